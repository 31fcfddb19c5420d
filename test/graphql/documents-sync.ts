import { graphql } from '../gql/gql.ts';

/** Works on received events again. */
export const retryWebhooksDocument = graphql(`
  mutation RetryWebhooks($input: RetryWebhooksInput!) {
    retryWebhooks(input: $input) {
      __typename
      ... on RetryWebhooksPayload { matched queued }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Received events. */
export const webhooksDocument = graphql(`
  query Webhooks($marketplace: String, $status: WebhookStatus, $eventType: String, $since: DateTime) {
    webhooks(first: 250, marketplace: $marketplace, status: $status, eventType: $eventType, since: $since) {
      edges { node { id eventType status errorMessage retryCount createdAt } }
    }
  }
`);
