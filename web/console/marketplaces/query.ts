import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const marketplacesQuery = graphql(`
  query Marketplaces($from: DateTime!, $to: DateTime!) {
    viewer { role }
    marketplaces {
      id revision code name type adapter paused archived accountMissing
      sync {
        id owed oldestOwedAt lastSuccessAt lastError lastEventAt callsToday callsLeftToday unlinkedProducts credentialExpiresAt
        orderIntervalSeconds orderIntervalReason
      }
      latency { pushes p50Ms p95Ms p99Ms }
      listingCounts { pushState count }
    }
    syncSavings(from: $from, to: $to) {
      byMarketplace { marketplace { id } stockCalls orderCalls pollingCalls savedPercent }
    }
  }
`);

/** What the page shows. */
export type MarketplacesData = ResultOf<typeof marketplacesQuery>;
export type MarketplaceRow = MarketplacesData['marketplaces'][number];

export const marketplaceQuery = graphql(`
  query MarketplaceSettings($code: String!) {
    viewer { role }
    marketplace(code: $code) {
      id revision code name type currency adapter paused settings stockBuffer stockPercent stockLimit stockMinimum selling
      pollIntervalMinutes orderPollSeconds reconcileIntervalMinutes shipWhenPacked
    }
    adapters { name settingsSchema credentialsSchema }
  }
`);

/** A marketplace as its settings page shows it. */
export type MarketplaceSettingsData = ResultOf<typeof marketplaceQuery>;
export type SettingsRow = NonNullable<MarketplaceSettingsData['marketplace']>;

export const pauseMutation = graphql(`
  mutation Pause($input: PauseMarketplaceInput!, $language: AlertLanguage) {
    pauseMarketplace(input: $input) {
      __typename
      ... on PauseMarketplacePayload { marketplace { id revision paused archived } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const resumeMutation = graphql(`
  mutation Resume($input: ResumeMarketplaceInput!, $language: AlertLanguage) {
    resumeMarketplace(input: $input) {
      __typename
      ... on ResumeMarketplacePayload { marketplace { id revision paused archived } }
      ... on MarketplaceRefusedError { httpStatus }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const updateMutation = graphql(`
  mutation UpdateSettings($input: UpdateMarketplaceInput!, $language: AlertLanguage) {
    updateMarketplace(input: $input) {
      __typename
      ... on UpdateMarketplacePayload {
        marketplace {
          id revision name settings stockBuffer stockPercent stockLimit stockMinimum selling
          pollIntervalMinutes orderPollSeconds reconcileIntervalMinutes shipWhenPacked accountMissing
          sync { id credentialExpiresAt }
        }
      }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on MarketplaceRefusedError { httpStatus }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);
