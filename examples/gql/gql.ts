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
    "\n  query ShopProducts($after: String) {\n    products(first: 100, after: $after) {\n      stockCursor\n      edges { node { id sku name stock archived revision price { amount currencyCode } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ShopProductsDocument,
    "\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { sku stock archived revision cursor price { amount currencyCode } product { id name } }\n  }\n": typeof types.ShopStockDocument,
    "\n  mutation ShopOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { number heldUntil total { amount currencyCode } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } }\n      ... on Error { code message }\n    }\n  }\n": typeof types.ShopOrderDocument,
    "\n  subscription ShopOrders($after: String!) {\n    orderChanged(after: $after) { cursor order { id number status heldUntil revision } }\n  }\n": typeof types.ShopOrdersDocument,
    "\n  query OwnOrders { orders(first: 10) { changesCursor edges { node { id number status heldUntil revision } } } }\n": typeof types.OwnOrdersDocument,
};
const documents: Documents = {
    "\n  query ShopProducts($after: String) {\n    products(first: 100, after: $after) {\n      stockCursor\n      edges { node { id sku name stock archived revision price { amount currencyCode } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ShopProductsDocument,
    "\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { sku stock archived revision cursor price { amount currencyCode } product { id name } }\n  }\n": types.ShopStockDocument,
    "\n  mutation ShopOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { number heldUntil total { amount currencyCode } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } }\n      ... on Error { code message }\n    }\n  }\n": types.ShopOrderDocument,
    "\n  subscription ShopOrders($after: String!) {\n    orderChanged(after: $after) { cursor order { id number status heldUntil revision } }\n  }\n": types.ShopOrdersDocument,
    "\n  query OwnOrders { orders(first: 10) { changesCursor edges { node { id number status heldUntil revision } } } }\n": types.OwnOrdersDocument,
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
export function graphql(source: "\n  query ShopProducts($after: String) {\n    products(first: 100, after: $after) {\n      stockCursor\n      edges { node { id sku name stock archived revision price { amount currencyCode } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query ShopProducts($after: String) {\n    products(first: 100, after: $after) {\n      stockCursor\n      edges { node { id sku name stock archived revision price { amount currencyCode } } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { sku stock archived revision cursor price { amount currencyCode } product { id name } }\n  }\n"): (typeof documents)["\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { sku stock archived revision cursor price { amount currencyCode } product { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { number heldUntil total { amount currencyCode } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation ShopOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { number heldUntil total { amount currencyCode } } }\n      ... on InsufficientStockError { message items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ShopOrders($after: String!) {\n    orderChanged(after: $after) { cursor order { id number status heldUntil revision } }\n  }\n"): (typeof documents)["\n  subscription ShopOrders($after: String!) {\n    orderChanged(after: $after) { cursor order { id number status heldUntil revision } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OwnOrders { orders(first: 10) { changesCursor edges { node { id number status heldUntil revision } } } }\n"): (typeof documents)["\n  query OwnOrders { orders(first: 10) { changesCursor edges { node { id number status heldUntil revision } } } }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;