// The order screen of a Seller App, without its user interface: list, filter, story, next steps, all of it live.
//   OMBOR_URL=http://127.0.0.1:4000 OMBOR_AUTHORIZATION="Bearer <key>" node examples/order-screen.ts
// Type: all | NEW,CONFIRMED | show 1042 | CONFIRMED 1042 | cancel 1042
import { createInterface } from 'node:readline';

interface Order {
  id: string;
  number: string;
  status: string;
  revision: number;
  customerName: string | null;
  total: { amount: string; currencyCode: string };
  marketplace: { code: string };
  items: { id: string; sku: string; quantity: number }[];
}

interface Screen {
  /** The statuses that the seller chose; null: all. */
  statuses: string[] | null;
  /** The orders on the page, by id, newest first. */
  orders: Map<string, Order>;
  /** The newest revision seen of every order, on the page or not. */
  revisions: Map<string, number>;
  /** For the tabs: how many orders are in each status. */
  counts: Map<string, number>;
  /** What was sold on each day that is shown. */
  unitsSold: Map<string, number>;
  /** Where to go on after a lost connection. */
  cursor: string;
}

const { OMBOR_URL: url = 'http://127.0.0.1:4000', OMBOR_AUTHORIZATION: authorization = '' } = process.env;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Asks the API. Throws for errors at the top level; what a mutation refuses is data. */
async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}

interface Answer {
  orders: { changesCursor: string; nodes: Order[]; counts: { status: string; count: number }[] };
  shop: { today: string };
}

const orderFields =
  'id number status revision customerName total { amount currencyCode } marketplace { code } items { id sku quantity }';

/** Reads the page of the chosen statuses and the tabs. */
async function readPage(screen: Screen): Promise<void> {
  const { orders, shop } = await ask<Answer>(
    `query ($filter: OrderFilter) {
      orders(first: 50, filter: $filter) { changesCursor counts { status count } nodes { ${orderFields} } }
      shop { today }
    }`,
    { filter: screen.statuses && { statuses: screen.statuses } },
  );
  screen.cursor = orders.changesCursor;
  screen.orders = new Map(orders.nodes.map((order) => [order.id, order]));
  screen.counts = new Map(orders.counts.map(({ status, count }) => [status, count]));
  for (const { id, revision } of orders.nodes) screen.revisions.set(id, revision);
  screen.unitsSold.set(shop.today, screen.unitsSold.get(shop.today) ?? 0);
}

/** Puts a changed order into the list. Returns whether it is news. */
function applyOrder(screen: Screen, order: Order): boolean {
  if ((screen.revisions.get(order.id) ?? 0) >= order.revision) return false;
  screen.revisions.set(order.id, order.revision);
  const belongs = screen.statuses === null || screen.statuses.includes(order.status);
  if (!belongs) screen.orders.delete(order.id);
  // One that is on the page stays where it is; a new one comes first.
  else if (screen.orders.has(order.id)) screen.orders.set(order.id, order);
  else screen.orders = new Map([[order.id, order], ...screen.orders]);
  return true;
}

let counting: Promise<void> | undefined;
let countOnceMore = false;

/** Counts the tabs again. Of an order that was not on the page nobody knows which tab it left, so they are not added up here. */
async function countAgain(screen: Screen): Promise<void> {
  countOnceMore = true;
  counting ??= (async () => {
    while (countOnceMore) {
      countOnceMore = false;
      const { orders } = await ask<Pick<Answer, 'orders'>>('{ orders(first: 0) { counts { status count } } }');
      screen.counts = new Map(orders.counts.map(({ status, count }) => [status, count]));
    }
  })().finally(() => {
    counting = undefined;
  });
  return counting;
}

type Errors = { extensions: { code: string } }[];

interface Event {
  data?: {
    orderChanged?: { cursor: string; order: Order };
    salesChanged?: { date: string; analytics: { unitsSold: number } };
  } | null;
  errors?: Errors;
}

const follow = `subscription ($after: String) { orderChanged(after: $after) { cursor order { ${orderFields} } } }`;
const followSales = 'subscription ($since: Date) { salesChanged(since: $since) { date analytics { unitsSold } } }';

/** Follows orders and sales over one connection, until it ends. Resolves with the code it was closed with. */
async function followOnce(screen: Screen, show: (order: Order) => void): Promise<number> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
  const send = (message: object): void => socket.send(JSON.stringify(message));
  let isAnswered = true;
  const pings = setInterval(() => {
    // It has not opened in all this time, or the last ping was not answered.
    if (!isAnswered || socket.readyState !== WebSocket.OPEN) return socket.close();
    isAnswered = false;
    send({ type: 'ping' });
  }, 10_000);
  socket.addEventListener('open', () => send({ type: 'connection_init', payload: { authorization } }));
  const receive = async ({ type, payload }: { type: string; payload?: Event | Errors }): Promise<void> => {
    // An operation that was refused at once has its errors alone, one that ends later has them in its last event.
    const { data, errors } = Array.isArray(payload) ? { data: null, errors: payload } : (payload ?? {});
    if (type === 'connection_ack') {
      const since = [...screen.unitsSold.keys()].toSorted()[0];
      send({ id: 'orders', type: 'subscribe', payload: { query: follow, variables: { after: screen.cursor } } });
      send({ id: 'sales', type: 'subscribe', payload: { query: followSales, variables: { since } } });
    }
    if (type === 'pong') isAnswered = true;
    if (errors?.some(({ extensions }) => extensions.code === 'RESYNC_REQUIRED')) {
      screen.revisions.clear();
      await readPage(screen);
      socket.close();
    }
    const { orderChanged, salesChanged } = data ?? {};
    if (salesChanged) screen.unitsSold.set(salesChanged.date, salesChanged.analytics.unitsSold);
    if (!orderChanged) return;
    const { cursor, order } = orderChanged;
    screen.cursor = cursor;
    if (!applyOrder(screen, order)) return;
    show(order);
    await countAgain(screen);
  };
  socket.addEventListener('message', (message) => {
    receive(JSON.parse(String(message.data)) as Parameters<typeof receive>[0]).catch((error: unknown) =>
      say(String(error)),
    );
  });
  const code = await new Promise<number>((resolve) => {
    socket.addEventListener('close', (event) => resolve(event.code));
  });
  clearInterval(pings);
  return code;
}

/** Follows for ever. After 4401 and 4403 the seller has to sign in again. */
async function followAlways(screen: Screen, show: (order: Order) => void): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    const startedAt = Date.now();
    const code = await followOnce(screen, show);
    if (code === 4401 || code === 4403) return say('Sign in again.');
    if (Date.now() - startedAt > 30_000) failures = 0;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(1_000 * 2 ** failures, 30_000)));
  }
}

interface Story {
  id: string;
  allowedStatuses: string[];
  canCancel: boolean;
  events: { at: string; kind: string; status: string | null; units: number | null; actor: string }[];
  movements: { nodes: { quantityChange: number; product: { sku: string } }[] };
}

async function readStory(number: string): Promise<Story> {
  const { order } = await ask<{ order: Story | null }>(
    `query ($number: String!) { order(number: $number) {
      id allowedStatuses canCancel events { at kind status units actor }
      movements(first: 50) { nodes { quantityChange product { sku } } }
    } }`,
    { number },
  );
  if (!order) throw new Error(`There is no order ${number}.`);
  return order;
}

/** Runs a mutation of an order. Returns what to tell the seller. Sent again after a lost answer, it is done once. */
async function change(field: 'updateOrderStatus' | 'cancelOrder', input: { orderId: string; status?: string }) {
  const type = field === 'cancelOrder' ? 'CancelOrder' : 'UpdateOrderStatus';
  const query = `mutation ($input: ${type}Input!) { result: ${field}(input: $input) {
    ... on ${type}Payload { order { number status } } ... on Error { code message } } }`;
  const variables = { input: { ...input, idempotencyKey: crypto.randomUUID() } };
  const send = () =>
    ask<{ result: { order?: { number: string; status: string }; message?: string } }>(query, variables);
  const { result } = await send().catch(send);
  return result.order ? `done: ${result.order.number} is ${result.order.status}` : `refused: ${result.message}`;
}

const row = ({ number, status, marketplace, total, items }: Order): string =>
  `${number} ${status} ${marketplace.code} ${total.amount} ${total.currencyCode}: ${items.map(({ sku, quantity }) => `${quantity} x ${sku}`).join(', ')}`;

function showPage(screen: Screen): void {
  for (const order of screen.orders.values()) say(row(order));
  const tabs = [...screen.counts].filter(([, count]) => count > 0).map(([status, count]) => `${status} ${count}`);
  say(`tabs: ${tabs.toSorted().join(', ') || 'none'}; sold today: ${[...screen.unitsSold.values()].at(-1)}`);
}

async function showStory(number: string): Promise<void> {
  const { events, movements, allowedStatuses, canCancel } = await readStory(number);
  for (const { kind, status, units, actor } of events) say(`${kind} ${status ?? `${units} units`} by ${actor}`);
  for (const { quantityChange, product } of movements.nodes) say(`stock of ${product.sku}: ${quantityChange}`);
  say(`next: ${[...allowedStatuses, ...(canCancel ? ['cancel'] : [])].join(', ') || 'nothing'}`);
}

async function run(screen: Screen, [word = '', number]: string[]): Promise<void> {
  if (number === undefined) {
    screen.statuses = word === 'all' ? null : word.split(',');
    await readPage(screen);
    return showPage(screen);
  }
  if (word === 'show') return showStory(number);
  const { id: orderId } = await readStory(number);
  say(
    await (word === 'cancel'
      ? change('cancelOrder', { orderId })
      : change('updateOrderStatus', { orderId, status: word })),
  );
}

const screen: Screen = {
  statuses: null,
  orders: new Map(),
  revisions: new Map(),
  counts: new Map(),
  unitsSold: new Map(),
  cursor: '',
};
await readPage(screen);
showPage(screen);
void followAlways(screen, (order) => say(`live: ${row(order)}`));
for await (const line of createInterface({ input: process.stdin })) {
  await run(screen, line.trim().split(/ +/)).catch((error: unknown) => say(String(error)));
}
process.exit();
