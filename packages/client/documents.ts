// What most apps ask for. For everything else write documents of your own: `schema.graphql` is in this package.
import { graphql } from './gql/gql.ts';

/** Every error that a mutation can return, with its text in three languages: `... on Error { ...Refusal }`. */
export const refusalFragment = graphql(`
  fragment Refusal on Error {
    __typename
    code
    message
    uz: message(language: UZ)
    ru: message(language: RU)
    ... on ValidationError {
      issues { path rule limit value message uz: message(language: UZ) ru: message(language: RU) }
    }
    ... on InsufficientStockError { items { sku requested available } }
    ... on ConflictError { currentVersion currentRevision currentTotal { amount currencyCode } }
  }
`);

/** Signs in with a key, `initData` or a one-time link, and returns the token of a session. Send it without other credentials. */
export const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      ... on SignInPayload { token session { id name role expiresAt } }
      ... on Error { ...Refusal }
    }
  }
`);

/** The settings of the shop that both apps need. */
export const shopQuery = graphql(`
  query Shop { shop { baseCurrency timeZone today holdMinutes maxOpenOrders maxOpenUnits release } }
`);

/** A page of products as buyers see them. Follow their stock from `stockCursor` with `stockSubscription`. */
export const productsQuery = graphql(`
  query Products($first: Int = 100, $after: String, $search: String) {
    products(first: $first, after: $after, search: $search) {
      stockCursor
      nodes { id sku name stock archived imageUrl revision price { amount currencyCode } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Every change of a product: stock, price, name, archiving. */
export const stockSubscription = graphql(`
  subscription Stock($after: String, $skus: [String!]) {
    stockUpdated(after: $after, skus: $skus) {
      cursor sku stock archived revision price { amount currencyCode } product { id name imageUrl }
    }
  }
`);

/** A page of orders, newest first; buyers get their own. Follow them from `changesCursor` with `orderSubscription`. */
export const ordersQuery = graphql(`
  query Orders($first: Int = 20, $after: String, $search: String) {
    orders(first: $first, after: $after, search: $search) {
      changesCursor
      nodes { id number status revision createdAt heldUntil customerName total { amount currencyCode } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Every order when it is placed and whenever it changes. */
export const orderSubscription = graphql(`
  subscription OrderChanges($after: String) {
    orderChanged(after: $after) {
      cursor
      order { id number status revision createdAt heldUntil customerName total { amount currencyCode } }
    }
  }
`);

/** A buyer of the Mini App orders. */
export const placeStoreOrderMutation = graphql(`
  mutation PlaceStoreOrder($input: PlaceStoreOrderInput!) {
    placeStoreOrder(input: $input) {
      ... on PlaceStoreOrderPayload { order { id number status revision heldUntil total { amount currencyCode } } }
      ... on Error { ...Refusal }
    }
  }
`);

/** The staff types in an order from elsewhere. */
export const createManualOrderMutation = graphql(`
  mutation CreateManualOrder($input: CreateManualOrderInput!) {
    createManualOrder(input: $input) {
      ... on CreateManualOrderPayload { order { id number status revision total { amount currencyCode } } }
      ... on Error { ...Refusal }
    }
  }
`);

/** The next step of an order. */
export const updateOrderStatusMutation = graphql(`
  mutation UpdateOrderStatus($input: UpdateOrderStatusInput!) {
    updateOrderStatus(input: $input) {
      ... on UpdateOrderStatusPayload { order { id number status revision } }
      ... on Error { ...Refusal }
    }
  }
`);

/** Cancels an order of the shop or of the staff, or a part of it. */
export const cancelOrderMutation = graphql(`
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      ... on CancelOrderPayload { order { id number status revision } }
      ... on Error { ...Refusal }
    }
  }
`);

/** A receipt, a count, a write-off. */
export const adjustStockMutation = graphql(`
  mutation AdjustStock($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      ... on AdjustStockPayload { product { id sku quantity stock version revision } }
      ... on Error { ...Refusal }
    }
  }
`);

/** The alerts that are open, in one of three languages. Follow them from `changesCursor` with `alertSubscription`. */
export const alertsQuery = graphql(`
  query Alerts($first: Int = 50, $after: String, $language: AlertLanguage = UZ) {
    alerts(first: $first, after: $after) {
      changesCursor
      nodes { id kind raisedAt resolvedAt revision text(language: $language) }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Each alert when it is raised, changes and is resolved. */
export const alertSubscription = graphql(`
  subscription AlertChanges($after: String, $language: AlertLanguage = UZ) {
    alertChanged(after: $after) { cursor alert { id kind raisedAt resolvedAt revision text(language: $language) } }
  }
`);
