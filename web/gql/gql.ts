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
    "\n  query Shop {\n    shop { timeZone }\n    viewer { role name }\n  }\n": typeof types.ShopDocument,
    "\n  subscription FollowStock {\n    stockUpdated {\n      cursor\n      product { id sku name imageUrl version revision quantity stock awaitingShipment oversold archived price { amount currencyCode } }\n    }\n  }\n": typeof types.FollowStockDocument,
    "\n  subscription FollowListings {\n    marketplaceProductUpdated { id revision figure marketplaceStock pushState pushStateReason stockBuffer unlinking }\n  }\n": typeof types.FollowListingsDocument,
    "\n  subscription FollowOrders {\n    orderUpdated { id revision number status shipBy heldUntil updatedAt }\n  }\n": typeof types.FollowOrdersDocument,
    "\n  subscription FollowAlerts($language: AlertLanguage) {\n    alertChanged { cursor alert { id revision kind text(language: $language) raisedAt resolvedAt } }\n  }\n": typeof types.FollowAlertsDocument,
    "\n  query Sessions {\n    sessions(first: 100, filter: { staff: true }) {\n      nodes { id name device createdAt lastUsedAt current }\n    }\n  }\n": typeof types.SessionsDocument,
    "\n  mutation EndSessions($input: EndSessionsInput!) {\n    endSessions(input: $input) {\n      __typename\n      ... on EndSessionsPayload { ended }\n      ... on Error { message }\n    }\n  }\n": typeof types.EndSessionsDocument,
    "\n  query Stock($after: String, $search: String, $stock: StockFilter) {\n    products(first: 50, after: $after, search: $search, stock: $stock, sort: SKU) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n        marketplaceProducts { id revision marketplace { id code name } figure marketplaceStock pushState stockBuffer }\n      }\n    }\n    differs: marketplaceProducts(first: 1, filter: { differs: true }) { totalCount }\n  }\n": typeof types.StockDocument,
    "\n  query Scan($code: String!) {\n    byBarcode: product(barcode: $code) { id sku }\n    bySku: product(sku: $code) { id sku }\n    like: products(first: 2, search: $code) { nodes { id sku } }\n  }\n": typeof types.ScanDocument,
    "\n  mutation Adjust($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload {\n        movement { id quantityChange }\n        product { id version revision quantity awaitingShipment oversold }\n      }\n      ... on ConflictError { currentVersion }\n      ... on Error { code message }\n    }\n  }\n": typeof types.AdjustDocument,
    "\n  mutation Undo($input: UndoAdjustmentInput!) {\n    undoAdjustment(input: $input) {\n      __typename\n      ... on UndoAdjustmentPayload { product { id version revision quantity awaitingShipment oversold } }\n      ... on Error { code message }\n    }\n  }\n": typeof types.UndoDocument,
    "\n  query Today($now: DateTime!, $dayStart: DateTime!, $dayEnd: DateTime!, $weekAgo: DateTime!, $weekAgoEnd: DateTime!, $language: AlertLanguage) {\n    late: orders(first: 1, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $now } }) { totalCount }\n    toShip: orders(first: 10, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $dayEnd } }, sort: SHIP_BY_ASC) {\n      totalCount\n      nodes { id number status shipBy marketplace { id name } items { id sku quantity } }\n    }\n    oversold: products(first: 10, stock: OVERSOLD) {\n      totalCount\n      nodes { id sku name oversold openOrders(first: 5) { totalCount nodes { id number marketplace { id name } } } }\n    }\n    alerts(first: 10) { totalCount nodes { id revision kind text(language: $language) raisedAt } }\n    sales: salesAnalytics(from: $dayStart, to: $dayEnd) { unitsSold revenue { amount currencyCode } profit { amount currencyCode } }\n    salesAWeekAgo: salesAnalytics(from: $weekAgo, to: $weekAgoEnd) { unitsSold revenue { amount } profit { amount } }\n    marketplaces {\n      id code name type paused\n      sync { id owed oldestOwedAt lastEventAt lastError callsLeftToday }\n      latency { p95Ms }\n    }\n  }\n": typeof types.TodayDocument,
    "\n  query Why($sku: String!, $language: AlertLanguage) {\n    product(sku: $sku) {\n      id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n      marketplaceProducts {\n        id revision marketplace { id code name } marketplaceSku figure marketplaceStock pushState pushStateReason\n        stockBuffer stockLimit stockPercent stockMinimum unitsPerItem stockLastSyncedAt\n      }\n      alerts { id revision kind text(language: $language) raisedAt }\n      drifts { id cause figure shown marketplaceSku marketplace { id name } }\n      openOrders(first: 10) { totalCount nodes { id revision number status marketplace { id name } } }\n      movements(first: 50) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id movementType quantityChange quantityBefore quantityAfter actor note occurredAt\n          marketplace { id name } order { id number } undoes { id } undoneBy { id }\n        }\n      }\n    }\n  }\n": typeof types.WhyDocument,
    "\n  mutation AcceptDifference($input: AcceptDriftInput!) {\n    acceptDrift(input: $input) {\n      __typename\n      ... on AcceptDriftPayload { drift { id resolvedAt product { id version revision quantity oversold } } }\n      ... on Error { code message }\n    }\n  }\n": typeof types.AcceptDifferenceDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SignOut {\n    signOut { __typename }\n  }\n": typeof types.SignOutDocument,
};
const documents: Documents = {
    "\n  query Shop {\n    shop { timeZone }\n    viewer { role name }\n  }\n": types.ShopDocument,
    "\n  subscription FollowStock {\n    stockUpdated {\n      cursor\n      product { id sku name imageUrl version revision quantity stock awaitingShipment oversold archived price { amount currencyCode } }\n    }\n  }\n": types.FollowStockDocument,
    "\n  subscription FollowListings {\n    marketplaceProductUpdated { id revision figure marketplaceStock pushState pushStateReason stockBuffer unlinking }\n  }\n": types.FollowListingsDocument,
    "\n  subscription FollowOrders {\n    orderUpdated { id revision number status shipBy heldUntil updatedAt }\n  }\n": types.FollowOrdersDocument,
    "\n  subscription FollowAlerts($language: AlertLanguage) {\n    alertChanged { cursor alert { id revision kind text(language: $language) raisedAt resolvedAt } }\n  }\n": types.FollowAlertsDocument,
    "\n  query Sessions {\n    sessions(first: 100, filter: { staff: true }) {\n      nodes { id name device createdAt lastUsedAt current }\n    }\n  }\n": types.SessionsDocument,
    "\n  mutation EndSessions($input: EndSessionsInput!) {\n    endSessions(input: $input) {\n      __typename\n      ... on EndSessionsPayload { ended }\n      ... on Error { message }\n    }\n  }\n": types.EndSessionsDocument,
    "\n  query Stock($after: String, $search: String, $stock: StockFilter) {\n    products(first: 50, after: $after, search: $search, stock: $stock, sort: SKU) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n        marketplaceProducts { id revision marketplace { id code name } figure marketplaceStock pushState stockBuffer }\n      }\n    }\n    differs: marketplaceProducts(first: 1, filter: { differs: true }) { totalCount }\n  }\n": types.StockDocument,
    "\n  query Scan($code: String!) {\n    byBarcode: product(barcode: $code) { id sku }\n    bySku: product(sku: $code) { id sku }\n    like: products(first: 2, search: $code) { nodes { id sku } }\n  }\n": types.ScanDocument,
    "\n  mutation Adjust($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload {\n        movement { id quantityChange }\n        product { id version revision quantity awaitingShipment oversold }\n      }\n      ... on ConflictError { currentVersion }\n      ... on Error { code message }\n    }\n  }\n": types.AdjustDocument,
    "\n  mutation Undo($input: UndoAdjustmentInput!) {\n    undoAdjustment(input: $input) {\n      __typename\n      ... on UndoAdjustmentPayload { product { id version revision quantity awaitingShipment oversold } }\n      ... on Error { code message }\n    }\n  }\n": types.UndoDocument,
    "\n  query Today($now: DateTime!, $dayStart: DateTime!, $dayEnd: DateTime!, $weekAgo: DateTime!, $weekAgoEnd: DateTime!, $language: AlertLanguage) {\n    late: orders(first: 1, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $now } }) { totalCount }\n    toShip: orders(first: 10, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $dayEnd } }, sort: SHIP_BY_ASC) {\n      totalCount\n      nodes { id number status shipBy marketplace { id name } items { id sku quantity } }\n    }\n    oversold: products(first: 10, stock: OVERSOLD) {\n      totalCount\n      nodes { id sku name oversold openOrders(first: 5) { totalCount nodes { id number marketplace { id name } } } }\n    }\n    alerts(first: 10) { totalCount nodes { id revision kind text(language: $language) raisedAt } }\n    sales: salesAnalytics(from: $dayStart, to: $dayEnd) { unitsSold revenue { amount currencyCode } profit { amount currencyCode } }\n    salesAWeekAgo: salesAnalytics(from: $weekAgo, to: $weekAgoEnd) { unitsSold revenue { amount } profit { amount } }\n    marketplaces {\n      id code name type paused\n      sync { id owed oldestOwedAt lastEventAt lastError callsLeftToday }\n      latency { p95Ms }\n    }\n  }\n": types.TodayDocument,
    "\n  query Why($sku: String!, $language: AlertLanguage) {\n    product(sku: $sku) {\n      id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n      marketplaceProducts {\n        id revision marketplace { id code name } marketplaceSku figure marketplaceStock pushState pushStateReason\n        stockBuffer stockLimit stockPercent stockMinimum unitsPerItem stockLastSyncedAt\n      }\n      alerts { id revision kind text(language: $language) raisedAt }\n      drifts { id cause figure shown marketplaceSku marketplace { id name } }\n      openOrders(first: 10) { totalCount nodes { id revision number status marketplace { id name } } }\n      movements(first: 50) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id movementType quantityChange quantityBefore quantityAfter actor note occurredAt\n          marketplace { id name } order { id number } undoes { id } undoneBy { id }\n        }\n      }\n    }\n  }\n": types.WhyDocument,
    "\n  mutation AcceptDifference($input: AcceptDriftInput!) {\n    acceptDrift(input: $input) {\n      __typename\n      ... on AcceptDriftPayload { drift { id resolvedAt product { id version revision quantity oversold } } }\n      ... on Error { code message }\n    }\n  }\n": types.AcceptDifferenceDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SignOut {\n    signOut { __typename }\n  }\n": types.SignOutDocument,
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
export function graphql(source: "\n  query Shop {\n    shop { timeZone }\n    viewer { role name }\n  }\n"): (typeof documents)["\n  query Shop {\n    shop { timeZone }\n    viewer { role name }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowStock {\n    stockUpdated {\n      cursor\n      product { id sku name imageUrl version revision quantity stock awaitingShipment oversold archived price { amount currencyCode } }\n    }\n  }\n"): (typeof documents)["\n  subscription FollowStock {\n    stockUpdated {\n      cursor\n      product { id sku name imageUrl version revision quantity stock awaitingShipment oversold archived price { amount currencyCode } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowListings {\n    marketplaceProductUpdated { id revision figure marketplaceStock pushState pushStateReason stockBuffer unlinking }\n  }\n"): (typeof documents)["\n  subscription FollowListings {\n    marketplaceProductUpdated { id revision figure marketplaceStock pushState pushStateReason stockBuffer unlinking }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowOrders {\n    orderUpdated { id revision number status shipBy heldUntil updatedAt }\n  }\n"): (typeof documents)["\n  subscription FollowOrders {\n    orderUpdated { id revision number status shipBy heldUntil updatedAt }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription FollowAlerts($language: AlertLanguage) {\n    alertChanged { cursor alert { id revision kind text(language: $language) raisedAt resolvedAt } }\n  }\n"): (typeof documents)["\n  subscription FollowAlerts($language: AlertLanguage) {\n    alertChanged { cursor alert { id revision kind text(language: $language) raisedAt resolvedAt } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Sessions {\n    sessions(first: 100, filter: { staff: true }) {\n      nodes { id name device createdAt lastUsedAt current }\n    }\n  }\n"): (typeof documents)["\n  query Sessions {\n    sessions(first: 100, filter: { staff: true }) {\n      nodes { id name device createdAt lastUsedAt current }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EndSessions($input: EndSessionsInput!) {\n    endSessions(input: $input) {\n      __typename\n      ... on EndSessionsPayload { ended }\n      ... on Error { message }\n    }\n  }\n"): (typeof documents)["\n  mutation EndSessions($input: EndSessionsInput!) {\n    endSessions(input: $input) {\n      __typename\n      ... on EndSessionsPayload { ended }\n      ... on Error { message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Stock($after: String, $search: String, $stock: StockFilter) {\n    products(first: 50, after: $after, search: $search, stock: $stock, sort: SKU) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n        marketplaceProducts { id revision marketplace { id code name } figure marketplaceStock pushState stockBuffer }\n      }\n    }\n    differs: marketplaceProducts(first: 1, filter: { differs: true }) { totalCount }\n  }\n"): (typeof documents)["\n  query Stock($after: String, $search: String, $stock: StockFilter) {\n    products(first: 50, after: $after, search: $search, stock: $stock, sort: SKU) {\n      totalCount\n      pageInfo { hasNextPage endCursor }\n      nodes {\n        id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n        marketplaceProducts { id revision marketplace { id code name } figure marketplaceStock pushState stockBuffer }\n      }\n    }\n    differs: marketplaceProducts(first: 1, filter: { differs: true }) { totalCount }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Scan($code: String!) {\n    byBarcode: product(barcode: $code) { id sku }\n    bySku: product(sku: $code) { id sku }\n    like: products(first: 2, search: $code) { nodes { id sku } }\n  }\n"): (typeof documents)["\n  query Scan($code: String!) {\n    byBarcode: product(barcode: $code) { id sku }\n    bySku: product(sku: $code) { id sku }\n    like: products(first: 2, search: $code) { nodes { id sku } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Adjust($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload {\n        movement { id quantityChange }\n        product { id version revision quantity awaitingShipment oversold }\n      }\n      ... on ConflictError { currentVersion }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation Adjust($input: AdjustStockInput!) {\n    adjustStock(input: $input) {\n      __typename\n      ... on AdjustStockPayload {\n        movement { id quantityChange }\n        product { id version revision quantity awaitingShipment oversold }\n      }\n      ... on ConflictError { currentVersion }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Undo($input: UndoAdjustmentInput!) {\n    undoAdjustment(input: $input) {\n      __typename\n      ... on UndoAdjustmentPayload { product { id version revision quantity awaitingShipment oversold } }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation Undo($input: UndoAdjustmentInput!) {\n    undoAdjustment(input: $input) {\n      __typename\n      ... on UndoAdjustmentPayload { product { id version revision quantity awaitingShipment oversold } }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Today($now: DateTime!, $dayStart: DateTime!, $dayEnd: DateTime!, $weekAgo: DateTime!, $weekAgoEnd: DateTime!, $language: AlertLanguage) {\n    late: orders(first: 1, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $now } }) { totalCount }\n    toShip: orders(first: 10, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $dayEnd } }, sort: SHIP_BY_ASC) {\n      totalCount\n      nodes { id number status shipBy marketplace { id name } items { id sku quantity } }\n    }\n    oversold: products(first: 10, stock: OVERSOLD) {\n      totalCount\n      nodes { id sku name oversold openOrders(first: 5) { totalCount nodes { id number marketplace { id name } } } }\n    }\n    alerts(first: 10) { totalCount nodes { id revision kind text(language: $language) raisedAt } }\n    sales: salesAnalytics(from: $dayStart, to: $dayEnd) { unitsSold revenue { amount currencyCode } profit { amount currencyCode } }\n    salesAWeekAgo: salesAnalytics(from: $weekAgo, to: $weekAgoEnd) { unitsSold revenue { amount } profit { amount } }\n    marketplaces {\n      id code name type paused\n      sync { id owed oldestOwedAt lastEventAt lastError callsLeftToday }\n      latency { p95Ms }\n    }\n  }\n"): (typeof documents)["\n  query Today($now: DateTime!, $dayStart: DateTime!, $dayEnd: DateTime!, $weekAgo: DateTime!, $weekAgoEnd: DateTime!, $language: AlertLanguage) {\n    late: orders(first: 1, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $now } }) { totalCount }\n    toShip: orders(first: 10, filter: { statuses: [NEW, CONFIRMED], shipBy: { to: $dayEnd } }, sort: SHIP_BY_ASC) {\n      totalCount\n      nodes { id number status shipBy marketplace { id name } items { id sku quantity } }\n    }\n    oversold: products(first: 10, stock: OVERSOLD) {\n      totalCount\n      nodes { id sku name oversold openOrders(first: 5) { totalCount nodes { id number marketplace { id name } } } }\n    }\n    alerts(first: 10) { totalCount nodes { id revision kind text(language: $language) raisedAt } }\n    sales: salesAnalytics(from: $dayStart, to: $dayEnd) { unitsSold revenue { amount currencyCode } profit { amount currencyCode } }\n    salesAWeekAgo: salesAnalytics(from: $weekAgo, to: $weekAgoEnd) { unitsSold revenue { amount } profit { amount } }\n    marketplaces {\n      id code name type paused\n      sync { id owed oldestOwedAt lastEventAt lastError callsLeftToday }\n      latency { p95Ms }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Why($sku: String!, $language: AlertLanguage) {\n    product(sku: $sku) {\n      id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n      marketplaceProducts {\n        id revision marketplace { id code name } marketplaceSku figure marketplaceStock pushState pushStateReason\n        stockBuffer stockLimit stockPercent stockMinimum unitsPerItem stockLastSyncedAt\n      }\n      alerts { id revision kind text(language: $language) raisedAt }\n      drifts { id cause figure shown marketplaceSku marketplace { id name } }\n      openOrders(first: 10) { totalCount nodes { id revision number status marketplace { id name } } }\n      movements(first: 50) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id movementType quantityChange quantityBefore quantityAfter actor note occurredAt\n          marketplace { id name } order { id number } undoes { id } undoneBy { id }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Why($sku: String!, $language: AlertLanguage) {\n    product(sku: $sku) {\n      id sku name imageUrl version revision quantity awaitingShipment oversold lowStockThreshold\n      marketplaceProducts {\n        id revision marketplace { id code name } marketplaceSku figure marketplaceStock pushState pushStateReason\n        stockBuffer stockLimit stockPercent stockMinimum unitsPerItem stockLastSyncedAt\n      }\n      alerts { id revision kind text(language: $language) raisedAt }\n      drifts { id cause figure shown marketplaceSku marketplace { id name } }\n      openOrders(first: 10) { totalCount nodes { id revision number status marketplace { id name } } }\n      movements(first: 50) {\n        pageInfo { hasNextPage endCursor }\n        nodes {\n          id movementType quantityChange quantityBefore quantityAfter actor note occurredAt\n          marketplace { id name } order { id number } undoes { id } undoneBy { id }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AcceptDifference($input: AcceptDriftInput!) {\n    acceptDrift(input: $input) {\n      __typename\n      ... on AcceptDriftPayload { drift { id resolvedAt product { id version revision quantity oversold } } }\n      ... on Error { code message }\n    }\n  }\n"): (typeof documents)["\n  mutation AcceptDifference($input: AcceptDriftInput!) {\n    acceptDrift(input: $input) {\n      __typename\n      ... on AcceptDriftPayload { drift { id resolvedAt product { id version revision quantity oversold } } }\n      ... on Error { code message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      __typename\n      ... on SignInPayload { token }\n      ... on SignInRefusedError { reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignOut {\n    signOut { __typename }\n  }\n"): (typeof documents)["\n  mutation SignOut {\n    signOut { __typename }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;