import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const suppliesQuery = graphql(`
  query Supplies($marketplace: String!, $after: String) {
    marketplace(code: $marketplace) { id code name }
    supplies(marketplace: $marketplace, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id note actor createdAt undone movements { id quantityChange product { id sku name } } }
    }
  }
`);

export type Supply = NonNullable<ResultOf<typeof suppliesQuery>['supplies']>['nodes'][number];

export const supplyMutation = graphql(`
  mutation SupplyMarketplace($input: SupplyMarketplaceInput!, $language: AlertLanguage) {
    supplyMarketplace(input: $input) {
      __typename
      ... on SupplyMarketplacePayload { supply { id } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const undoSupplyMutation = graphql(`
  mutation UndoSupply($input: UndoSupplyInput!, $language: AlertLanguage) {
    undoSupply(input: $input) {
      __typename
      ... on UndoSupplyPayload { supply { id undone } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);
