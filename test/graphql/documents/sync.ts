import { graphql } from '../../gql/gql.ts';

/** Works on received events again. */
export const retryWebhooksDocument = graphql(`
  mutation RetryWebhooks($input: RetryWebhooksInput!) {
    retryWebhooks(input: $input) {
      __typename
      ... on RetryWebhooksPayload { matched held queued }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Closes failed events that change no stock. */
export const dismissWebhooksDocument = graphql(`
  mutation DismissWebhooks($input: DismissWebhooksInput!) {
    dismissWebhooks(input: $input) {
      __typename
      ... on DismissWebhooksPayload { dismissed }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
    }
  }
`);

/** Received events. */
export const webhooksDocument = graphql(`
  query Webhooks($marketplace: String, $status: WebhookStatus, $eventType: String, $since: DateTime, $held: Boolean) {
    webhooks(first: 250, marketplace: $marketplace, status: $status, eventType: $eventType, since: $since, held: $held) {
      edges { node { id eventType status held errorMessage retryCount createdAt } }
    }
  }
`);

/** How the exchange with a marketplace stands. */
export const syncStateDocument = graphql(`
  query SyncState($code: String!) {
    marketplace(code: $code) {
      paused
      sync { firstPush { sent total minutesLeft } owed oldestOwedAt lastSuccessAt lastError lastEventAt callsToday callsLeftToday unlinkedProducts credentialExpiresAt }
      latency { pushes p50Ms p95Ms p99Ms }
    }
  }
`);

/** Exchanges with a marketplace now. */
export const syncMarketplaceDocument = graphql(`
  mutation SyncMarketplace($input: SyncMarketplaceInput!) {
    syncMarketplace(input: $input) {
      __typename
      ... on SyncMarketplacePayload { owed marketplace { code } }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
      ... on MarketplaceRefusedError { message httpStatus }
    }
  }
`);

/** Calls made beside what polling would have made. */
export const syncSavingsDocument = graphql(`
  query SyncSavings($from: DateTime!, $to: DateTime!) {
    syncSavings(from: $from, to: $to) {
      from to stockCalls orderCalls otherCalls pollingCalls savedPercent pollingCallsAtEqualFreshness breakEvenChangesPerDay formula
      byMarketplace { marketplace { code } listings stockCalls orderCalls pollingCalls savedPercent }
    }
  }
`);
