import { graphql } from '../../gql/index.ts';

export const Drifts = graphql(/* GraphQL */ `
  query Drifts($marketplace: String, $open: Boolean) {
    drifts(marketplace: $marketplace, open: $open) {
      totalCount
      edges { node { id marketplaceSku cause arithmetic figure shown told toldAt foundAt resolvedAt resolution acceptedAt
        marketplace { code } product { sku } } }
    }
  }
`);

export const AcceptDrift = graphql(/* GraphQL */ `
  mutation AcceptDrift($input: AcceptDriftInput!) {
    acceptDrift(input: $input) {
      __typename
      ... on AcceptDriftPayload { drift { id resolution acceptedAt } movement { movementType quantityChange quantityAfter actor note } }
      ... on Error { message code }
    }
  }
`);

export const ReleaseHeldPushes = graphql(/* GraphQL */ `
  mutation ReleaseHeldPushes($input: ReleaseHeldPushesInput!) {
    releaseHeldPushes(input: $input) {
      __typename
      ... on ReleaseHeldPushesPayload { released marketplace { code } }
      ... on Error { message code }
    }
  }
`);
