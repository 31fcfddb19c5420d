import { afterAll, expect, test } from 'vitest';
import { acceptDrift } from '../../../src/db/drifts/accept-drift.ts';
import { listLastCounts } from '../../../src/db/inbox/inbox-context.ts';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { encodeNodeId } from '../../../src/graphql/base/node-id.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, apply, change, figureOf } from '../../support/shop.ts';
import { undoAdjustmentDocument } from '../documents/ledger.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

/** Adjusts stock through the API and gives the movement's id. */
async function adjust(sku: string, input: Record<string, unknown>): Promise<string> {
  return (await ask(sku, input)).movement!.id;
}

/** A count that finds what the ledger has. */
async function confirm(sku: string, countedQuantity: number, more: { countedAt?: string } = {}): Promise<void> {
  expect(await ask(sku, { countedQuantity, reason: 'STOCKTAKE', ...more })).toEqual({ movement: null });
}

async function ask(sku: string, input: Record<string, unknown>) {
  const answer = await app.query<{ adjustStock: { movement?: { id: string } | null; message?: string } }>(
    `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { ... on AdjustStockPayload { movement { id } } ... on Error { message } } }`,
    { input: { sku, ...input } },
  );
  return answer.adjustStock;
}

async function undo(movementId: string, more: { idempotencyKey?: string; note?: string } = {}) {
  return (await app.run(undoAdjustmentDocument, { input: { movementId, ...more } })).undoAdjustment;
}

test('an adjustment is taken back by a movement of the opposite change, and both name each other', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const id = await adjust(sku, { quantityChange: -2, reason: 'WRITE_OFF' });
  const answer = await undo(id, { note: 'found again' });
  expect(answer).toMatchObject({
    product: { quantity: 5, version: 3 },
    movement: { movementType: 'CORRECTION', quantityChange: 2, quantityAfter: 5, actor: 'owner', note: 'found again' },
  });
  const { movement } = answer as Extract<typeof answer, { __typename: 'UndoAdjustmentPayload' }>;
  expect(movement.undoes).toEqual({ id, undoneBy: { id: movement.id } });
});

test('an adjustment is taken back once, however many ask at the same time', async () => {
  const { id: productId, sku } = await addProduct(db.sql, { quantity: 1 });
  const id = await adjust(sku, { quantityChange: 9, reason: 'RECEIPT' });
  const answers = await Promise.all(Array.from({ length: 8 }, () => undo(id)));
  expect(answers.map((answer) => answer.__typename).toSorted()).toEqual([
    ...Array.from({ length: 7 }, () => 'ConflictError'),
    'UndoAdjustmentPayload',
  ]);
  expect(answers).toContainEqual(
    expect.objectContaining({ code: 'INVALID_STATE', message: expect.stringContaining('already undone') }),
  );
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 1, version: 3 });
});

test('a repeated call with the same key gets the first one’s answer', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 1 });
  const id = await adjust(sku, { quantityChange: 9, reason: 'RECEIPT' });
  const first = await undo(id, { idempotencyKey: 'again' });
  expect(await undo(id, { idempotencyKey: 'again' })).toEqual(first);
});

test('a receipt whose units are sold already is not taken back', async () => {
  const { id: productId, sku } = await addProduct(db.sql);
  const id = await adjust(sku, { quantityChange: 10, reason: 'RECEIPT' });
  await apply(db.sql, change({ productId, units: -7 }));
  expect(await undo(id)).toMatchObject({ items: [{ sku, requested: 10, available: 3 }] });
  expect(await figureOf(db.sql, productId)).toMatchObject({ quantity: 3, version: 2 });
});

test('what a later count has replaced is not taken back, until that count is', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const id = await adjust(sku, { quantityChange: 5, reason: 'RECEIPT' });
  const count = await adjust(sku, { countedQuantity: 12, reason: 'STOCKTAKE' });
  expect(await undo(id)).toMatchObject({
    code: 'INVALID_STATE',
    message: `Version 2 of "${sku}" was replaced by the count of version 3: undo that count first, or count again`,
  });
  expect(await undo(count)).toMatchObject({ product: { quantity: 15 } });
  expect(await undo(id)).toMatchObject({ product: { quantity: 10 } });
});

test('a count that a later count has replaced is not taken back either', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const first = await adjust(sku, { countedQuantity: 8, reason: 'STOCKTAKE' });
  await adjust(sku, { countedQuantity: 9, reason: 'STOCKTAKE' });
  expect(await undo(first)).toMatchObject({
    message: expect.stringContaining('was replaced by the count of version 3'),
  });
});

test('a count of an earlier moment replaces nothing that came after it', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const [row] = await db.sql<{ at: Date }[]>`select clock_timestamp() as at`;
  const id = await adjust(sku, { quantityChange: 5, reason: 'RECEIPT' });
  await adjust(sku, { countedQuantity: 8, countedAt: row!.at.toISOString(), reason: 'STOCKTAKE' });
  expect(await undo(id)).toMatchObject({ product: { quantity: 8 } });
});

test('what a later count has confirmed is not taken back', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 10 });
  const receipt = await adjust(sku, { quantityChange: 5, reason: 'RECEIPT' });
  const count = await adjust(sku, { countedQuantity: 12, reason: 'STOCKTAKE' });
  await confirm(sku, 12);
  for (const movementId of [receipt, count]) {
    expect(await undo(movementId)).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringMatching(/was confirmed by the count of 20.*Z, which found no difference: count again/),
    });
  }
  expect((await figureOf(db.sql, id)).quantity).toBe(12);
});

test('a count that finds no difference leaves alone what was typed in after its moment', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 10 });
  const [row] = await db.sql<{ at: Date }[]>`select clock_timestamp() as at`;
  const id = await adjust(sku, { quantityChange: 5, reason: 'RECEIPT' });
  await confirm(sku, 10, { countedAt: row!.at.toISOString() });
  expect(await undo(id)).toMatchObject({ product: { quantity: 10 } });
});

test('a count that finds no difference is the last count: older events are asked of a person, older counts refused', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 10 });
  const earlier = new Date().toISOString();
  const [row] = await db.sql<{ at: Date }[]>`select date_trunc('milliseconds', clock_timestamp()) as at`;
  await confirm(sku, 10, { countedAt: row!.at.toISOString() });
  const counts = await db.sql.begin((tx) => listLastCounts(tx, [id]));
  expect(counts.get(id)).toEqual(row!.at);
  const older = await ask(sku, {
    countedQuantity: 9,
    reason: 'STOCKTAKE',
    countedAt: new Date(Date.parse(earlier) - 5).toISOString(),
  });
  expect(older.message).toContain('is already recorded');
});

test('a count of a moment before the product began is refused: the opening figure may have it in it', async () => {
  const countedAt = new Date(Date.now() - 60_000).toISOString();
  await app.query(
    'mutation { createProduct(input: { sku: "BOXED", name: "Boxed", quantity: 10 }) { ... on Error { message } } }',
  );
  const answer = await ask('BOXED', { countedQuantity: 5, reason: 'STOCKTAKE', countedAt });
  expect(answer.message).toMatch(/^The product began with a figure of 20.*Z, which may have .* in it: count again$/);
  const { product } = await app.query<{ product: { quantity: number } }>('{ product(sku: "BOXED") { quantity } }');
  expect(product.quantity).toBe(10);
});

test('sales, openings and undos themselves are not taken back', async () => {
  const { id: productId, sku } = await addProduct(db.sql);
  const cause = { productId, referenceType: 'order' as const };
  const [opening, sale] = await apply(
    db.sql,
    change({ ...cause, units: 5, movementType: 'opening', referenceType: 'adjustment' }),
    change({ ...cause, units: -1, movementType: 'sale' }),
  );
  for (const movement of [opening, sale]) {
    expect(await undo(encodeNodeId('InventoryMovement', movement!.movementId))).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('is not an adjustment by a person'),
    });
  }
  const undone = await undo(await adjust(sku, { quantityChange: 1, reason: 'CORRECTION' }));
  const { movement } = undone as Extract<typeof undone, { __typename: 'UndoAdjustmentPayload' }>;
  expect(await undo(movement.id)).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('undid another'),
  });
});

test('an id of no movement is not found', async () => {
  expect(await undo(encodeNodeId('InventoryMovement', '999999999'))).toMatchObject({ __typename: 'NotFoundError' });
  expect(await undo(encodeNodeId('Product', 1))).toMatchObject({ __typename: 'NotFoundError' });
});

test('a count entered after a mistaken count of the same moment was undone gives what was counted', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 10 });
  const countedAt = new Date().toISOString();
  await undo(await adjust(sku, { countedQuantity: 15, countedAt, reason: 'STOCKTAKE' }));
  await adjust(sku, { countedQuantity: 12, countedAt, reason: 'STOCKTAKE' });
  expect((await figureOf(db.sql, id)).quantity).toBe(12);
});

test('a receipt of another product that was undone after the count is no part of the counted moment', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 5 });
  const receipt = await adjust(sku, { quantityChange: 10, reason: 'RECEIPT' });
  const countedAt = new Date().toISOString();
  await undo(receipt);
  const answer = await app.query(
    `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { ... on AdjustStockPayload { movement { id } } } }`,
    { input: { sku, countedQuantity: 5, countedAt, reason: 'STOCKTAKE' } },
  );
  expect(answer).toEqual({ adjustStock: { movement: null } });
  expect(await figureOf(db.sql, id)).toMatchObject({ quantity: 5, oversold: 0 });
});

test('a count that was undone does not refuse an older one, nor hold back older events', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 10 });
  const countedAt = new Date().toISOString();
  await undo(await adjust(sku, { countedQuantity: 3, reason: 'STOCKTAKE' }));
  await adjust(sku, { countedQuantity: 9, countedAt, reason: 'STOCKTAKE' });
  expect((await figureOf(db.sql, id)).quantity).toBe(9);
  const counts = await db.sql.begin((tx) => listLastCounts(tx, [id]));
  expect(counts.get(id)).toEqual(new Date(countedAt));
});

test('a difference that was accepted as a sale and is undone leaves the sales figures too, on its own day', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 10, cost: 40 });
  const market = await addMarketplace(db.sql);
  const listingId = await addListing(db.sql, { marketplaceId: market.id, productId: id, sku, price: 100 });
  const [drift] = await db.sql<{ id: string }[]>`
    insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, shown, told, inventory_version,
      owed_version, confirmed_at)
    values (${listingId}, ${market.id}, ${id}, 'open', 'unknown', '10 - 8', 10, 8, 10, 1, 1, now() - interval '2 days') returning id`;
  const movementId = await db.sql.begin((tx) =>
    acceptDrift(tx, { id: drift!.id, meaning: 'sale', note: null, actor: 'test' }),
  );
  expect(await undo(encodeNodeId('InventoryMovement', movementId!))).toMatchObject({
    movement: { movementType: 'MARKETPLACE_CANCELLATION', quantityChange: 2, quantityAfter: 10 },
  });
  const days = await db.sql`
    select units_sold, units_returned, (revenue_sold - revenue_returned)::int as revenue, (cost_sold - cost_returned)::int as cost
    from sales_daily where product_id = ${id}`;
  expect(days).toEqual([{ unitsSold: 2, unitsReturned: 2, revenue: 0, cost: 0 }]);
});
