import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const packOrderQuery = graphql(`
  query PackOrder($number: String!) {
    order(number: $number) {
      id number revision marketplaceOrderId status fulfilment shipBy heldUntil packing allowedStatuses
      marketplace { id code name type }
      items { id sku quantity unitsPerItem packedUnits unitsToPack unitsToTakeOut product { id name } }
    }
  }
`);

export type PackOrder = NonNullable<ResultOf<typeof packOrderQuery>['order']>;

export const toPackQuery = graphql(`
  query ToPack($filter: OrderFilter) {
    orders(first: 2, filter: $filter, sort: SHIP_BY_ASC) { totalCount nodes { id number } }
  }
`);

export const packingScanQuery = graphql(`
  query PackingScan($code: String!) {
    packingScan(code: $code) {
      orders { id number }
      products { id sku name }
      nextOrder { id number }
    }
  }
`);

export const packMutation = graphql(`
  mutation PackItem($input: PackItemInput!, $language: AlertLanguage) {
    packItem(input: $input) {
      __typename
      ... on PackItemPayload {
        shipped
        item { id sku packedUnits unitsToPack unitsToTakeOut product { id name } }
        order { id number revision status packing allowedStatuses items { id packedUnits unitsToPack unitsToTakeOut } }
      }
      ... on PackingRefusedError { reason }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const unpackMutation = graphql(`
  mutation UnpackItem($input: UnpackItemInput!, $language: AlertLanguage) {
    unpackItem(input: $input) {
      __typename
      ... on UnpackItemPayload {
        shipped
        order { id number revision status packing allowedStatuses items { id packedUnits unitsToPack unitsToTakeOut } }
      }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);
