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
    "\n  mutation ShopSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n": typeof types.ShopSignInDocument,
    "\n  mutation ShopPlaceOrder($input: PlaceStoreOrderInput!, $language: AlertLanguage) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { ...ShopOrder } }\n      ... on InsufficientStockError { items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } reached { rule limit used } }\n      ... on ValidationError { issues { path message(language: $language) } }\n      ... on Error { code message(language: $language) }\n    }\n  }\n": typeof types.ShopPlaceOrderDocument,
    "\n  query ShopOrders($after: String) {\n    orders(first: 20, after: $after, marketplace: \"amazing_store\") {\n      changesCursor\n      nodes { ...ShopOrder }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopOrder on Order {\n    id number status revision createdAt heldUntil canCancel note customerPhone\n    delivery { method address }\n    total { amount currencyCode }\n    items { id sku quantity cancelledQuantity unitPrice { amount currencyCode } product { id name } }\n  }\n": typeof types.ShopOrdersDocument,
    "\n  subscription ShopOrderChanges($after: String!) {\n    orderChanged(after: $after) { cursor order { ...ShopOrder } }\n  }\n": typeof types.ShopOrderChangesDocument,
    "\n  mutation ShopCancelOrder($input: CancelOrderInput!, $language: AlertLanguage) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { ...ShopOrder } }\n      ... on Error { message(language: $language) }\n    }\n  }\n": typeof types.ShopCancelOrderDocument,
    "\n  query ShopProducts($after: String, $search: String, $filter: ProductFilter) {\n    products(first: 50, after: $after, search: $search, filter: $filter) {\n      stockCursor\n      nodes { ...ShopProduct }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopProduct on Product {\n    id sku name description picture stock archived inShop revision price { amount currencyCode }\n  }\n": typeof types.ShopProductsDocument,
    "\n  query ShopCart($skus: [String!]) {\n    products(first: 100, archived: null, filter: { skus: $skus }) { nodes { ...ShopProduct } }\n  }\n": typeof types.ShopCartDocument,
    "\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { cursor product { ...ShopProduct } }\n  }\n": typeof types.ShopStockDocument,
    "\n  query ShopSettings {\n    shop { timeZone categories notifiesBuyers }\n    marketplace(code: \"amazing_store\") { id name }\n  }\n": typeof types.ShopSettingsDocument,
};
const documents: Documents = {
    "\n  mutation ShopSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n": types.ShopSignInDocument,
    "\n  mutation ShopPlaceOrder($input: PlaceStoreOrderInput!, $language: AlertLanguage) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { ...ShopOrder } }\n      ... on InsufficientStockError { items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } reached { rule limit used } }\n      ... on ValidationError { issues { path message(language: $language) } }\n      ... on Error { code message(language: $language) }\n    }\n  }\n": types.ShopPlaceOrderDocument,
    "\n  query ShopOrders($after: String) {\n    orders(first: 20, after: $after, marketplace: \"amazing_store\") {\n      changesCursor\n      nodes { ...ShopOrder }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopOrder on Order {\n    id number status revision createdAt heldUntil canCancel note customerPhone\n    delivery { method address }\n    total { amount currencyCode }\n    items { id sku quantity cancelledQuantity unitPrice { amount currencyCode } product { id name } }\n  }\n": types.ShopOrdersDocument,
    "\n  subscription ShopOrderChanges($after: String!) {\n    orderChanged(after: $after) { cursor order { ...ShopOrder } }\n  }\n": types.ShopOrderChangesDocument,
    "\n  mutation ShopCancelOrder($input: CancelOrderInput!, $language: AlertLanguage) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { ...ShopOrder } }\n      ... on Error { message(language: $language) }\n    }\n  }\n": types.ShopCancelOrderDocument,
    "\n  query ShopProducts($after: String, $search: String, $filter: ProductFilter) {\n    products(first: 50, after: $after, search: $search, filter: $filter) {\n      stockCursor\n      nodes { ...ShopProduct }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopProduct on Product {\n    id sku name description picture stock archived inShop revision price { amount currencyCode }\n  }\n": types.ShopProductsDocument,
    "\n  query ShopCart($skus: [String!]) {\n    products(first: 100, archived: null, filter: { skus: $skus }) { nodes { ...ShopProduct } }\n  }\n": types.ShopCartDocument,
    "\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { cursor product { ...ShopProduct } }\n  }\n": types.ShopStockDocument,
    "\n  query ShopSettings {\n    shop { timeZone categories notifiesBuyers }\n    marketplace(code: \"amazing_store\") { id name }\n  }\n": types.ShopSettingsDocument,
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
export function graphql(source: "\n  mutation ShopSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n"): (typeof documents)["\n  mutation ShopSignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopPlaceOrder($input: PlaceStoreOrderInput!, $language: AlertLanguage) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { ...ShopOrder } }\n      ... on InsufficientStockError { items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } reached { rule limit used } }\n      ... on ValidationError { issues { path message(language: $language) } }\n      ... on Error { code message(language: $language) }\n    }\n  }\n"): (typeof documents)["\n  mutation ShopPlaceOrder($input: PlaceStoreOrderInput!, $language: AlertLanguage) {\n    placeStoreOrder(input: $input) {\n      __typename\n      ... on PlaceStoreOrderPayload { order { ...ShopOrder } }\n      ... on InsufficientStockError { items { sku requested available } }\n      ... on ConflictError { currentTotal { amount currencyCode } reached { rule limit used } }\n      ... on ValidationError { issues { path message(language: $language) } }\n      ... on Error { code message(language: $language) }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopOrders($after: String) {\n    orders(first: 20, after: $after, marketplace: \"amazing_store\") {\n      changesCursor\n      nodes { ...ShopOrder }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopOrder on Order {\n    id number status revision createdAt heldUntil canCancel note customerPhone\n    delivery { method address }\n    total { amount currencyCode }\n    items { id sku quantity cancelledQuantity unitPrice { amount currencyCode } product { id name } }\n  }\n"): (typeof documents)["\n  query ShopOrders($after: String) {\n    orders(first: 20, after: $after, marketplace: \"amazing_store\") {\n      changesCursor\n      nodes { ...ShopOrder }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopOrder on Order {\n    id number status revision createdAt heldUntil canCancel note customerPhone\n    delivery { method address }\n    total { amount currencyCode }\n    items { id sku quantity cancelledQuantity unitPrice { amount currencyCode } product { id name } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ShopOrderChanges($after: String!) {\n    orderChanged(after: $after) { cursor order { ...ShopOrder } }\n  }\n"): (typeof documents)["\n  subscription ShopOrderChanges($after: String!) {\n    orderChanged(after: $after) { cursor order { ...ShopOrder } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ShopCancelOrder($input: CancelOrderInput!, $language: AlertLanguage) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { ...ShopOrder } }\n      ... on Error { message(language: $language) }\n    }\n  }\n"): (typeof documents)["\n  mutation ShopCancelOrder($input: CancelOrderInput!, $language: AlertLanguage) {\n    cancelOrder(input: $input) {\n      __typename\n      ... on CancelOrderPayload { order { ...ShopOrder } }\n      ... on Error { message(language: $language) }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopProducts($after: String, $search: String, $filter: ProductFilter) {\n    products(first: 50, after: $after, search: $search, filter: $filter) {\n      stockCursor\n      nodes { ...ShopProduct }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopProduct on Product {\n    id sku name description picture stock archived inShop revision price { amount currencyCode }\n  }\n"): (typeof documents)["\n  query ShopProducts($after: String, $search: String, $filter: ProductFilter) {\n    products(first: 50, after: $after, search: $search, filter: $filter) {\n      stockCursor\n      nodes { ...ShopProduct }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n  fragment ShopProduct on Product {\n    id sku name description picture stock archived inShop revision price { amount currencyCode }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopCart($skus: [String!]) {\n    products(first: 100, archived: null, filter: { skus: $skus }) { nodes { ...ShopProduct } }\n  }\n"): (typeof documents)["\n  query ShopCart($skus: [String!]) {\n    products(first: 100, archived: null, filter: { skus: $skus }) { nodes { ...ShopProduct } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { cursor product { ...ShopProduct } }\n  }\n"): (typeof documents)["\n  subscription ShopStock($after: String!) {\n    stockUpdated(after: $after) { cursor product { ...ShopProduct } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ShopSettings {\n    shop { timeZone categories notifiesBuyers }\n    marketplace(code: \"amazing_store\") { id name }\n  }\n"): (typeof documents)["\n  query ShopSettings {\n    shop { timeZone categories notifiesBuyers }\n    marketplace(code: \"amazing_store\") { id name }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;