import { beforeAll, expect, test } from 'vitest';
import { readRow } from '../../src/catalog/row.ts';
import { type ReadRow, upsertRows } from '../../src/catalog/upsert.ts';
import { postgres } from '../../src/db/postgres-driver.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace } from '../support/shop.ts';

const db = useDatabase();
beforeAll(async () => {
  await addMarketplace(db.sql, { code: 'shop' });
});

function makeRows(prefix: string, length: number, quantity: number): ReadRow[] {
  return Array.from({ length }, (_, n): ReadRow => {
    const sku = `${prefix}-${n}`;
    const read = readRow({ sku, name: sku, quantity, marketplace: 'shop', marketplaceProductId: `id-${n}` });
    return 'row' in read ? read : { sku, faults: read.faults };
  });
}

test('a thousand rows are written with as many statements as ten', async () => {
  let statements = 0;
  const sql = postgres(db.url, {
    max: 1,
    transform: { column: postgres.camel.column },
    debug: () => {
      statements += 1;
    },
  });
  const countStatements = async (rows: ReadRow[]): Promise<number> => {
    statements = 0;
    const report = await sql.begin((tx) =>
      upsertRows(tx, rows, { baseCurrency: 'UZS', actor: 'test', skipBadRows: false, confirmUnusual: false }),
    );
    expect(report).toMatchObject({ applied: true, failed: 0 });
    return statements;
  };
  // The first use of each kind of array asks the database about its type.
  await countStatements(makeRows('warm', 1, 1));
  for (const quantity of [1, 2]) {
    const few = await countStatements(makeRows('few', 10, quantity));
    expect(await countStatements(makeRows('many', 1_000, quantity))).toBe(few);
  }
  await sql.end();
}, 30_000);
