import { graphql } from '../../gql/gql.ts';

/** Places an order in the shop and reads all of it. */
export const placeOrderDocument = graphql(`
  mutation PlaceOrder($input: PlaceStoreOrderInput!) {
    placeStoreOrder(input: $input) {
      __typename
      ... on PlaceStoreOrderPayload { order { id number status heldUntil createdAt customerPhone total { amount currencyCode } } }
      ... on ValidationError { path issues { path message value } }
      ... on InsufficientStockError { items { sku requested available } }
      ... on ConflictError { code message }
    }
  }
`);

/** Moves an order on. */
export const updateOrderStatusDocument = graphql(`
  mutation UpdateOrderStatus($input: UpdateOrderStatusInput!) {
    updateOrderStatus(input: $input) {
      __typename
      ... on UpdateOrderStatusPayload { order { status heldUntil note items { cancelledQuantity returnExpected } } }
      ... on NotFoundError { keys }
      ... on ConflictError { code message }
    }
  }
`);

/** Cancels an order, whole or in part. */
export const cancelDocument = graphql(`
  mutation Cancel($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderPayload { order { status items { sku quantity cancelledQuantity returnExpected } } }
      ... on ValidationError { message path }
      ... on NotFoundError { keys }
      ... on ConflictError { code message }
      ... on IdempotencyConflictError { idempotencyKey }
    }
  }
`);

/** Records what came back. */
export const receiveReturnDocument = graphql(`
  mutation ReceiveReturn($input: ReceiveReturnInput!) {
    receiveReturn(input: $input) {
      __typename
      ... on ReceiveReturnPayload {
        order { status items { sku quantity returnExpected returnedQuantity } }
        movements { movementType quantityChange quantityAfter referenceType marketplace { code } order { number } unitPrice { amount } }
      }
      ... on ValidationError { message path }
      ... on NotFoundError { keys }
      ... on ConflictError { code message }
      ... on IdempotencyConflictError { idempotencyKey }
    }
  }
`);

/** Finds orders. */
export const findOrdersDocument = graphql(`
  query FindOrders($search: String, $marketplace: String, $status: OrderStatus, $from: DateTime, $to: DateTime) {
    orders(first: 50, search: $search, marketplace: $marketplace, status: $status, from: $from, to: $to) {
      totalCount
      edges { node { id number marketplace { code } marketplaceOrderId status } }
    }
  }
`);
