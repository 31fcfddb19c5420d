import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

/** The sales that a code may come from, and the goods that it names. */
export const returnScanQuery = graphql(`
  query ReturnScan($code: String!) {
    returnCandidates(code: $code) {
      evidence sku quantity unitsPerItem shippedAt
      marketplace { id code name }
      order { id number marketplaceOrderId createdAt }
    }
    packingScan(code: $code) { products { id sku name } }
  }
`);

export type Candidate = NonNullable<ResultOf<typeof returnScanQuery>['returnCandidates']>[number];
export type Product = NonNullable<ResultOf<typeof returnScanQuery>['packingScan']>['products'][number];

export const receivePieceMutation = graphql(`
  mutation ReceivePiece($input: ReceiveReturnInput!, $language: AlertLanguage) {
    receiveReturn(input: $input) {
      __typename
      ... on ReceiveReturnPayload { alreadyInStock order { id revision status updatedAt } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const lostGoodsQuery = graphql(`
  query LostGoods($days: Int!, $after: String) {
    viewer { seesMoney }
    lostGoods(first: 25, after: $after, days: $days) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { sku units shippedAt marketplace { id name } order { id number marketplaceOrderId } }
    }
  }
`);

export const lostRowsQuery = graphql(`
  query LostRows($days: Int!, $after: String, $seesMoney: Boolean!) {
    lostGoods(first: 50, after: $after, days: $days) {
      pageInfo { hasNextPage endCursor }
      nodes {
        sku units shippedAt
        value @include(if: $seesMoney) { amount currencyCode }
        marketplace { id name }
        order { id number marketplaceOrderId events { at kind status units } }
      }
    }
  }
`);

export type LostRow = NonNullable<ResultOf<typeof lostGoodsQuery>['lostGoods']>['nodes'][number];
