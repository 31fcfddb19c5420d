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
    "\n  fragment Refusal on Error {\n    __typename\n    code\n    message\n    uz: message(language: UZ)\n    ru: message(language: RU)\n    ... on ValidationError {\n      issues { path rule limit value message uz: message(language: UZ) ru: message(language: RU) }\n    }\n    ... on InsufficientStockError { items { sku requested available } }\n    ... on ConflictError { currentVersion currentRevision currentTotal { amount currencyCode } }\n  }\n": typeof types.RefusalFragmentDoc,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload { token session { id name role expiresAt } }\n      ... on Error { ...Refusal }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query Shop { shop { baseCurrency timeZone today holdMinutes maxOpenOrders maxOpenUnits release } }\n": typeof types.ShopDocument,
    "\n  query Products($first: Int = 100, $after: String, $search: String) {\n    products(first: $first, after: $after, search: $search) {\n      stockCursor\n      nodes { id sku name stock archived imageUrl revision price { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ProductsDocument,
    "\n  subscription Stock($after: String, $skus: [String!]) {\n    stockUpdated(after: $after, skus: $skus) {\n      cursor sku stock archived revision price { amount currencyCode } product { id name imageUrl }\n    }\n  }\n": typeof types.StockDocument,
    "\n  query Orders($first: Int = 20, $after: String, $search: String) {\n    orders(first: $first, after: $after, search: $search) {\n      changesCursor\n      nodes { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.OrdersDocument,
    "\n  subscription OrderChanges($after: String) {\n    orderChanged(after: $after) {\n      cursor\n      order { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n    }\n  }\n": typeof types.OrderChangesDocument,
    "\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      ... on PlaceStoreOrderPayload { order { id number status revision heldUntil total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n": typeof types.PlaceStoreOrderDocument,
    "\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      ... on CreateManualOrderPayload { order { id number status revision total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n": typeof types.CreateManualOrderDocument,
    "\n  mutation UpdateOrderStatus($input: UpdateOrderStatusInput!) {\n    updateOrderStatus(input: $input) {\n      ... on UpdateOrderStatusPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n": typeof types.UpdateOrderStatusDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      ... on CancelOrderPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n": typeof types.CancelOrderDocument,
    "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      ... on AdjustStockPayload { product { id sku quantity stock version revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n": typeof types.AdjustStockDocument,
    "\n  query Alerts($first: Int = 50, $after: String, $language: AlertLanguage = UZ) {\n    alerts(first: $first, after: $after) {\n      changesCursor\n      nodes { id kind raisedAt resolvedAt revision text(language: $language) }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.AlertsDocument,
    "\n  subscription AlertChanges($after: String, $language: AlertLanguage = UZ) {\n    alertChanged(after: $after) { cursor alert { id kind raisedAt resolvedAt revision text(language: $language) } }\n  }\n": typeof types.AlertChangesDocument,
};
const documents: Documents = {
    "\n  fragment Refusal on Error {\n    __typename\n    code\n    message\n    uz: message(language: UZ)\n    ru: message(language: RU)\n    ... on ValidationError {\n      issues { path rule limit value message uz: message(language: UZ) ru: message(language: RU) }\n    }\n    ... on InsufficientStockError { items { sku requested available } }\n    ... on ConflictError { currentVersion currentRevision currentTotal { amount currencyCode } }\n  }\n": types.RefusalFragmentDoc,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload { token session { id name role expiresAt } }\n      ... on Error { ...Refusal }\n    }\n  }\n": types.SignInDocument,
    "\n  query Shop { shop { baseCurrency timeZone today holdMinutes maxOpenOrders maxOpenUnits release } }\n": types.ShopDocument,
    "\n  query Products($first: Int = 100, $after: String, $search: String) {\n    products(first: $first, after: $after, search: $search) {\n      stockCursor\n      nodes { id sku name stock archived imageUrl revision price { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ProductsDocument,
    "\n  subscription Stock($after: String, $skus: [String!]) {\n    stockUpdated(after: $after, skus: $skus) {\n      cursor sku stock archived revision price { amount currencyCode } product { id name imageUrl }\n    }\n  }\n": types.StockDocument,
    "\n  query Orders($first: Int = 20, $after: String, $search: String) {\n    orders(first: $first, after: $after, search: $search) {\n      changesCursor\n      nodes { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.OrdersDocument,
    "\n  subscription OrderChanges($after: String) {\n    orderChanged(after: $after) {\n      cursor\n      order { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n    }\n  }\n": types.OrderChangesDocument,
    "\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      ... on PlaceStoreOrderPayload { order { id number status revision heldUntil total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n": types.PlaceStoreOrderDocument,
    "\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      ... on CreateManualOrderPayload { order { id number status revision total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n": types.CreateManualOrderDocument,
    "\n  mutation UpdateOrderStatus($input: UpdateOrderStatusInput!) {\n    updateOrderStatus(input: $input) {\n      ... on UpdateOrderStatusPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n": types.UpdateOrderStatusDocument,
    "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      ... on CancelOrderPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n": types.CancelOrderDocument,
    "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      ... on AdjustStockPayload { product { id sku quantity stock version revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n": types.AdjustStockDocument,
    "\n  query Alerts($first: Int = 50, $after: String, $language: AlertLanguage = UZ) {\n    alerts(first: $first, after: $after) {\n      changesCursor\n      nodes { id kind raisedAt resolvedAt revision text(language: $language) }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.AlertsDocument,
    "\n  subscription AlertChanges($after: String, $language: AlertLanguage = UZ) {\n    alertChanged(after: $after) { cursor alert { id kind raisedAt resolvedAt revision text(language: $language) } }\n  }\n": types.AlertChangesDocument,
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
export function graphql(source: "\n  fragment Refusal on Error {\n    __typename\n    code\n    message\n    uz: message(language: UZ)\n    ru: message(language: RU)\n    ... on ValidationError {\n      issues { path rule limit value message uz: message(language: UZ) ru: message(language: RU) }\n    }\n    ... on InsufficientStockError { items { sku requested available } }\n    ... on ConflictError { currentVersion currentRevision currentTotal { amount currencyCode } }\n  }\n"): (typeof documents)["\n  fragment Refusal on Error {\n    __typename\n    code\n    message\n    uz: message(language: UZ)\n    ru: message(language: RU)\n    ... on ValidationError {\n      issues { path rule limit value message uz: message(language: UZ) ru: message(language: RU) }\n    }\n    ... on InsufficientStockError { items { sku requested available } }\n    ... on ConflictError { currentVersion currentRevision currentTotal { amount currencyCode } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload { token session { id name role expiresAt } }\n      ... on Error { ...Refusal }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      ... on SignInPayload { token session { id name role expiresAt } }\n      ... on Error { ...Refusal }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Shop { shop { baseCurrency timeZone today holdMinutes maxOpenOrders maxOpenUnits release } }\n"): (typeof documents)["\n  query Shop { shop { baseCurrency timeZone today holdMinutes maxOpenOrders maxOpenUnits release } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Products($first: Int = 100, $after: String, $search: String) {\n    products(first: $first, after: $after, search: $search) {\n      stockCursor\n      nodes { id sku name stock archived imageUrl revision price { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Products($first: Int = 100, $after: String, $search: String) {\n    products(first: $first, after: $after, search: $search) {\n      stockCursor\n      nodes { id sku name stock archived imageUrl revision price { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Stock($after: String, $skus: [String!]) {\n    stockUpdated(after: $after, skus: $skus) {\n      cursor sku stock archived revision price { amount currencyCode } product { id name imageUrl }\n    }\n  }\n"): (typeof documents)["\n  subscription Stock($after: String, $skus: [String!]) {\n    stockUpdated(after: $after, skus: $skus) {\n      cursor sku stock archived revision price { amount currencyCode } product { id name imageUrl }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Orders($first: Int = 20, $after: String, $search: String) {\n    orders(first: $first, after: $after, search: $search) {\n      changesCursor\n      nodes { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Orders($first: Int = 20, $after: String, $search: String) {\n    orders(first: $first, after: $after, search: $search) {\n      changesCursor\n      nodes { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription OrderChanges($after: String) {\n    orderChanged(after: $after) {\n      cursor\n      order { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n    }\n  }\n"): (typeof documents)["\n  subscription OrderChanges($after: String) {\n    orderChanged(after: $after) {\n      cursor\n      order { id number status revision createdAt heldUntil customerName total { amount currencyCode } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      ... on PlaceStoreOrderPayload { order { id number status revision heldUntil total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n"): (typeof documents)["\n  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {\n    placeStoreOrder(input: $input) {\n      ... on PlaceStoreOrderPayload { order { id number status revision heldUntil total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      ... on CreateManualOrderPayload { order { id number status revision total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateManualOrder($input: CreateManualOrderInput!) {\n    createManualOrder(input: $input) {\n      ... on CreateManualOrderPayload { order { id number status revision total { amount currencyCode } } }\n      ... on Error { ...Refusal }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateOrderStatus($input: UpdateOrderStatusInput!) {\n    updateOrderStatus(input: $input) {\n      ... on UpdateOrderStatusPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateOrderStatus($input: UpdateOrderStatusInput!) {\n    updateOrderStatus(input: $input) {\n      ... on UpdateOrderStatusPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      ... on CancelOrderPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n"): (typeof documents)["\n  mutation CancelOrder($input: CancelOrderInput!) {\n    cancelOrder(input: $input) {\n      ... on CancelOrderPayload { order { id number status revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      ... on AdjustStockPayload { product { id sku quantity stock version revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n"): (typeof documents)["\n  mutation AdjustStock($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      ... on AdjustStockPayload { product { id sku quantity stock version revision } }\n      ... on Error { ...Refusal }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Alerts($first: Int = 50, $after: String, $language: AlertLanguage = UZ) {\n    alerts(first: $first, after: $after) {\n      changesCursor\n      nodes { id kind raisedAt resolvedAt revision text(language: $language) }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query Alerts($first: Int = 50, $after: String, $language: AlertLanguage = UZ) {\n    alerts(first: $first, after: $after) {\n      changesCursor\n      nodes { id kind raisedAt resolvedAt revision text(language: $language) }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription AlertChanges($after: String, $language: AlertLanguage = UZ) {\n    alertChanged(after: $after) { cursor alert { id kind raisedAt resolvedAt revision text(language: $language) } }\n  }\n"): (typeof documents)["\n  subscription AlertChanges($after: String, $language: AlertLanguage = UZ) {\n    alertChanged(after: $after) { cursor alert { id kind raisedAt resolvedAt revision text(language: $language) } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;