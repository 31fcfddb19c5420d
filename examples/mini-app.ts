// A complete client of the Mini App shop, without its user interface:
//   OMBOR_URL=http://127.0.0.1:4000 OMBOR_AUTHORIZATION="tma <initData>" node examples/mini-app.ts
import { createInterface } from 'node:readline';
import { Client, type CombinedError, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSocket } from 'graphql-ws';
import { pipe, toAsyncIterable } from 'wonka';
import { graphql } from './gql/gql.ts';

/** Connects; inside Telegram `authorization` is `tma ${window.Telegram.WebApp.initData}`. */
function connect(url: string, authorization: string): Client {
  let silence: NodeJS.Timeout | undefined;
  const socket = createSocket({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    connectionParams: { authorization },
    // followStock reconnects: it knows the newest cursor, while graphql-ws would subscribe with the first one again.
    retryAttempts: 0,
    keepAlive: 10_000,
    on: {
      // A phone that slept holds a socket that nobody is behind any more, and only an unanswered ping shows it.
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket.terminate(), 5_000);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
    },
  });
  return new Client({
    url: `${url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
}

interface ShownProduct {
  sku: string;
  name: string;
  stock: number;
  price?: { amount: string; currencyCode: string } | null;
  /** Taken out of sale: not shown, but kept, so that nothing older shows it again. */
  archived: boolean;
  revision: number;
}

/** What the page shows, by SKU. */
type Shelf = Map<string, ShownProduct>;

const productsQuery = graphql(`
  query ShopProducts($after: String) {
    products(first: 100, after: $after) {
      stockCursor
      edges { node { id sku name stock archived revision price { amount currencyCode } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** Puts a product on the shelf, unless it shows the same or a newer state. Returns whether it did. */
function keepNewest(shelf: Shelf, product: ShownProduct): boolean {
  if ((shelf.get(product.sku)?.revision ?? 0) >= product.revision) return false;
  shelf.set(product.sku, product);
  return true;
}

/** Reads all products onto the shelf. Returns the cursor from which to follow their stock. */
async function readProducts(api: Client, shelf: Shelf): Promise<string> {
  let cursor: string | undefined;
  let after: string | null | undefined;
  do {
    const { data, error } = await api.query(productsQuery, { after });
    if (!data) throw error;
    for (const { node } of data.products.edges) keepNewest(shelf, node);
    cursor = data.products.stockCursor;
    after = data.products.pageInfo.hasNextPage ? data.products.pageInfo.endCursor : undefined;
  } while (after);
  return cursor;
}

const stockSubscription = graphql(`
  subscription ShopStock($after: String!) {
    stockUpdated(after: $after) { sku stock archived revision cursor price { amount currencyCode } product { id name } }
  }
`);

/** Keeps the shelf up to date from a cursor on. After any error it continues from the last cursor that it received. */
async function followStock(
  api: Client,
  shelf: Shelf,
  cursor: string,
  show: (product: ShownProduct) => void,
): Promise<void> {
  for (let failures = 0; ; failures++) {
    for await (const { data, error } of pipe(api.subscription(stockSubscription, { after: cursor }), toAsyncIterable)) {
      if (hasCode(error, 'RESYNC_REQUIRED')) {
        // Revisions of a restored database say nothing about those before it.
        shelf.clear();
        cursor = await readProducts(api, shelf);
      }
      if (!data) break;
      failures = 0;
      const { product, cursor: newest, ...update } = data.stockUpdated;
      cursor = newest;
      const shown = { ...update, name: product.name };
      // After a reconnect the same state may come again.
      if (keepNewest(shelf, shown)) show(shown);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(500 * 2 ** failures, 15_000)));
  }
}

function hasCode(error: CombinedError | undefined, code: string): boolean {
  return !!error?.graphQLErrors.some(({ extensions }) => extensions.code === code);
}

const placeOrderMutation = graphql(`
  mutation ShopOrder($input: PlaceStoreOrderInput!) {
    placeStoreOrder(input: $input) {
      __typename
      ... on PlaceStoreOrderPayload { order { number heldUntil total { amount currencyCode } } }
      ... on InsufficientStockError { message items { sku requested available } }
      ... on ConflictError { currentTotal { amount currencyCode } }
      ... on Error { code message }
    }
  }
`);

interface NewOrder {
  items: { sku: string; quantity: number }[];
  /** What the buyer sees: another sum is refused. */
  expectedTotal?: string | undefined;
  /** Create it when the buyer presses the button: sent again with the same key, it is one order. */
  idempotencyKey: string;
}

/** Places an order. Returns what to tell the buyer. */
async function placeOrder(api: Client, shelf: Shelf, input: NewOrder): Promise<string> {
  const { data, error } = await api.mutation(placeOrderMutation, { input });
  // It is unknown whether the order arrived: the caller sends it again with the same key.
  if (!data) throw error;
  const result = data.placeStoreOrder;
  if (result.__typename === 'PlaceStoreOrderPayload') {
    const { number, heldUntil, total } = result.order;
    return `order ${number}, ${total.amount} ${total.currencyCode}, held until ${heldUntil}`;
  }
  if (result.__typename === 'ConflictError' && result.currentTotal) {
    // The buyer decides by the new price, so it is shown before anything is ordered.
    await readProducts(api, shelf);
    return `It costs ${result.currentTotal.amount} ${result.currentTotal.currencyCode} now: order it again if you agree.`;
  }
  // Every other member of the union is an error, also one that a later release adds.
  return result.message;
}

const orderSubscription = graphql(`
  subscription ShopOrders($after: String!) {
    orderChanged(after: $after) { cursor order { id number status heldUntil revision } }
  }
`);

const ordersQuery = graphql(`
  query OwnOrders { orders(first: 10) { changesCursor edges { node { id number status heldUntil revision } } } }
`);

interface OwnOrder {
  number: string;
  status: string;
  revision: number;
}

/** An order's status in words for the buyer. */
function describeStatus(status: string): string {
  switch (status) {
    case 'HELD':
      return 'waits for the shop to confirm it';
    case 'EXPIRED':
      return 'was not confirmed in time';
    case 'CONFIRMED':
      return 'is confirmed';
    case 'SHIPPED':
      return 'is on its way';
    case 'CANCELLED':
      return 'is cancelled';
    default:
      // A later release may add a status: its name is better than nothing.
      return `is ${status.toLowerCase()}`;
  }
}

/** Follows the buyer's own orders. After any error it continues from the last cursor that it received. */
async function followOrders(api: Client, show: (order: OwnOrder) => void): Promise<void> {
  const shown = new Map<string, number>();
  const showNew = (order: OwnOrder): void => {
    if ((shown.get(order.number) ?? 0) >= order.revision) return;
    shown.set(order.number, order.revision);
    show(order);
  };
  let cursor: string | undefined;
  for (let failures = 0; ; failures++) {
    if (!cursor) {
      const { data } = await api.query(ordersQuery, {});
      for (const { node } of data?.orders.edges.toReversed() ?? []) showNew(node);
      cursor = data?.orders.changesCursor;
    }
    const changes = cursor ? pipe(api.subscription(orderSubscription, { after: cursor }), toAsyncIterable) : [];
    for await (const { data, error } of changes) {
      if (hasCode(error, 'RESYNC_REQUIRED')) {
        shown.clear();
        cursor = undefined;
      }
      if (!data) break;
      failures = 0;
      cursor = data.orderChanged.cursor;
      showNew(data.orderChanged.order);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(500 * 2 ** failures, 15_000)));
  }
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { OMBOR_URL: url = 'http://127.0.0.1:4000', OMBOR_AUTHORIZATION: authorization = '' } = process.env;
const api = connect(url, authorization);
const shelf: Shelf = new Map();
const stockCursor = await readProducts(api, shelf);
for (const { sku, name, stock } of shelf.values()) say(`${sku} ${name}: ${stock}`);
void followStock(api, shelf, stockCursor, ({ sku, name, stock }) => say(`${sku} ${name}: ${stock}`));
void followOrders(api, ({ number, status }) => say(`order ${number} ${describeStatus(status)}`));
say('Type an SKU to order one of it.');
for await (const sku of createInterface({ input: process.stdin })) {
  const expectedTotal = shelf.get(sku)?.price?.amount;
  const input = { items: [{ sku, quantity: 1 }], expectedTotal, idempotencyKey: crypto.randomUUID() };
  say(await placeOrder(api, shelf, input).catch(() => placeOrder(api, shelf, input)));
}
process.exit();
