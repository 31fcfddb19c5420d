import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { addListing, addProduct } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
const app = useApp(db, { role: 'api' });
beforeAll(() => liftLimits(db.sql));

interface Connected {
  checked: boolean;
  notChecked: string | null;
  webhookSecret: string;
}

async function connect(code: string, more: object = {}): Promise<Connected> {
  const { settings, credentials } = simulator.connections.test;
  const input = { code, name: code, adapter: 'generic', currency: 'UZS', settings, credentials, ...more };
  const { connectMarketplace } = await app.query<{ connectMarketplace: Connected }>(
    `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) {
      ... on ConnectMarketplacePayload { checked notChecked webhookSecret } ... on Error { message } } }`,
    { input },
  );
  return connectMarketplace;
}

const remove = async (marketplace: string) => {
  const { removeMarketplace } = await app.query<{ removeMarketplace: object }>(
    `mutation ($marketplace: String!) { removeMarketplace(input: { marketplace: $marketplace }) { __typename
      ... on RemoveMarketplacePayload { removed marketplace { code archived paused } } ... on Error { code message } } }`,
    { marketplace },
  );
  return removeMarketplace;
};
const idOf = async (code: string): Promise<number> =>
  (await db.sql<{ id: number }[]>`select id from marketplaces where code = ${code}`)[0]?.id ?? 0;
const listCodes = async (args: string): Promise<string[]> => {
  const { marketplaces } = await app.query<{ marketplaces: { code: string }[] }>(`{ marketplaces${args} { code } }`);
  return marketplaces.map(({ code }) => code);
};

test('a marketplace that was connected by mistake is removed with its links, and its code is free again', async () => {
  await connect('mistake');
  const product = await addProduct(db.sql, { quantity: 5 });
  await addListing(db.sql, { marketplaceId: await idOf('mistake'), productId: product.id, sku: product.sku });
  expect(await remove('mistake')).toMatchObject({ removed: true, marketplace: null });
  expect(await listCodes('')).not.toContain('mistake');
  expect(await db.sql`select from marketplace_products where product_id = ${product.id}`).toHaveLength(0);
  expect(await connect('mistake')).toMatchObject({ webhookSecret: expect.any(String) });
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

test('a marketplace with history is archived: paused, not polled, its webhooks not applied, and resumed by a person', async () => {
  await connect('history', { saleSignal: 'ORDERS' });
  const id = await idOf('history');
  await db.sql`insert into orders (marketplace_id, marketplace_order_id, currency, status) values (${id}, '1', 'UZS', 'new')`;
  expect(await remove('history')).toMatchObject({
    removed: false,
    marketplace: { code: 'history', archived: true, paused: true },
  });
  const state = () => db.sql`select is_polled(m, 'orders') as polled, paused from marketplaces m where id = ${id}`;
  expect(await state()).toEqual([{ polled: false, paused: true }]);
  expect(await listCodes('(archived: true)')).toEqual(['history']);
  expect(await listCodes('(archived: false)')).not.toContain('history');
  expect(await listCodes('')).toContain('history');
  await app.query('mutation { resumeMarketplace(input: { marketplace: "history" }) { __typename } }');
  expect(await state()).toEqual([{ polled: true, paused: false }]);
  expect(await listCodes('(archived: true)')).toEqual([]);
});

test('an event that arrived is history', async () => {
  await connect('events');
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status)
    values (${await idOf('events')}, 'stock.updated', '{}', '{}', 'one', 'processed')`;
  expect(await remove('events')).toMatchObject({ removed: false });
});

test('the Mini App shop and an unknown marketplace are not removed', async () => {
  expect(await remove('amazing_store')).toMatchObject({ code: 'VALIDATION' });
  expect(await remove('nowhere')).toMatchObject({ code: 'NOT_FOUND' });
});

test('connecting says whether the credentials were tried, and why not', async () => {
  const { adapter, settings, credentials } = simulator.connections.ozon;
  const real = { adapter, settings, credentials };
  expect(await connect('asked', real)).toMatchObject({ checked: true, notChecked: null });
  simulator.marketplaces.ozon.faults.status5xx = true;
  const away = await connect('away', { ...real, code: 'away' });
  simulator.marketplaces.ozon.faults.status5xx = false;
  expect(away).toMatchObject({ checked: false, notChecked: expect.stringMatching(/^away did not answer: .*500/) });
});
