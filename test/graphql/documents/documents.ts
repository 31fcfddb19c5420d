import { graphql } from '../../gql/gql.ts';

/** Enters a product. */
export const createProductDocument = graphql(`
  mutation CreateProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      __typename
      ... on CreateProductPayload { lookAlikes product { id sku name quantity version stock price { amount currencyCode } costPrice { amount } } }
      ... on ValidationError { message code path issues { path message value } }
      ... on ConflictError { message code }
    }
  }
`);

/** Changes stock. */
export const adjustStockDocument = graphql(`
  mutation AdjustStock($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      __typename
      ... on AdjustStockPayload { product { sku quantity oversold version } movement { movementType quantityChange quantityBefore quantityAfter actor note } }
      ... on ValidationError { message path issues { path message value } }
      ... on NotFoundError { message path keys }
      ... on InsufficientStockError { message sku requested available items { sku requested available } }
      ... on ConflictError { message code currentVersion }
      ... on IdempotencyConflictError { message idempotencyKey }
    }
  }
`);

/** Types an order in. */
export const createManualOrderDocument = graphql(`
  mutation CreateManualOrder($input: CreateManualOrderInput!) {
    createManualOrder(input: $input) {
      __typename
      ... on CreateManualOrderPayload { order { id number status customerPhone total { amount } items { sku quantity cancelledQuantity unitPrice { amount } } } }
      ... on ValidationError { message path issues { path message value } }
      ... on NotFoundError { message path keys }
      ... on InsufficientStockError { message items { sku requested available } }
      ... on IdempotencyConflictError { message idempotencyKey }
    }
  }
`);

/** Places an order in the shop. */
export const placeStoreOrderDocument = graphql(`
  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {
    placeStoreOrder(input: $input) {
      __typename
      ... on PlaceStoreOrderPayload { order { id number status items { sku quantity } } }
      ... on InsufficientStockError { message items { sku requested available } }
      ... on Error { message }
    }
  }
`);

/** Cancels an order, whole or in part. */
export const cancelOrderDocument = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderPayload { order { status items { sku quantity cancelledQuantity } total { amount } } }
      ... on ValidationError { message path }
      ... on NotFoundError { message path keys }
      ... on ConflictError { message code }
    }
  }
`);
