import { expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../../support/shop.ts';

const db = useDatabase();
// No worker: nothing changes by itself.
const app = useApp(db, { role: 'api' });

interface Answer {
  __typename: string;
  code?: string;
  currentRevision?: number | null;
}

/** Something with settings: how its revision and the setting are read, and how the setting is changed. */
interface Settings {
  read(): Promise<{ revision: number; value: number }>;
  set(value: number, expectedRevision: number): Promise<Answer>;
  /** Raises the revision without a change of settings. */
  disturb?(): Promise<unknown>;
}

async function mutate(field: string, input: Record<string, unknown>): Promise<Answer> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const { answer } = await app.query<{ answer: Answer }>(
    `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on Error { code } ... on ConflictError { currentRevision } } }`,
    { input },
  );
  return answer;
}

async function makeProduct(): Promise<Settings & { id: number; sku: string }> {
  const { id, sku } = await addProduct(db.sql, { quantity: 10_000, price: 1 });
  return {
    id,
    sku,
    async read() {
      const { product } = await app.query<{ product: { revision: number; price: { amount: string } } }>(
        'query ($sku: String!) { product(sku: $sku) { revision price { amount } } }',
        { sku },
      );
      return { revision: product.revision, value: Number(product.price.amount) };
    },
    set: (value, expectedRevision) => mutate('updateProduct', { sku, price: String(value), expectedRevision }),
    disturb: () => apply(db.sql, change({ productId: id, units: -1 })),
  };
}

async function makeListing(): Promise<Settings & { marketplace: string; marketplaceSku: string }> {
  const { id: marketplaceId, code: marketplace } = await addMarketplace(db.sql);
  const { id: productId, sku: marketplaceSku } = await addProduct(db.sql, { quantity: 10_000 });
  const listing = await addListing(db.sql, { marketplaceId, productId, sku: marketplaceSku, buffer: 1 });
  return {
    marketplace,
    marketplaceSku,
    async read() {
      const { product } = await app.query<{ product: { marketplaceProducts: { revision: number; value: number }[] } }>(
        'query ($sku: String!) { product(sku: $sku) { marketplaceProducts { revision value: stockBuffer } } }',
        { sku: marketplaceSku },
      );
      return product.marketplaceProducts[0]!;
    },
    set: (stockBuffer, expectedRevision) =>
      mutate('updateMarketplaceProduct', { marketplace, marketplaceSku, stockBuffer, expectedRevision }),
    disturb: async () => {
      await apply(db.sql, change({ productId, units: -1 }));
      await showsStock(db.sql, listing, 5);
      await db.sql`update marketplace_products set marketplace_stock = coalesce(marketplace_stock, 0) + 1 where id = ${listing}`;
    },
  };
}

function makeMarketplace(code: string): Settings {
  return {
    async read() {
      const { marketplace } = await app.query<{ marketplace: { revision: number; value: number } }>(
        'query ($code: String!) { marketplace(code: $code) { revision value: stockBuffer } }',
        { code },
      );
      return marketplace;
    },
    set: (stockBuffer, expectedRevision) =>
      mutate('updateMarketplace', { marketplace: code, stockBuffer, expectedRevision }),
    disturb: () =>
      db.sql`update marketplaces set account_missing = account_missing || array['a right'] where code = ${code}`,
  };
}

const kinds: [string, () => Promise<Settings>][] = [
  ['product', makeProduct],
  ['listing', makeListing],
  ['marketplace', async () => makeMarketplace((await addMarketplace(db.sql)).code)],
  ['shop', async () => makeMarketplace('amazing_store')],
];

test.each(kinds)(
  '%s: the second of two changes from one reading is refused, with the present revision',
  async (_kind, make) => {
    const settings = await make();
    const { revision, value } = await settings.read();
    expect((await settings.set(value + 1, revision)).__typename).toMatch(/Payload$/);
    const after = await settings.read();
    expect(await settings.set(value + 2, revision)).toEqual({
      __typename: 'ConflictError',
      code: 'STALE_VERSION',
      currentRevision: after.revision,
    });
    expect(await settings.read()).toEqual({ revision: after.revision, value: value + 1 });
    expect((await settings.set(value + 2, after.revision)).__typename).toMatch(/Payload$/);
    expect((await settings.read()).value).toBe(value + 2);
  },
);

test.each(kinds)('%s: what changes no setting in between refuses nothing', async (_kind, make) => {
  const settings = await make();
  const { revision, value } = await settings.read();
  await settings.disturb?.();
  expect((await settings.read()).revision).toBeGreaterThan(revision);
  expect((await settings.set(value + 1, revision)).__typename).toMatch(/Payload$/);
});

test.each(kinds)('%s: a revision that it never had is refused', async (_kind, make) => {
  const settings = await make();
  const { revision, value } = await settings.read();
  expect(await settings.set(value + 1, revision + 1)).toMatchObject({
    code: 'STALE_VERSION',
    currentRevision: revision,
  });
});

test.each(kinds)(
  '%s: before its first change too, a revision from before it was there is refused',
  async (_kind, make) => {
    const settings = await make();
    const { revision, value } = await settings.read();
    const stale = { code: 'STALE_VERSION', currentRevision: revision };
    for (const expected of [-1, 0]) expect(await settings.set(value + 1, expected)).toMatchObject(stale);
    expect(await settings.read()).toEqual({ revision, value });
  },
);

const creations: [string, (sku: string) => Promise<Answer>][] = [
  ['createProduct with stock', (sku) => mutate('createProduct', { sku, name: sku, quantity: 12 })],
  ['createProduct without stock', (sku) => mutate('createProduct', { sku, name: sku })],
  ['bulkUpsert with stock', (sku) => mutate('bulkUpsert', { rows: [{ sku, name: sku, quantity: 12 }] })],
  ['bulkUpsert without stock', (sku) => mutate('bulkUpsert', { rows: [{ sku, name: sku }] })],
];

test.each(creations)(
  'of a product made by %s only the revision that it was made with is accepted',
  async (how, create) => {
    const sku = how.replaceAll(' ', '-');
    expect((await create(sku)).__typename).toMatch(/Payload$/);
    const { product } = await app.query<{ product: { revision: number } }>(
      'query ($sku: String!) { product(sku: $sku) { revision } }',
      { sku },
    );
    const rename = (expectedRevision: number) => mutate('updateProduct', { sku, name: 'Renamed', expectedRevision });
    for (const expected of [0, product.revision - 1, product.revision + 1])
      expect(await rename(expected)).toMatchObject({ code: 'STALE_VERSION', currentRevision: product.revision });
    expect((await rename(product.revision)).__typename).toBe('UpdateProductPayload');
  },
);

test.each(kinds)('%s: of changes from one reading that come at once exactly one is made', async (_kind, make) => {
  const settings = await make();
  const { revision, value } = await settings.read();
  const answers = await Promise.all([1, 2, 3, 4].map((n) => settings.set(value + n, revision)));
  expect(answers.filter(({ code }) => code === 'STALE_VERSION')).toHaveLength(3);
  const done = answers.findIndex(({ __typename }) => __typename.endsWith('Payload'));
  expect((await settings.read()).value).toBe(value + done + 1);
});

test('whoever changes a setting has seen the one before, whatever else goes on', async () => {
  const product = await makeProduct();
  const shop = makeMarketplace('amazing_store');
  const seen: number[] = [];
  let next = 1;
  const people = Array.from({ length: 3 }, async () => {
    for (let round = 0; round < 25; round += 1) {
      const { revision, value } = await product.read();
      next += 1;
      const answer = await product.set(next, revision);
      if (answer.__typename.endsWith('Payload')) seen.push(value);
    }
  });
  const others = Array.from({ length: 25 }, async (_, n) => {
    await product.disturb?.();
    await shop.set(n + 10, (await shop.read()).revision);
  });
  await Promise.all([...people, ...others]);
  expect(seen.length).toBeGreaterThan(20);
  // Two that changed the same price would have overwritten each other.
  expect(new Set(seen).size).toBe(seen.length);
});

test('whoever read while a change was not committed yet has not seen it, whatever raised the revision meanwhile', async () => {
  const product = await makeProduct();
  let { revision } = await product.read();
  await db.sql.begin(async (tx) => {
    await tx`update products set price = 7 where id = ${product.id}`;
    for (let n = 0; n < 20; n += 1)
      await db.sql`update marketplaces set name = 'Shop ' || ${n} where code = 'amazing_store'`;
    ({ revision } = await product.read());
  });
  expect(await product.set(9, revision)).toMatchObject({ code: 'STALE_VERSION' });
  expect((await product.read()).value).toBe(7);
});

test('a change by bulkUpsert or a file counts too', async () => {
  const product = await makeProduct();
  const { revision } = await product.read();
  await mutate('bulkUpsert', { rows: [{ sku: product.sku, name: 'Renamed' }] });
  expect(await product.set(9, revision)).toMatchObject({ code: 'STALE_VERSION' });
});

test('changed settings of a link count, though nobody sees them', async () => {
  const listing = await makeListing();
  const { revision } = await listing.read();
  await db.sql`update marketplace_products set settings = '{"chrtId": 1}' where marketplace_sku = ${listing.marketplaceSku}`;
  expect(await listing.set(9, revision)).toMatchObject({ code: 'STALE_VERSION' });
});

test('a listing is taken off only by somebody who has seen its settings', async () => {
  const { set, read, marketplace, marketplaceSku } = await makeListing();
  const { revision } = await read();
  await set(2, revision);
  const unlink = (expectedRevision: number) =>
    mutate('unlinkProduct', { marketplace, marketplaceSku, expectedRevision });
  expect(await unlink(revision)).toMatchObject({ code: 'STALE_VERSION', currentRevision: (await read()).revision });
  expect(await unlink((await read()).revision)).toEqual({ __typename: 'UnlinkProductPayload' });
});

test('without an expected revision the last change wins', async () => {
  const { sku, read } = await makeProduct();
  await mutate('updateProduct', { sku, price: '5' });
  await mutate('updateProduct', { sku, price: '6', expectedRevision: null });
  expect((await read()).value).toBe(6);
});

test('the same call with its idempotency key is answered as the first time', async () => {
  const { sku, read } = await makeProduct();
  const input = { sku, price: '5', expectedRevision: (await read()).revision, idempotencyKey: 'price' };
  const first = await mutate('updateProduct', input);
  expect(await mutate('updateProduct', input)).toEqual(first);
});
