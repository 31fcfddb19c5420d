import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const eventsQuery = graphql(`
  query Events(
    $after: String, $filter: ReceivedEventFilter, $status: WebhookStatus, $eventType: String, $since: DateTime
  ) {
    webhooks(first: 50, after: $after, filter: $filter, status: $status, eventType: $eventType, since: $since) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id eventType status held cause waitsFor errorMessage note retryCount nextAttemptAt processedAt createdAt payload
        marketplace { id code name }
      }
    }
  }
`);

export type ReceivedEvent = ResultOf<typeof eventsQuery>['webhooks']['nodes'][number];

export const exchangesQuery = graphql(`
  query Exchanges($after: String, $marketplace: String, $status: SyncStatus) {
    syncLogs(first: 50, after: $after, marketplace: $marketplace, status: $status) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id syncType direction status items calls latencyMs errorMessage createdAt marketplace { id code name }
      }
    }
  }
`);

export type Exchange = ResultOf<typeof exchangesQuery>['syncLogs']['nodes'][number];

export const eventPlacesQuery = graphql(`
  query EventPlaces {
    marketplaces(archived: false) { id code name type }
  }
`);
