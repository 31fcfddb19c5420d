import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonRows, rowsOf } from '../../src/db/rows.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('every type arrives as it was sent, and absent fields as null', async () => {
  const full = {
    rowId: '9007199254740993',
    count: 3,
    isHeld: false,
    price: '12.5000',
    day: '2026-01-09',
    at: new Date('2026-01-09T10:30:00.123Z'),
    names: ['a "quoted" one', 'b,c', '{}'],
    payload: { sku: 'X', lines: [1, null] },
    body: new TextEncoder().encode('Доставка').subarray(2),
    note: null,
  };
  const rows = await db.sql`
    select r.*, pg_typeof(is_held)::text as held_type, convert_from(body, 'UTF8') as body from ${rowsOf(
      db.sql,
      [full, { rowId: '2' } as Partial<typeof full>],
      {
        rowId: 'bigint',
        count: 'integer',
        isHeld: 'boolean',
        price: 'numeric',
        day: 'date',
        at: 'timestamptz',
        names: 'text[]',
        payload: 'jsonb',
        body: 'bytea',
        note: 'text',
      },
    )} r order by position`;
  expect(rows[0]).toEqual({
    ...full,
    day: new Date('2026-01-09'),
    body: 'оставка',
    position: '1',
    heldType: 'boolean',
  });
  expect(rows[1]).toMatchObject({ rowId: '2', count: null, isHeld: null, price: null, names: null, payload: null });
});

test('only the named columns are sent, in the order of the rows', async () => {
  const rows = [
    { id: 7, secret: 'x' },
    { id: 5, secret: 'y' },
  ];
  expect(await db.sql`select * from ${rowsOf(db.sql, rows, { id: 'integer' })} r order by position`).toEqual([
    { id: 7, position: '1' },
    { id: 5, position: '2' },
  ]);
  expect(await db.sql`select * from ${rowsOf(db.sql, [], { id: 'integer' })} r`).toEqual([]);
});

test('half a surrogate pair in a text is replaced, not refused', async () => {
  const [row] = await db.sql`select name from ${rowsOf(db.sql, [{ name: 'cut \ud83d' }], { name: 'text' })} r`;
  expect(row?.name).toBe('cut \ufffd');
});

test('a SQL function gets the fields in snake_case, and JSON within them as it is', async () => {
  const rows = [{ marketplaceId: 1, parameters: { lastEventAt: 'now' }, at: new Date(0), left: undefined }];
  const [row] = await db.sql`select ${jsonRows(db.sql, rows)}::jsonb as value`;
  expect(row?.value).toEqual([
    { marketplace_id: 1, parameters: { lastEventAt: 'now' }, at: '1970-01-01T00:00:00.000Z' },
  ]);
});
