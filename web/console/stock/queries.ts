import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const stockQuery = graphql(`
  query Stock($after: String, $search: String, $stock: StockFilter) {
    products(first: 50, after: $after, search: $search, stock: $stock, sort: SKU) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold
        marketplaceProducts { id revision marketplace { id code name archived } figure marketplaceStock pushState stockBuffer }
      }
    }
    differs: marketplaceProducts(first: 1, filter: { differs: true }) { totalCount }
  }
`);

/** A product as the page shows it. */
export type StockProduct = ResultOf<typeof stockQuery>['products']['nodes'][number];

/** What a scanned code may mean: a barcode, else a SKU. */
export const scanQuery = graphql(`
  query Scan($code: String!) {
    byBarcode: product(barcode: $code) { id sku }
    bySku: product(sku: $code) { id sku }
    like: products(first: 2, search: $code) { nodes { id sku } }
  }
`);

export const adjustMutation = graphql(`
  mutation Adjust($input: AdjustStockInput!, $language: AlertLanguage) {
    adjustStock(input: $input) {
      __typename
      ... on AdjustStockPayload {
        movement { id quantityChange }
        product { id version revision quantity awaitingShipment oversold }
      }
      ... on ConflictError { currentVersion }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const undoMutation = graphql(`
  mutation Undo($input: UndoAdjustmentInput!, $language: AlertLanguage) {
    undoAdjustment(input: $input) {
      __typename
      ... on UndoAdjustmentPayload { product { id version revision quantity awaitingShipment oversold } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);
