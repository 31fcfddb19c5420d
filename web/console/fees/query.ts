import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const feesQuery = graphql(`
  query Fees($marketplace: String!, $after: String) {
    marketplaceFees(marketplace: $marketplace, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        product { id sku name } validFrom commissionPercent commissionKept logisticsKept actor
        logisticsPerUnit { amount currencyCode } packingPerUnit { amount currencyCode }
      }
    }
  }
`);

export type Fee = NonNullable<ResultOf<typeof feesQuery>['marketplaceFees']>['nodes'][number];

export const setFeesMutation = graphql(`
  mutation SetFees($input: SetMarketplaceFeesInput!, $language: AlertLanguage) {
    setMarketplaceFees(input: $input) {
      __typename
      ... on SetMarketplaceFeesPayload { fees { validFrom } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);
