import { beforeAll, expect, test } from 'vitest';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addProduct, apply, change } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
const owner = `Bearer ${ownerKey}`;

/** What a client shows of a product. */
interface Shown {
  sku: string;
  stock: number;
  version: number;
  revision: number;
  archived: boolean;
  price: { amount: string } | null;
}

const fields = 'sku stock version revision archived price { amount }';

/** A client as the docs describe it: it keeps the entry with the highest revision of each product. */
class Shelf {
  readonly shown = new Map<string, Shown>();
  cursor: string | undefined;

  take(entry: Shown & { cursor?: string }): void {
    const { cursor, ...state } = entry;
    if (cursor !== undefined) this.cursor = cursor;
    if ((this.shown.get(state.sku)?.revision ?? 0) < state.revision) this.shown.set(state.sku, state);
  }

  get(sku: string): Shown | undefined {
    return this.shown.get(sku);
  }
}

async function readPage(): Promise<{ stockCursor: string; nodes: Shown[] }> {
  const { products } = await app.query<{ products: { stockCursor: string; edges: { node: Shown }[] } }>(
    `{ products(first: 250, archived: null) { stockCursor edges { node { ${fields} } } } }`,
  );
  return { stockCursor: products.stockCursor, nodes: products.edges.map(({ node }) => node) };
}

async function follow(after: string | undefined): Promise<LiveClient & { events(): (Shown & { cursor: string })[] }> {
  const client = await connectLive(app.url, owner);
  const query = `subscription ($after: String) { stockUpdated(after: $after) { ${fields} cursor } }`;
  client.send({ id: '1', type: 'subscribe', payload: { query, variables: { after } } });
  // An answer to a later operation of the same socket: the subscription before it stands.
  client.send({ id: 'ping', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
  await client.until(() => client.messages.some(({ type, id }) => type === 'complete' && id === 'ping'));
  const events = () => client.updates().filter(Boolean) as unknown as (Shown & { cursor: string })[];
  return { ...client, events };
}

async function mutate(field: string, input: Record<string, unknown>): Promise<void> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const { [field]: answer } = await app.query<Record<string, { message?: string }>>(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Error { message } } }`,
    { input },
  );
  if (answer?.message) throw new Error(answer.message);
}

const setRule = (rule: Record<string, unknown>) =>
  mutate('updateMarketplace', { marketplace: 'amazing_store', ...rule });
const sell = (id: number, units = 1) => apply(db.sql, change({ productId: id, units: -units }));

beforeAll(async () => {
  await addProduct(db.sql, { sku: 'OTHER', quantity: 1000 });
});

test('a changed rule of the shop reaches a client that keeps the highest revision, though no version changes', async () => {
  const product = await addProduct(db.sql, { quantity: 17 });
  const page = await readPage();
  const shelf = new Shelf();
  for (const node of page.nodes) shelf.take(node);
  const client = await follow(page.stockCursor);
  await setRule({ stockBuffer: 15 });
  await client.until(() => client.events().some(({ sku, stock }) => sku === product.sku && stock === 2));
  for (const event of client.events()) shelf.take(event);
  expect(shelf.get(product.sku)).toMatchObject({
    stock: 2,
    version: page.nodes.find(({ sku }) => sku === product.sku)!.version,
  });
  client.cut();
  await setRule({ stockBuffer: 0 });
});

test('a changed rule of the shop writes to no product', async () => {
  const [before] = await db.sql<
    { rows: string }[]
  >`select string_agg(xmin::text, ',' order by product_id) as rows from inventory`;
  await setRule({ stockBuffer: 3 });
  await setRule({ stockBuffer: 0 });
  const [after] = await db.sql<
    { rows: string }[]
  >`select string_agg(xmin::text, ',' order by product_id) as rows from inventory`;
  expect(after).toEqual(before);
});

test.each([
  ['price', { price: '170000' }],
  ['name', { name: 'Renamed' }],
  ['barcodes', { barcodes: ['4607001234567'] }],
  ['image', { imageUrl: 'https://img.example/1.png' }],
  ['archiving', { archived: true }],
])('a changed %s is an event with a higher revision and the same version', async (_what, input) => {
  const product = await addProduct(db.sql, { quantity: 5, price: 100_000 });
  const client = await follow(undefined);
  const before = (await readPage()).nodes.find(({ sku }) => sku === product.sku)!;
  await mutate('updateProduct', { sku: product.sku, ...input });
  // The opening stock may be told too.
  const newer = () => client.events().filter(({ sku, revision }) => sku === product.sku && revision > before.revision);
  await client.until(() => newer().length > 0);
  expect(newer()).toMatchObject([{ version: before.version }]);
  client.cut();
});

test('an update that changes nothing is no event', async () => {
  const product = await addProduct(db.sql, { quantity: 5 });
  const client = await follow(undefined);
  await mutate('updateProduct', { sku: product.sku, name: `Product ${product.sku}` });
  await sell(product.id);
  const sold = () => client.events().filter(({ sku, stock }) => sku === product.sku && stock < 5);
  await client.until(() => sold().length > 0);
  // The first one tells the sale: its revision is that of the product's second change of stock.
  expect(sold()).toMatchObject([{ version: 2 }]);
  const [{ touched }] = await db.sql<
    [{ touched: number }]
  >`select touched from inventory where product_id = ${product.id}`;
  expect(touched).toBe(0);
  client.cut();
});

test("the price of the shop's own listing is an event, with the price that the shop charges", async () => {
  const product = await addProduct(db.sql, { quantity: 5, price: 100 });
  const listing = { marketplace: 'amazing_store', marketplaceSku: product.sku };
  const client = await follow(undefined);
  await mutate('linkProduct', { ...listing, sku: product.sku, marketplaceProductId: product.sku, price: '90' });
  await mutate('updateMarketplaceProduct', { ...listing, price: '80' });
  const isTold = (amount: string) => () =>
    client.events().some(({ sku, price }) => sku === product.sku && Number(price?.amount) === Number(amount));
  await client.until(isTold('80'));
  // Nothing is owed anywhere for a price.
  await mutate('bulkUpsert', {
    rows: [{ sku: product.sku, marketplace: 'amazing_store', marketplaceSku: product.sku, marketplacePrice: '70' }],
  });
  await client.until(isTold('70'));
  await mutate('unlinkProduct', listing);
  await client.until(isTold('100'));
  const revisions = client.events().flatMap(({ sku, revision }) => (sku === product.sku ? [revision] : []));
  expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
  client.cut();
});

test('a client that was away while the rule changed resumes with revisions above those of its page', async () => {
  const product = await addProduct(db.sql, { quantity: 40 });
  const page = await readPage();
  await setRule({ stockBuffer: 30 });
  const client = await follow(page.stockCursor);
  await client.until(() => client.events().some(({ sku, stock }) => sku === product.sku && stock === 10));
  const before = page.nodes.find(({ sku }) => sku === product.sku)!;
  expect(client.events().find(({ sku, stock }) => sku === product.sku && stock === 10)!.revision).toBeGreaterThan(
    before.revision,
  );
  client.cut();
  await setRule({ stockBuffer: 0 });
});

test('whatever mix of sales, edits and rules: live, resumed or read in between, the highest revision is the truth', async () => {
  const products = await Promise.all(
    Array.from({ length: 12 }, () => addProduct(db.sql, { quantity: 100, price: 10 })),
  );
  let seed = 20261130;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >> 8) % below;
  };
  const deeds = [
    (at: number) => sell(products[at]!.id, 1 + (at % 3)),
    (at: number) => apply(db.sql, change({ productId: products[at]!.id, units: 2 })),
    (at: number) => mutate('updateProduct', { sku: products[at]!.sku, price: String(1 + random(5)) }),
    (at: number) => mutate('updateProduct', { sku: products[at]!.sku, archived: random(2) === 0 }),
    () => setRule({ stockBuffer: random(40), stockPercent: 50 + random(51) }),
    () => setRule({ selling: random(3) > 0 }),
    () => setRule({ stockMinimum: random(150) }),
  ];
  const start = await readPage();
  const [steady, restless] = [new Shelf(), new Shelf()];
  for (const shelf of [steady, restless]) {
    shelf.cursor = start.stockCursor;
    for (const node of start.nodes) shelf.take(node);
  }
  let going = true;
  const change2 = async (): Promise<void> => {
    for (let n = 0; n < 60; n += 1) await deeds[random(deeds.length)]!(random(products.length));
  };
  const changes = Promise.all([change2(), change2()]).finally(() => {
    going = false;
  });
  const client = await follow(steady.cursor);
  while (going) {
    const away = await follow(restless.cursor);
    const enough = random(20);
    await away.until(() => away.events().length >= enough || !going);
    away.cut();
    // Its query may answer before or after events of the same moment.
    const page = random(2) === 0 ? await readPage() : undefined;
    for (const event of away.events()) restless.take(event);
    for (const node of page?.nodes ?? []) restless.take(node);
  }
  await changes;
  const truth = (await readPage()).nodes;
  const show = ({ sku, stock, archived, price, version }: Shown) => ({ sku, stock, archived, price, version });
  const isTrue = (shelf: Shelf): boolean =>
    truth.every((node) => JSON.stringify(show(shelf.get(node.sku) ?? node)) === JSON.stringify(show(node)));
  await client.until(() => {
    for (const event of client.events()) steady.take(event);
    return isTrue(steady);
  });
  const last = await follow(restless.cursor);
  await last.until(() => {
    for (const event of last.events()) restless.take(event);
    return isTrue(restless);
  });
  client.cut();
  last.cut();
  await setRule({ stockBuffer: 0, stockPercent: 100, stockMinimum: 0, selling: true });
});
