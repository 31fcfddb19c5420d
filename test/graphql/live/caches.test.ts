import { readFileSync } from 'node:fs';
import { ApolloClient, gql as apolloGql, HttpLink, InMemoryCache, split } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { Client, fetchExchange, gql, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createClient as createSocket } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../../support/shop.ts';
import { until } from '../../support/until.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const headers = { authorization: `Bearer ${ownerKey}` };

/** A client with a cache that keeps objects by id. */
interface CachingClient {
  /** Asks the server and keeps the answer. */
  read(query: string): Promise<unknown>;
  /** What the cache answers alone; null: something is missing. */
  cached(query: string): unknown;
  /** Puts events into the cache, and nothing else. Resolves when the first event may come. */
  follow(subscription: string): Promise<void>;
  stop(): Promise<void>;
}

const connect = () => createSocket({ url: `${app.url.replace('http', 'ws')}/graphql`, connectionParams: headers });

/** An answer to a later operation of the same socket: the subscription before it stands. */
const settle = async (socket: ReturnType<typeof connect>): Promise<void> => {
  for await (const _answer of socket.iterate({ query: '{ viewer { role } }' })) break;
};

function createUrql(): CachingClient {
  const socket = connect();
  const client = new Client({
    url: `${app.url}/graphql`,
    preferGetMethod: false,
    fetchOptions: { headers },
    exchanges: [
      cacheExchange({
        keys: {
          Money: () => null,
          StockUpdate: () => null,
          OrderChange: () => null,
          AlertChange: () => null,
          ReceiptUpdate: () => null,
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
  return {
    async read(query) {
      const { data, error } = await client.query(gql(query), {}, { requestPolicy: 'network-only' });
      if (error) throw error;
      return data;
    },
    cached: (query) => client.readQuery(gql(query), {}, { requestPolicy: 'cache-only' })?.data ?? null,
    async follow(subscription) {
      client.subscription(gql(subscription), {}).subscribe(() => {});
      await settle(socket);
    },
    stop: async () => socket.dispose(),
  };
}

function createApollo(): CachingClient {
  const socket = connect();
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: split(
      ({ operationType }) => operationType === 'subscription',
      new GraphQLWsLink(socket),
      new HttpLink({ uri: `${app.url}/graphql`, headers }),
    ),
  });
  return {
    read: async (query) => (await client.query({ query: apolloGql(query), fetchPolicy: 'network-only' })).data,
    cached: (query) => client.readQuery({ query: apolloGql(query) }),
    async follow(subscription) {
      client.subscribe({ query: apolloGql(subscription) }).subscribe(() => {});
      await settle(socket);
    },
    stop: async () => {
      client.stop();
      await socket.dispose();
    },
  };
}

let listing: { id: number; productId: number };
let orderId: string;
beforeAll(async () => {
  const product = await addProduct(db.sql, { sku: 'PHONE', quantity: 5, price: 100 });
  const { id: marketplaceId } = await addMarketplace(db.sql, { code: 'shop' });
  listing = {
    id: await addListing(db.sql, { marketplaceId, productId: product.id, sku: 'PHONE' }),
    productId: product.id,
  };
  await db.sql`update products set low_stock_threshold = 10`;
  await db.sql`select watch_stock(array[${product.id}::int])`;
  const { createManualOrder } = await app.query<{ createManualOrder: { order: { id: string } } }>(
    `mutation { createManualOrder(input: { marketplace: "olx", customerName: "Dilnoza", items: [{ sku: "PHONE", quantity: 2 }] }) {
      ... on CreateManualOrderPayload { order { id } } } }`,
  );
  orderId = createManualOrder.order.id;
});

describe.each([
  ["urql's graphcache", createUrql],
  ["Apollo's InMemoryCache", createApollo],
])('%s follows by itself', (name, create) => {
  let client: CachingClient;
  beforeAll(() => {
    client = create();
  });
  afterAll(() => client.stop());

  /** Reads, follows, changes; then the cache alone answers what the server does. */
  async function check(query: string, subscription: string, changeIt: () => Promise<unknown>): Promise<void> {
    await client.read(query);
    await client.follow(subscription);
    const before = JSON.stringify(client.cached(query));
    await changeIt();
    const { data } = (await app.post({ query })).body;
    const plain = (value: unknown) =>
      JSON.stringify(value, (key, part: unknown) => (key === '__typename' ? undefined : part));
    expect(plain(data)).not.toBe(plain(JSON.parse(before)));
    await until(
      () => plain(client.cached(query)),
      (cached) => cached === plain(data),
    );
  }

  test('a product, in whatever query: stock, price and name', async () => {
    await check(
      '{ products { edges { node { id name stock revision price { amount currencyCode } } } } }',
      'subscription { stockUpdated { productId product { id name stock revision price { amount currencyCode } } } }',
      async () => {
        await apply(db.sql, change({ productId: listing.productId, units: 40 }));
        await app.query(
          `mutation { updateProduct(input: { sku: "PHONE", price: "${name.length}", name: ${JSON.stringify(name)} }) { __typename } }`,
        );
      },
    );
  });

  test('a product that is archived and restored', async () => {
    await check(
      '{ product(sku: "PHONE") { id archived stock barcodes imageUrl revision } }',
      'subscription { stockUpdated { productId product { id archived stock barcodes imageUrl revision } } }',
      () => app.query('mutation { updateProduct(input: { sku: "PHONE", archived: true }) { __typename } }'),
    );
    await app.query('mutation { updateProduct(input: { sku: "PHONE", archived: false }) { __typename } }');
  });

  test('a listing: figure and push state', async () => {
    await db.sql`select owe_pushes(array[${listing.id}::int])`;
    await check(
      '{ product(sku: "PHONE") { id marketplaceProducts { id figure pushState revision } } }',
      'subscription { marketplaceProductUpdated { id figure pushState revision } }',
      () => showsStock(db.sql, listing.id, 10),
    );
  });

  test('a marketplace and its sync state, with fields that the event did not ask for', async () => {
    await check(
      '{ marketplaces { id name revision sync { id owed lastError callsToday } } }',
      'subscription { syncStatusChanged { id name revision sync { id owed } } }',
      async () => {
        await db.sql`select owe_pushes(array[${listing.id}::int])`;
        await db.sql`update marketplaces set name = ${`Shop of ${name}`} where code = 'shop'`;
      },
    );
  });

  test('an order and its lines', async () => {
    await check(
      '{ orders { edges { node { id status note revision items { id sku quantity cancelledQuantity } } } } }',
      'subscription { orderUpdated { id status note revision items { id cancelledQuantity } } }',
      () => db.sql`update orders set note = ${name}`,
    );
    expect(orderId).toBeTruthy();
  });

  test('an order by events that can be resumed', async () => {
    await check(
      `query { order(id: "${orderId}") { id note revision items { id sku quantity returnExpected } } }`,
      'subscription { orderChanged { cursor order { id note revision items { id returnExpected } } } }',
      () => db.sql`update orders set note = ${`${name}, again`}`,
    );
  });

  test('an alert', async () => {
    await check(
      '{ alerts(open: null) { edges { node { id resolvedAt updatedAt revision } } } }',
      'subscription { alertRaised { id resolvedAt updatedAt revision } }',
      () =>
        db.sql`update alerts set resolved_at = clock_timestamp(), updated_at = clock_timestamp(), version = version + 1`,
    );
  });

  test('an alert by events that can be resumed', async () => {
    await check(
      '{ alerts(open: null) { nodes { id resolvedAt updatedAt revision } } }',
      'subscription { alertChanged { cursor alert { id resolvedAt updatedAt revision } } }',
      () =>
        db.sql`update alerts set resolved_at = clock_timestamp(), updated_at = clock_timestamp(), version = version + 1`,
    );
  });

  test('an import of a catalogue', async () => {
    await db.sql`
      insert into catalog_imports (marketplace_id, dry_run, take_stock, create_look_alikes, actor, leased_until)
      select id, true, false, false, 'owner', 'infinity' from marketplaces where code = 'shop'`;
    await check(
      '{ marketplaces { id catalogImport { id itemsRead } } }',
      'subscription { catalogImportUpdated { id itemsRead } }',
      () => db.sql`update catalog_imports set items_read = items_read + 10`,
    );
  });

  test('a receipt', async () => {
    await db.sql`insert into receipts (created_by) values ('owner')`;
    await check(
      '{ receipts { nodes { id note status revision } } }',
      'subscription { receiptChanged { receipt { id note revision } } }',
      () => db.sql`update receipts set note = ${name}, revision = revision + 1`,
    );
  });

  test('a stocktake', async () => {
    await db.sql`insert into stocktakes (name, scope, created_by) values ('Evening', 'all', 'owner')`;
    await check(
      '{ stocktakes { nodes { id revision status } } }',
      'subscription { stocktakeUpdated { id revision status } }',
      () => db.sql`update stocktakes set revision = revision + 1, updated_at = clock_timestamp()`,
    );
  });
});

/** Events without an object that has an id: they say sums of days. */
const sums = ['salesChanged', 'salesUpdated'];

test('every subscription whose events have an object with an id is followed here', () => {
  const own = readFileSync(import.meta.filename, 'utf8');
  const fields = Object.keys(createSchema().getSubscriptionType()?.getFields() ?? {});
  expect(fields.filter((name) => !own.includes(`subscription { ${name} {`)).toSorted()).toEqual(sums);
});
