import { expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { act, begin } from '../../support/receipts.ts';
import { addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

async function staffKey(role: 'OPERATOR' | 'VIEWER', seesMoney: boolean): Promise<string> {
  const { createApiKey } = await app.query<{ createApiKey: { key: string } }>(
    `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on CreateApiKeyPayload { key } } }`,
    { input: { name: `${role} ${seesMoney}`, role, seesMoney } },
  );
  return `Bearer ${createApiKey.key}`;
}

test('a draft changes no stock, and the same product scanned again adds up in one line', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 2 });
  await db.sql`update products set barcodes = '{4780000000017}' where id = ${id}`;
  const { id: receiptId } = await begin(app, [], { supplier: 'Textile MChJ' });
  await act(app, 'addReceiptLine', { receiptId, code: sku });
  // A scanner may leave out or add leading zeros.
  await act(app, 'addReceiptLine', { receiptId, code: '04780000000017', quantity: 3 });
  const { receipt } = await act(app, 'addReceiptLine', { receiptId, code: '4780000000017', idempotencyKey: 'scan-1' });
  expect(receipt.lines.nodes.map(({ quantity, product }) => [product?.sku, quantity])).toEqual([[sku, 5]]);
  expect(receipt).toMatchObject({
    status: 'DRAFT',
    supplier: 'Textile MChJ',
    revision: 4,
    sums: { lines: 1, units: 5 },
  });
  expect((await figureOf(db.sql, id)).quantity).toBe(2);
  // The answer was lost and the scan was sent again.
  const again = await act(app, 'addReceiptLine', { receiptId, code: '4780000000017', idempotencyKey: 'scan-1' });
  expect(again.receipt.sums.units).toBe(5);
});

test('another cost of the same product is another line; units without a cost join the line that there is', async () => {
  const { sku } = await addProduct(db.sql);
  const { id: receiptId } = await begin(app, [{ code: sku, quantity: 1, unitCost: '10' }]);
  await act(app, 'addReceiptLine', { receiptId, code: sku, quantity: 2, unitCost: '10.00' });
  await act(app, 'addReceiptLine', { receiptId, code: sku, quantity: 4, unitCost: '12' });
  const { receipt } = await act(app, 'addReceiptLine', { receiptId, code: sku, quantity: 8 });
  expect(receipt.lines.nodes.map(({ quantity, unitCost }) => [quantity, unitCost?.amount])).toEqual([
    [3, '10'],
    [12, '12'],
  ]);
  expect(receipt.sums.total).toEqual({ amount: '174', currencyCode: 'UZS' });
});

test('a code that nobody has, and one that several have, become lines that need an answer', async () => {
  const [first, second] = [await addProduct(db.sql), await addProduct(db.sql)];
  await db.sql`update products set barcodes = '{4780000000024}' where id in (${first.id}, ${second.id})`;
  const draft = await begin(app, [
    { code: '4780000000024', quantity: 2 },
    { code: 'nobody-has-it', quantity: 3 },
  ]);
  expect(draft.lines.nodes.map(({ code, question, product }) => [code, question, product])).toEqual([
    ['4780000000024', 'SEVERAL_PRODUCTS', null],
    ['nobody-has-it', 'UNKNOWN_CODE', null],
  ]);
  expect(draft.lines.nodes[0]?.candidates.map(({ sku }) => sku)).toEqual([first.sku, second.sku]);
  const refused = await act(app, 'bookReceipt', { receiptId: draft.id });
  expect(refused.issues).toEqual([
    { path: ['receipt', 'lines', '1'], rule: 'UNANSWERED', value: '4780000000024' },
    { path: ['receipt', 'lines', '2'], rule: 'UNANSWERED', value: 'nobody-has-it' },
  ]);
});

test('the three answers: choose a product, create one, drop the line; a chosen code is known next time', async () => {
  const known = await addProduct(db.sql);
  const draft = await begin(app, [
    { code: '4780000000031', quantity: 2 },
    { code: '4780000000048', quantity: 3 },
    { code: '4780000000055', quantity: 4 },
  ]);
  const [toLink, toCreate, toDrop] = draft.lines.nodes.map(({ id }) => id);
  const { product } = await app.query<{ product: { id: string } }>(`{ product(sku: "${known.sku}") { id } }`);
  await act(app, 'answerReceiptLine', { lineId: toLink, productId: product.id });
  await act(app, 'answerReceiptLine', { lineId: toCreate, newProduct: { sku: 'MADE', name: 'Made here' } });
  const { receipt } = await act(app, 'removeReceiptLine', { lineId: toDrop });
  expect(receipt.lines.nodes.map((line) => [line.product?.sku, line.quantity, line.question])).toEqual([
    [known.sku, 2, null],
    ['MADE', 3, null],
  ]);
  const next = await begin(app, [
    { code: '4780000000031', quantity: 1 },
    { code: '4780000000048', quantity: 1 },
  ]);
  expect(next.lines.nodes.map((line) => line.product?.sku)).toEqual([known.sku, 'MADE']);
});

test('two people who change one draft: whoever has not seen it is refused with the present revision', async () => {
  const { sku } = await addProduct(db.sql);
  const draft = await begin(app, [{ code: sku, quantity: 1 }]);
  const lineId = draft.lines.nodes[0]!.id;
  const first = await act(app, 'updateReceiptLine', { lineId, quantity: 7, expectedRevision: draft.revision });
  const late = await act(app, 'updateReceiptLine', { lineId, quantity: 9, expectedRevision: draft.revision });
  expect(late).toMatchObject({ code: 'STALE_VERSION', currentRevision: first.receipt.revision });
  const cleared = await act(app, 'updateReceiptLine', { lineId, unitCost: null });
  expect(cleared.receipt.lines.nodes[0]).toMatchObject({ quantity: 7, unitCost: null });
});

test('a draft can be deleted, and a receipt has at most 2,000 lines', async () => {
  const draft = await begin(app, [{ code: 'x', quantity: 1 }]);
  expect(await act(app, 'deleteReceipt', { receiptId: draft.id })).toMatchObject({ number: draft.number });
  expect(await act(app, 'bookReceipt', { receiptId: draft.id })).toMatchObject({ code: 'NOT_FOUND' });
  const full = await begin(
    app,
    Array.from({ length: 2_000 }, (_, n) => ({ code: `many-${n}`, quantity: 1 })),
  );
  expect(full.sums.lines).toBe(2_000);
  expect(await act(app, 'addReceiptLine', { receiptId: full.id, code: 'one more' })).toMatchObject({
    code: 'LIMIT_REACHED',
    message: expect.stringContaining('at most 2000 lines'),
  });
});

test('an operator who may not see costs receives goods without them, and a viewer only reads', async () => {
  const { sku } = await addProduct(db.sql, { cost: 50 });
  const operator = await staffKey('OPERATOR', false);
  const { id: receiptId } = await begin(app, [{ code: sku, quantity: 1, unitCost: '60' }]);
  const { receipt } = await act(app, 'addReceiptLine', { receiptId, code: sku }, operator);
  expect(receipt.sums).toMatchObject({ units: 2, total: null });
  expect(receipt.lines.nodes[0]).toMatchObject({ quantity: 2, unitCost: null, costBefore: null, costAfter: null });
  const refused = await act(app, 'addReceiptLine', { receiptId, code: sku, unitCost: '1' }, operator);
  expect(refused.issues).toEqual([expect.objectContaining({ rule: 'NOT_SEEN' })]);
  const viewer = await staffKey('VIEWER', true);
  const { receipts } = await app.query<{ receipts: { totalCount: number; nodes: { number: number }[] } }>(
    `{ receipts(search: "${receipt.number}", statuses: [DRAFT]) { totalCount nodes { number } } }`,
    {},
    viewer,
  );
  expect(receipts).toEqual({ totalCount: 1, nodes: [{ number: receipt.number }] });
});

test('a currency without a cost is refused: it would change nothing', async () => {
  const { sku } = await addProduct(db.sql);
  const draft = await begin(app, [{ code: sku, quantity: 1, unitCost: '5', currency: 'USD' }]);
  const { id: lineId } = draft.lines.nodes[0]!;
  expect(await act(app, 'updateReceiptLine', { lineId, currency: 'EUR' })).toMatchObject({
    issues: [{ path: ['input', 'unitCost'], rule: 'REQUIRED' }],
  });
  const { receipt } = await act(app, 'updateReceiptLine', { lineId, unitCost: '6', currency: 'EUR' });
  expect(receipt.lines.nodes[0]?.unitCost).toEqual({ amount: '6', currencyCode: 'EUR' });
});

test('a scanned code means its product without the spaces around it, and one that nobody sees is refused', async () => {
  const { sku } = await addProduct(db.sql);
  const draft = await begin(app, [{ code: ` ${sku}\r`, quantity: 1 }]);
  expect(draft.lines.nodes[0]?.product?.sku).toBe(sku);
  expect(await act(app, 'addReceiptLine', { receiptId: draft.id, code: '\u200b' })).toMatchObject({
    code: 'VALIDATION',
  });
});
