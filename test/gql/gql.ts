/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Explanation($sku: String!, $at: DateTime) {\n    product(sku: $sku) {\n      explanation(at: $at) {\n        sku at quantity oversold version text openingQuantity earlierMovements unlinkedEvents\n        movements { movementType quantityChange quantityAfter version actor order { number } }\n        told { marketplace { code } marketplaceSku figure sentAt acknowledgedAt shown readAt reason }\n      }\n    }\n  }\n": typeof types.ExplanationDocument,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CreateProductPayload { product { id sku name quantity version stock price { amount currencyCode } costPrice { amount } } }\n      ... on ValidationError { message code path issues { path message value } }\n      ... on ConflictError { message code }\n    }\n  }\n": typeof types.CreateProductDocument,
    "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload { product { sku quantity oversold version } movement { movementType quantityChange quantityBefore quantityAfter actor note } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message sku requested available items { sku requested available } }\n      ... on ConflictError { message code currentVersion }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n": typeof types.AdjustStockDocument,
    "\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      __typename\n      ... on CreateManualOrderPayload { order { id number status customerPhone total { amount } items { sku quantity cancelledQuantity unitPrice { amount } } } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n": typeof types.CreateManualOrderDocument,
    "\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { id number status items { sku quantity } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on Error { message }\n    }\n  }\n": typeof types.PlaceStoreOrderDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { status items { sku quantity cancelledQuantity } total { amount } } }\n      ... on ValidationError { message path }\n      ... on NotFoundError { message path keys }\n      ... on ConflictError { message code }\n    }\n  }\n": typeof types.CancelOrderDocument,
};
const documents: Documents = {
    "\n  query Explanation($sku: String!, $at: DateTime) {\n    product(sku: $sku) {\n      explanation(at: $at) {\n        sku at quantity oversold version text openingQuantity earlierMovements unlinkedEvents\n        movements { movementType quantityChange quantityAfter version actor order { number } }\n        told { marketplace { code } marketplaceSku figure sentAt acknowledgedAt shown readAt reason }\n      }\n    }\n  }\n": types.ExplanationDocument,
    "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CreateProductPayload { product { id sku name quantity version stock price { amount currencyCode } costPrice { amount } } }\n      ... on ValidationError { message code path issues { path message value } }\n      ... on ConflictError { message code }\n    }\n  }\n": types.CreateProductDocument,
    "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload { product { sku quantity oversold version } movement { movementType quantityChange quantityBefore quantityAfter actor note } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message sku requested available items { sku requested available } }\n      ... on ConflictError { message code currentVersion }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n": types.AdjustStockDocument,
    "\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      __typename\n      ... on CreateManualOrderPayload { order { id number status customerPhone total { amount } items { sku quantity cancelledQuantity unitPrice { amount } } } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n": types.CreateManualOrderDocument,
    "\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { id number status items { sku quantity } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on Error { message }\n    }\n  }\n": types.PlaceStoreOrderDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { status items { sku quantity cancelledQuantity } total { amount } } }\n      ... on ValidationError { message path }\n      ... on NotFoundError { message path keys }\n      ... on ConflictError { message code }\n    }\n  }\n": types.CancelOrderDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Explanation($sku: String!, $at: DateTime) {\n    product(sku: $sku) {\n      explanation(at: $at) {\n        sku at quantity oversold version text openingQuantity earlierMovements unlinkedEvents\n        movements { movementType quantityChange quantityAfter version actor order { number } }\n        told { marketplace { code } marketplaceSku figure sentAt acknowledgedAt shown readAt reason }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Explanation($sku: String!, $at: DateTime) {\n    product(sku: $sku) {\n      explanation(at: $at) {\n        sku at quantity oversold version text openingQuantity earlierMovements unlinkedEvents\n        movements { movementType quantityChange quantityAfter version actor order { number } }\n        told { marketplace { code } marketplaceSku figure sentAt acknowledgedAt shown readAt reason }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CreateProductPayload { product { id sku name quantity version stock price { amount currencyCode } costPrice { amount } } }\n      ... on ValidationError { message code path issues { path message value } }\n      ... on ConflictError { message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateProduct($input: CreateProductInput!) {\n    createProduct(input: $input) {\n      __typename\n      ... on CreateProductPayload { product { id sku name quantity version stock price { amount currencyCode } costPrice { amount } } }\n      ... on ValidationError { message code path issues { path message value } }\n      ... on ConflictError { message code }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload { product { sku quantity oversold version } movement { movementType quantityChange quantityBefore quantityAfter actor note } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message sku requested available items { sku requested available } }\n      ... on ConflictError { message code currentVersion }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n"): (typeof documents)["\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload { product { sku quantity oversold version } movement { movementType quantityChange quantityBefore quantityAfter actor note } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message sku requested available items { sku requested available } }\n      ... on ConflictError { message code currentVersion }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      __typename\n      ... on CreateManualOrderPayload { order { id number status customerPhone total { amount } items { sku quantity cancelledQuantity unitPrice { amount } } } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      __typename\n      ... on CreateManualOrderPayload { order { id number status customerPhone total { amount } items { sku quantity cancelledQuantity unitPrice { amount } } } }\n      ... on ValidationError { message path issues { path message value } }\n      ... on NotFoundError { message path keys }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on IdempotencyConflictError { message idempotencyKey }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { id number status items { sku quantity } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { id number status items { sku quantity } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { status items { sku quantity cancelledQuantity } total { amount } } }\n      ... on ValidationError { message path }\n      ... on NotFoundError { message path keys }\n      ... on ConflictError { message code }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { status items { sku quantity cancelledQuantity } total { amount } } }\n      ... on ValidationError { message path }\n      ... on NotFoundError { message path keys }\n      ... on ConflictError { message code }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;