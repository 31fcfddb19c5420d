import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../gql/gql.ts';

export const ordersQuery = graphql(`
  query Orders($after: String, $filter: OrderFilter, $sort: OrderSort) {
    orders(first: 50, after: $after, filter: $filter, sort: $sort) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id number revision marketplaceOrderId status fulfilment shipBy heldUntil createdAt updatedAt customerName
        total { amount currencyCode } marketplace { id code name } allowedStatuses
        items { id sku quantity cancelledQuantity returnedQuantity returnExpected product { id name } }
      }
    }
  }
`);

/** An order as the list shows it. */
export type OrderRow = ResultOf<typeof ordersQuery>['orders']['nodes'][number];

/** How many orders are behind each tab, whatever statuses are chosen; late ones apart. */
export const countsQuery = graphql(`
  query OrderCounts($filter: OrderFilter, $late: OrderFilter) {
    orders(first: 0, filter: $filter) { counts { status count } }
    late: orders(first: 0, filter: $late) { totalCount }
    marketplaces(archived: false) { id code name type }
  }
`);

export const orderQuery = graphql(`
  query OrderDetail($number: String!) {
    order(number: $number) {
      id number revision marketplaceOrderId status fulfilment shipBy heldUntil createdAt updatedAt customerName delivery { method address } customerPhone note
      total { amount currencyCode } marketplace { id code name type } allowedStatuses canCancel
      items {
        id sku quantity cancelledQuantity returnExpected returnedQuantity unitPrice { amount currencyCode }
        product { id name quantity }
      }
      events { at kind status units actor note }
      movements(first: 50) {
        nodes {
          id movementType quantityChange quantityBefore quantityAfter actor note occurredAt recordedAt
          marketplace { id name } order { id number } undoes { id } undoneBy { id } product { id sku }
        }
      }
    }
  }
`);

export type OrderDetails = NonNullable<ResultOf<typeof orderQuery>['order']>;

export const statusMutation = graphql(`
  mutation SetOrderStatus($input: UpdateOrderStatusInput!, $language: AlertLanguage) {
    updateOrderStatus(input: $input) {
      __typename
      ... on UpdateOrderStatusPayload { order { id revision status allowedStatuses canCancel heldUntil updatedAt } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const cancelMutation = graphql(`
  mutation CancelItems($input: CancelOrderInput!, $language: AlertLanguage) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderPayload {
        order {
          id revision status allowedStatuses canCancel updatedAt total { amount currencyCode }
          items { id cancelledQuantity returnExpected returnedQuantity }
        }
      }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const returnMutation = graphql(`
  mutation ReceiveGoods($input: ReceiveReturnInput!, $language: AlertLanguage) {
    receiveReturn(input: $input) {
      __typename
      ... on ReceiveReturnPayload {
        order {
          id revision status allowedStatuses canCancel updatedAt
          items { id cancelledQuantity returnExpected returnedQuantity }
        }
      }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const createMutation = graphql(`
  mutation EnterOrder($input: CreateManualOrderInput!, $language: AlertLanguage) {
    createManualOrder(input: $input) {
      __typename
      ... on CreateManualOrderPayload { order { id number } }
      ... on ValidationError { issues { path message(language: $language) } }
      ... on Error { code message(language: $language) said: message }
    }
  }
`);

export const placesQuery = graphql(`
  query OrderPlaces {
    marketplaces(archived: false) { id code name type currency }
  }
`);

export const pickQuery = graphql(`
  query PickProduct($search: String!) {
    products(first: 8, search: $search) { nodes { id sku name quantity price { amount currencyCode } } }
  }
`);

export const pickedQuery = graphql(`
  query PickedProducts($skus: [String!]!) {
    products(first: 200, filter: { skus: $skus }) { nodes { id sku name quantity } }
  }
`);
