import { afterAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { encodeNodeId } from '../../../src/graphql/base/node-id.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, apply, change, figureOf } from '../../support/shop.ts';
import { undoAdjustmentDocument } from '../documents/ledger.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

/** Adjusts stock through the API and gives the movement's id. */
async function adjust(sku: string, input: Record<string, unknown>): Promise<string> {
  const answer = await app.query<{ adjustStock: { movement?: { id: string } } }>(
    `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { ... on AdjustStockPayload { movement { id } } } }`,
    { input: { sku, ...input } },
  );
  return answer.adjustStock.movement!.id;
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
