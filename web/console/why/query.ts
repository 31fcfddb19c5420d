import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const whyQuery = graphql(`
  query Why($sku: String!, $language: AlertLanguage) {
    product(sku: $sku) {
      id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold
      marketplaceProducts {
        id revision marketplace { id code name archived } marketplaceSku figure marketplaceStock pushState pushStateReason
        stockBuffer stockLimit stockPercent stockMinimum selling unitsPerItem stockLastSyncedAt
      }
      alerts { id revision kind text(language: $language) raisedAt }
      drifts { id cause figure shown marketplaceSku marketplace { id name } }
      openOrders(first: 10) { totalCount nodes { id revision number status marketplace { id name } } }
      movements(first: 50) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id movementType quantityChange quantityBefore quantityAfter actor note occurredAt recordedAt
          marketplace { id name } order { id number } undoes { id } undoneBy { id }
        }
      }
    }
  }
`);

export const acceptMutation = graphql(`
  mutation AcceptDifference($input: AcceptDriftInput!, $language: AlertLanguage) {
    acceptDrift(input: $input) {
      __typename
      ... on AcceptDriftPayload { drift { id resolvedAt product { id version revision quantity oversold } } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const pastQuery = graphql(`
  query Past($sku: String!, $at: DateTime!) {
    product(sku: $sku) {
      id
      explanation(at: $at) { told { marketplace { id name } marketplaceSku figure } }
    }
  }
`);

export const historyQuery = graphql(`
  query History($sku: String!, $days: DateRange!) {
    product(sku: $sku) { id stockByDay(days: $days) { day quantity oversold } }
    sales(sku: $sku, days: $days) { byDay { date unitsSold unitsReturned } }
  }
`);

export const updateListingMutation = graphql(`
  mutation UpdateListing($input: UpdateMarketplaceProductInput!, $language: AlertLanguage) {
    updateMarketplaceProduct(input: $input) {
      __typename
      ... on UpdateMarketplaceProductPayload {
        marketplaceProduct { id revision figure pushState stockBuffer stockLimit stockPercent stockMinimum selling }
      }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

/** The product as its page shows it. */
export type WhyProduct = NonNullable<ResultOf<typeof whyQuery>['product']>;
