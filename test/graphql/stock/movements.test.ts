import { beforeAll, expect, test } from 'vitest';
import type { MovementsQueryVariables } from '../../gql/graphql.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { movementsDocument } from '../documents/ledger.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let market: { id: number; code: string };
/** Between the older and the newer half. */
let middle: Date;
beforeAll(async () => {
  market = await addMarketplace(db.sql);
  const [a, b] = [await addProduct(db.sql, { sku: 'A' }), await addProduct(db.sql, { sku: 'B' })];
  const round = async () => {
    for (const { id } of [a, b]) {
      await apply(
        db.sql,
        change({ productId: id, units: 10 }),
        change({ productId: id, units: -1, marketplaceId: market.id }),
        change({ productId: id, units: -2, movementType: 'write_off' }),
      );
    }
  };
  for (let n = 0; n < 5; n += 1) await round();
  const [row] = await db.sql<{ at: Date }[]>`select clock_timestamp() as at, pg_sleep(0.002)`;
  middle = row!.at;
  for (let n = 0; n < 5; n += 1) await round();
});

type Filter = MovementsQueryVariables;

/** Every row that a filter leaves, page after page. */
async function listAll(filter: Filter) {
  const rows: { version: number; movementType: string; sku: string }[] = [];
  let after: string | null | undefined;
  let total: number | null | undefined;
  do {
    const { inventoryMovements } = await app.run(movementsDocument, { ...filter, first: 7, after });
    rows.push(...inventoryMovements.edges.map(({ node }) => ({ ...node, sku: node.product.sku })));
    total ??= inventoryMovements.totalCount;
    after = inventoryMovements.pageInfo.hasNextPage ? inventoryMovements.pageInfo.endCursor : undefined;
  } while (after);
  expect(total).toBe(rows.length);
  return rows;
}

test('pages follow each other without a hole or a repetition, newest first', async () => {
  const rows = await listAll({});
  expect(rows).toHaveLength(60);
  expect(rows.filter(({ sku }) => sku === 'A').map(({ version }) => version)).toEqual(
    Array.from({ length: 30 }, (_, index) => 30 - index),
  );
});

test.each<[string, () => Filter, number]>([
  ['product', () => ({ sku: 'A' }), 30],
  ['marketplace', () => ({ marketplace: market.code }), 20],
  ['type', () => ({ movementType: 'WRITE_OFF' }), 20],
  ['time from', () => ({ from: middle.toISOString() }), 30],
  ['time to', () => ({ to: middle.toISOString() }), 30],
  ['product and time', () => ({ sku: 'B', to: middle.toISOString() }), 15],
  [
    'all of them',
    () => ({ sku: 'A', marketplace: market.code, movementType: 'MARKETPLACE_SALE', from: middle.toISOString() }),
    5,
  ],
])('the ledger can be narrowed by %s', async (_what, filter, count) => {
  expect(await listAll(filter())).toHaveLength(count);
});
