import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const decideQuery = graphql(`
  query ToDecide($days: Int!) {
    toDecide(returnDays: $days) { kind cause count since example marketplace { id code name } }
  }
`);

/** What waits for a person, of one kind, marketplace and cause. */
export type Decision = NonNullable<ResultOf<typeof decideQuery>['toDecide']>[number];

export const groupIdsQuery = graphql(`
  query DecisionEvents(
    $after: String, $filter: ReceivedEventFilter, $status: WebhookStatus, $eventType: String, $held: Boolean, $since: DateTime
  ) {
    webhooks(first: 250, after: $after, filter: $filter, status: $status, eventType: $eventType, held: $held, since: $since) {
      pageInfo { hasNextPage endCursor } nodes { id } }
  }
`);

export const unlinkedQuery = graphql(`
  query UnlinkedEvents($filter: ReceivedEventFilter!) {
    webhooks(first: 50, filter: $filter) { totalCount nodes { id payload waitsFor } }
  }
`);

export const figuresQuery = graphql(`
  query DecisionFigures($filter: MarketplaceProductFilter!) {
    marketplaceProducts(first: 20, filter: $filter) {
      totalCount
      nodes { id revision marketplaceSku figure marketplaceStock pushStateReason product { id sku name } }
    }
  }
`);

export const driftsQuery = graphql(`
  query DecisionDrifts($filter: DriftFilter!) {
    drifts(first: 20, open: true, filter: $filter) {
      totalCount
      nodes { id cause figure shown marketplaceSku marketplace { id name } product { id sku name } }
    }
  }
`);

export const replayMutation = graphql(`
  mutation ReplayEvents($input: RetryWebhooksInput!, $language: AlertLanguage) {
    retryWebhooks(input: $input) {
      __typename
      ... on RetryWebhooksPayload { matched held queued }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const dismissMutation = graphql(`
  mutation DismissEvents($input: DismissWebhooksInput!, $language: AlertLanguage) {
    dismissWebhooks(input: $input) {
      __typename
      ... on DismissWebhooksPayload { dismissed }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const releaseMutation = graphql(`
  mutation ReleaseFigures($input: ReleaseHeldPushesInput!, $language: AlertLanguage) {
    releaseHeldPushes(input: $input) {
      __typename
      ... on ReleaseHeldPushesPayload { released }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const sendMutation = graphql(`
  mutation SendFigures($input: SyncMarketplaceInput!, $language: AlertLanguage) {
    syncMarketplace(input: $input) {
      __typename
      ... on SyncMarketplacePayload { owed }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const linkMutation = graphql(`
  mutation LinkSold($input: LinkProductInput!, $language: AlertLanguage) {
    linkProduct(input: $input) {
      __typename
      ... on LinkProductPayload { marketplaceProduct { id product { id sku } } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);
