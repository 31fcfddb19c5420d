import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, showsStock } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Group {
  kind: string;
  cause: string | null;
  count: number;
  example: string | null;
  marketplace: { code: string };
}

const readGroups = async (args = '') =>
  (await app.query<{ toDecide: Group[] }>(`{ toDecide${args} { kind cause count example marketplace { code } } }`))
    .toDecide;

beforeAll(async () => {
  const { sql } = db;
  const market = await addMarketplace(sql, { code: 'uzum' });
  const listings: number[] = [];
  for (const sku of ['A', 'B', 'C', 'D', 'E', 'F']) {
    const product = await addProduct(sql, { sku, quantity: 5 });
    const listing = await addListing(sql, { marketplaceId: market.id, productId: product.id, sku });
    await showsStock(sql, listing, 5);
    listings.push(listing);
  }
  await sql`
    update pushes set owed_version = owed_version + 1, held_version = owed_version + 1, held_reason = 'all at once', held_because = '{"code": "zeros"}'
    where id = any (${listings.slice(0, 2)}::int[])`;
  await sql`update pushes set refused_reason = 'no such item' where id = ${listings[2]!}`;
  await sql`
    update pushes set owed_version = owed_version + 1, suspected_at = now() - interval '1 minute', batch_limit = 1 where id = ${listings[4]!}`;
  await sql`update pushes set owed_version = owed_version + 1, suspected_at = now() where id = ${listings[5]!}`;
  await sql`
    insert into marketplace_leases (marketplace_id, last_error) values (${market.id}, 'HTTP 400: closed for a stocktake')
    on conflict (marketplace_id) do update set last_error = excluded.last_error`;
  await sql`
    insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, inventory_version, owed_version, confirmed_at)
    select id, marketplace_id, product_id, 'open', 'manual_edit', 'in words', 1, 1, 1, now() from marketplace_products where id = ${listings[3]!}`;
  const add = async (key: string, row: object) => {
    const full = {
      marketplace_id: market.id,
      event_type: 'stock.updated',
      raw_body: Buffer.from('{}'),
      dedupe_key: key,
      status: 'failed',
      ...row,
    };
    await sql`insert into marketplace_webhooks ${sql(full)}`;
  };
  await add(`poll:stock:${listings[3]}:held:1`, {
    origin: 'poll',
    held: true,
    held_because: sql.json({ code: 'jump' }),
    error_message: 'fell',
  });
  await add('poll:stock:1:held:2', { origin: 'poll', held: true, held_because: sql.json({ code: 'unjudged' }) });
  await add('e1', { held: true, held_because: sql.json({ code: 'other_content' }), error_message: 'came before' });
  await add('e2', { held: true, error_message: 'a count may include it' });
  await add('e3', { failed_because: 'unreadable', error_message: 'first' });
  await add('e4', { failed_because: 'unreadable', error_message: 'newest' });
  await add('e5', { waits_for: ['NOPE'], error_message: 'not linked' });
  await add('e6', { named_only: true, error_message: 'webhooks are disabled' });
  await add('e7', { status: 'processed' });
  const [order] = await sql<{ id: string }[]>`
    insert into orders (marketplace_id, currency, status, updated_at) values (${market.id}, 'UZS', 'shipped', now()) returning id`;
  await sql`
    insert into order_items (order_id, sku, line_key, quantity, return_expected) values (${order!.id}, 'A', 'A', 2, 1)`;
  await sql`
    insert into order_item_expected_returns (order_item_id, quantity, source_key, created_at)
    select id, 1, 'back', now() - interval '8 days' from order_items`;
});

test('everything that waits for a person is grouped by kind, marketplace and cause', async () => {
  const groups = await readGroups();
  expect(new Set(groups.map(({ marketplace }) => marketplace.code))).toEqual(new Set(['uzum']));
  const told = groups.map(({ kind, cause, count, example }) => [kind, cause, count, example]);
  expect(told.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
    ['DRIFTS', 'manual_edit', 1, 'in words'],
    ['EXPECTED_RETURNS', null, 1, null],
    ['FAILED_EVENTS', 'unreadable', 2, 'newest'],
    ['HELD_EVENTS', 'counted', 1, 'a count may include it'],
    ['HELD_EVENTS', 'other_content', 1, 'came before'],
    ['HELD_FIGURES', 'zeros', 2, 'all at once'],
    ['HELD_READINGS', 'jump', 1, 'fell'],
    ['REFUSED_FIGURES', null, 1, 'no such item'],
    ['REFUSED_FIGURES', 'suspected', 1, 'HTTP 400: closed for a stocktake'],
    ['UNLINKED_EVENTS', null, 1, 'not linked'],
  ]);
  expect(groups[0]?.kind).toBe('EXPECTED_RETURNS');
});

test('a return is to be decided when it is expected for longer than asked for', async () => {
  const has = async (args: string) => (await readGroups(args)).some(({ kind }) => kind === 'EXPECTED_RETURNS');
  expect(await has('(returnDays: 9)')).toBe(false);
  expect(await has('(returnDays: 0)')).toBe(true);
});

test('the events of each group are listed by its kind and cause', async () => {
  const groups = (await readGroups()).filter(({ kind }) => /READINGS|EVENTS/.test(kind));
  for (const { kind, cause, count } of groups) {
    const { webhooks } = await app.query<{ webhooks: { totalCount: number; nodes: { cause: string | null }[] } }>(
      'query ($filter: ReceivedEventFilter) { webhooks(filter: $filter) { totalCount nodes { cause } } }',
      { filter: { marketplaces: ['uzum'], decisions: [kind], ...(cause !== null && { causes: [cause] }) } },
    );
    expect([kind, webhooks.totalCount]).toEqual([kind, count]);
    expect(new Set(webhooks.nodes.map((node) => node.cause))).toEqual(new Set([cause]));
  }
});

test('alerts and differences are found by kind, marketplace, product and cause', async () => {
  const { drifts, alerts } = await app.query<{ drifts: { totalCount: number }; alerts: { totalCount: number } }>(`{
    drifts(filter: { marketplaces: ["uzum"], skus: ["D"], causes: [MANUAL_EDIT] }) { totalCount }
    alerts(filter: { kinds: [DRIFT], marketplaces: ["uzum"], skus: ["D"] }) { totalCount }
  }`);
  expect([drifts.totalCount, alerts.totalCount]).toEqual([1, 0]);
  const none = await app.query<{ drifts: { totalCount: number } }>(
    '{ drifts(filter: { causes: [GHOST_WRITE] }) { totalCount } }',
  );
  expect(none.drifts.totalCount).toBe(0);
});
