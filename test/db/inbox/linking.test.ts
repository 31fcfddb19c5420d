import { expect, test } from 'vitest';
import { upsertListings } from '../../../src/db/catalog/catalog-writes.ts';
import { releaseLinked, resolveUnlinkedSales } from '../../../src/db/inbox/unlinked-sales.ts';
import { useDatabase } from '../../support/database.ts';
import { explainStatements } from '../../support/explained.ts';
import { addMarketplace, addProduct } from '../../support/shop.ts';

const db = useDatabase();
const listings = 100;

/** A marketplace that has sold each of a hundred products so often, before any of them was linked. */
async function openWaiting(times: number) {
  const { id } = await addMarketplace(db.sql);
  await db.sql`delete from new_links`;
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, waits_for)
    select ${id}::int, 'stock.updated', '{}', '', n::text, 'failed', array['S-' || n % ${listings}::int, 'ID-' || n % ${listings}::int]
    from generate_series(1, ${times * listings}::int) n`;
  await db.sql`analyze`;
  const { id: productId } = await addProduct(db.sql);
  const rows = Array.from({ length: listings }, (_, n) => ({
    marketplaceId: id,
    productId,
    marketplaceProductId: `ID-${n}`,
    marketplaceSku: `S-${n}`,
    marketplacePrice: null,
    unitsPerItem: 1,
    stockBuffer: 0,
    stockPercent: 100,
    stockLimit: null,
    stockMinimum: 0,
    selling: true,
    settings: {},
  }));
  return { id, rows };
}

const countPending = async (id: number) =>
  (await db.sql`select 1 from marketplace_webhooks where marketplace_id = ${id} and status = 'pending'`).length;

test('linking a hundred products reads and locks none of the thousands of sales that wait for them', async () => {
  const { id, rows } = await openWaiting(50);
  await db.sql.begin(async (tx) => {
    await upsertListings(tx, rows);
    const [read] = await tx`
      select seq_tup_read + idx_tup_fetch as rows, n_tup_upd as written from pg_stat_xact_user_tables where relname = 'marketplace_webhooks'`;
    expect(Number(read?.rows)).toBeLessThanOrEqual(2 * listings);
    expect(Number(read?.written)).toBe(0);
    const free = await db.sql`
      select 1 from marketplace_webhooks where marketplace_id = ${id} for update skip locked`;
    expect(free).toHaveLength(50 * listings);
  });
});

test('what waited for new links is queued again a thousand events at a time, until each is', async () => {
  const { id, rows } = await openWaiting(25);
  await db.sql.begin((tx) => upsertListings(tx, rows));
  const queued: number[] = [];
  while ((await releaseLinked(db.sql)) > 0) queued.push(await countPending(id));
  expect(queued).toEqual([1_000, 2_000, 2_500]);
});

test('two workers that release at once queue each event', async () => {
  const { id, rows } = await openWaiting(25);
  await db.sql.begin((tx) => upsertListings(tx, rows));
  const release = async () => {
    while ((await releaseLinked(db.sql)) > 0);
  };
  await Promise.all([release(), release(), release()]);
  expect(await countPending(id)).toBe(2_500);
});

test('what waits for one name is found by an index on the names', async () => {
  const { id } = await openWaiting(100);
  const names = ['S-1', 'ID-1'];
  await db.sql`insert into alerts (kind, marketplace_id, about) values ('unlinked_sale', ${id}, 'S-1')`;
  await db.sql`insert into new_links (marketplace_id, names) values (${id}, ${names})`;
  const explained = await explainStatements(
    db.url,
    async (sql) => {
      await resolveUnlinkedSales(sql, [id], names);
      await releaseLinked(sql);
    },
    ['marketplace_webhooks'],
  );
  expect(explained).toHaveLength(2);
  for (const { scanned, indexes } of explained) {
    expect(scanned).not.toContain('marketplace_webhooks');
    expect(indexes).toContain('idx_webhooks_waits_for');
  }
});
