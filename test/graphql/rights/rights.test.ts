import { beforeAll, describe, expect, test } from 'vitest';
import { createApiKey, type Rights } from '../../../src/db/api-keys.ts';
import { readRight } from '../../../src/graphql/rights/rights.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';
import { listDocuments } from '../../support/list-documents.ts';
import { connectLive } from '../../support/live-client.ts';
import { listObjectTypes } from '../../support/role-probe.ts';
import { addProduct, apply, change } from '../../support/shop.ts';
import { hiddenFields } from '../access/role-rules.ts';

const schema = createSchema();
const db = useDatabase();
const app = useApp(db, { role: 'api' });

/** What nobody without the right may find in any answer. Three units sold at 8123.5 that cost 777.25. */
const secrets: Record<keyof Rights, string[]> = {
  seesMoney: ['777.25', '24370.5', '22038.75'],
  seesBuyers: ['Dilnoza Sirli', '901112233', 'ikkinchi qavat', '777000111', 'oshxonadagi sabab', 'the body of it'],
};

const callers: Record<'blind' | 'seesMoney' | 'seesBuyers', string> = { blind: '', seesMoney: '', seesBuyers: '' };
let productId = 0;

async function addKey(name: string, rights: Partial<Rights> = {}): Promise<string> {
  const key = `ombor_${name}-of-the-rights`;
  await createApiKey(db.sql, { role: 'operator', name, keyHash: hashApiKey(key), keyPrefix: name, ...rights });
  return `Bearer ${key}`;
}

beforeAll(async () => {
  callers.blind = await addKey('blind');
  callers.seesMoney = await addKey('seesMoney', { seesMoney: true });
  callers.seesBuyers = await addKey('seesBuyers', { seesBuyers: true });
  await fillShop(db.sql, 1);
  productId = (await addProduct(db.sql, { sku: 'SECRET', quantity: 9, price: 8123.5, cost: 777.25 })).id;
  const [order] = await db.sql<{ id: string; marketplaceId: number; fullId: number }[]>`
    update orders set customer_name = 'Dilnoza Sirli', customer_phone = '+998901112233', note = 'ikkinchi qavat', buyer_id = '777000111'
    where number = '1001'
    returning id, marketplace_id, (select id from products where sku = 'FULL-0') as full_id`;
  await db.sql`insert into order_events (order_id, status, actor, note) values (${order!.id}, 'new', 'buyer 777000111', 'oshxonadagi sabab')`;
  await db.sql`update marketplace_webhooks set payload = '{"buyer": "the body of it"}'`;
  const sale = {
    actor: 'buyer 777000111',
    movementType: 'sale',
    referenceType: 'order',
    referenceId: order!.id,
    orderId: order!.id,
    marketplaceId: order!.marketplaceId,
  } as const;
  await apply(
    db.sql,
    change({ productId, units: -3, unitPrice: '8123.5', ...sale }),
    change({ productId: order!.fullId, units: -1, ...sale }),
  );
});

const read = new Map<string, Promise<string>>();

/** Everything that the queries of the schema answer to a caller, as one text. What the role may not read is an error, and no value. */
function readAll(authorization: string): Promise<string> {
  const known = read.get(authorization) ?? readAnswers(authorization);
  read.set(authorization, known);
  return known;
}

async function readAnswers(authorization: string): Promise<string> {
  let text = '';
  for (const { text: query } of listDocuments(schema)) {
    text += JSON.stringify((await app.post({ query }, authorization)).body);
    // The totals above are of the first product; its own page has what was planted.
    const ofSecret = query.replaceAll('"FULL-0"', '"SECRET"');
    if (ofSecret !== query) text += JSON.stringify((await app.post({ query: ofSecret }, authorization)).body);
  }
  return text;
}

describe('what only some of the staff may see', () => {
  test.each(['seesMoney', 'seesBuyers'] as const)('%s hides the fields of its rules, and no others', (right) => {
    const hidden = listObjectTypes(schema).flatMap((type) => {
      const fields = Object.values(type.getFields()).filter((field) => readRight(field) === right);
      return fields.length === 0 ? [] : [[type.name, fields.map(({ name }) => name).toSorted()] as const];
    });
    const rules = Object.entries(hiddenFields[right]).map(([type, names]) => [type, names.split(' ').toSorted()]);
    expect(Object.fromEntries(hidden)).toEqual(Object.fromEntries(rules));
  });

  test.each(['seesMoney', 'seesBuyers'] as const)(
    'is found in no answer of the whole schema without %s, and in some with it',
    async (right) => {
      const other = right === 'seesMoney' ? 'seesBuyers' : 'seesMoney';
      const [seeing, blind, blindToIt] = [
        await readAll(callers[right]),
        await readAll(callers.blind),
        await readAll(callers[other]),
      ];
      expect(secrets[right].filter((secret) => !seeing.includes(secret))).toEqual([]);
      expect(secrets[right].filter((secret) => blind.includes(secret) || blindToIt.includes(secret))).toEqual([]);
    },
    120_000,
  );

  test('an owner sees all of it, whatever the row of the key says', async () => {
    const { viewer } = await app.query<{ viewer: Rights }>('{ viewer { seesMoney seesBuyers } }');
    expect(viewer).toEqual({ seesMoney: true, seesBuyers: true });
  });
});

describe('without seesBuyers', () => {
  const count = async (condition: string, authorization: string) =>
    (await app.query<{ orders: { totalCount: number } }>(`{ orders(${condition}) { totalCount } }`, {}, authorization))
      .orders.totalCount;

  test.each([
    'search: "Dilnoza"',
    'search: "+998 90 111-22-33"',
    'search: "2233"',
    'filter: { text: "Sirli" }',
    'filter: { text: "0111" }',
  ])('an order is not found by %s', async (condition) => {
    expect(await count(condition, callers.seesBuyers)).toBe(1);
    expect(await count(condition, callers.blind)).toBe(0);
  });

  test('an order is found by its number', async () => {
    expect(await count('search: "#1001"', callers.blind)).toBe(1);
  });
});

describe('without seesMoney', () => {
  const byProduct = (sort: string) =>
    `{ salesAnalytics(from: "2025-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z") { byProduct(sort: ${sort}) { nodes { unitsSold } } } }`;

  test.each(['REVENUE', 'PROFIT'])('products are not sorted by %s', async (sort) => {
    const { body } = await app.post({ query: byProduct(sort) }, callers.blind);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await app.post({ query: byProduct(sort) }, callers.seesMoney)).body.errors).toBeUndefined();
  });

  test('products are sorted by units', async () => {
    expect((await app.post({ query: byProduct('UNITS_SOLD') }, callers.blind)).body.errors).toBeUndefined();
  });

  test.each([
    ['updateProduct', '(input: { sku: "SECRET", costPrice: "777.25" })'],
    ['updateProduct', '(input: { sku: "SECRET", costPrice: null })'],
    ['createProduct', '(input: { sku: "NEW", name: "New", costPrice: "1" })'],
  ])('%s%s is refused: the answers to guesses would tell the cost', async (mutation, input) => {
    const answer = await app.query<{ answer: { code: string; issues: { path: string[]; rule: string }[] } }>(
      `mutation { answer: ${mutation}${input} { ... on ValidationError { code issues { path rule } } } }`,
      {},
      callers.blind,
    );
    expect(answer).toEqual({
      answer: { code: 'VALIDATION', issues: [{ path: ['input', 'costPrice'], rule: 'NOT_SEEN' }] },
    });
  });

  test('a row of bulkUpsert with a cost is invalid, also when nothing is written; one without is not', async () => {
    const { bulkUpsert } = await app.query<{
      bulkUpsert: { results: { outcome: string; errors: { field: string }[] }[] };
    }>(
      `mutation { bulkUpsert(input: { dryRun: true, rows: [{ sku: "SECRET", costPrice: "777.25" }, { sku: "SECRET", name: "Same" }] }) {
        ... on BulkUpsertPayload { results { outcome errors { field } } } } }`,
      {},
      callers.blind,
    );
    expect(bulkUpsert.results).toEqual([
      { outcome: 'ERROR', errors: [{ field: 'costPrice' }] },
      { outcome: 'UPDATED', errors: [] },
    ]);
  });
});

describe('live', () => {
  const query =
    'subscription { stockUpdated(skus: ["SECRET"]) { sku stock version cursor product { costPrice { amount } } } }';
  const costsOf = (client: Awaited<ReturnType<typeof connectLive>>) =>
    client
      .updates()
      .map(({ product }) => (product as { costPrice?: { amount: string } | null } | undefined)?.costPrice);

  test('people with other rights share no frame of the same subscription', async () => {
    const clients = [await connectLive(app.url, callers.seesMoney), await connectLive(app.url, callers.blind)] as const;
    for (const client of clients) client.send({ id: '1', type: 'subscribe', payload: { query } });
    for (const client of clients) await client.until(() => client.updates().length === 1);
    await apply(db.sql, change({ productId, units: -1 }));
    for (const client of clients) await client.until(() => client.updates().length === 2);
    expect(costsOf(clients[0])).toEqual([{ amount: '777.25' }, { amount: '777.25' }]);
    expect(costsOf(clients[1])).toEqual([null, null]);
    for (const client of clients) client.cut();
  });

  test('an order that is followed has no buyer', async () => {
    const client = await connectLive(app.url, callers.blind);
    const followed = 'subscription { orderUpdated { number customerName note } }';
    client.send({ id: '1', type: 'subscribe', payload: { query: followed } });
    await client.until(() => client.messages.some(({ type }) => type === 'connection_ack'));
    // Only what changes after the subscription has begun is sent: changed again until it arrives.
    const timer = setInterval(
      () => void db.sql`update orders set updated_at = now() where number = '1001'`.catch(() => {}),
      100,
    );
    await client.until(() => client.messages.some(({ type }) => type === 'next'));
    clearInterval(timer);
    expect(client.messages.find(({ type }) => type === 'next')?.payload).toEqual({
      data: { orderUpdated: { number: '1001', customerName: null, note: null } },
    });
    client.cut();
  });

  test('a socket closes when its person may see less', async () => {
    const authorization = await addKey('demoted', { seesMoney: true });
    const client = await connectLive(app.url, authorization);
    await db.sql`update api_keys set sees_money = false where name = 'demoted'`;
    expect(await client.closed).toBe(4403);
  });
});
