import { expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { act, begin } from '../../support/receipts.ts';
import { addProduct } from '../../support/shop.ts';
import { writeXlsx } from '../../support/xlsx.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

async function read(bytes: Buffer | string, more: object = {}) {
  const { id: receiptId } = await begin(app);
  return act(app, 'readReceiptFile', { receiptId, file: Buffer.from(bytes).toString('base64'), ...more });
}

/** Text as Excel in Russian saves it: Windows-1251. */
function toWindows1251(text: string): Buffer {
  const code = (letter: string): number => {
    const point = letter.charCodeAt(0);
    return point >= 0x410 && point <= 0x44f ? point - 0x350 : point;
  };
  return Buffer.from(Array.from(text, code));
}

const figures = (answer: Awaited<ReturnType<typeof read>>) =>
  answer.receipt.lines.nodes.map((line) => [line.product?.sku ?? line.code, line.quantity, line.unitCost?.amount]);

test("a supplier's sheet: a title above, barcode, quantity and price, a total below", async () => {
  const { id, sku } = await addProduct(db.sql);
  await db.sql`update products set barcodes = '{4780012345678}' where id = ${id}`;
  const answer = await read(
    writeXlsx([
      {
        sheet: 'Накладная',
        rows: [
          ['Накладная № 17', null, null, null, null],
          ['№', 'Наименование', 'Штрихкод', 'Кол-во, шт', 'Цена'],
          [1, 'Футболка', '4780012345678', 12, 45000.5],
          [2, 'Носки', '4780099999999', 30, 9000],
          [null, 'Итого', null, 42, null],
        ],
      },
    ]),
  );
  expect(answer).toMatchObject({ rows: 2, units: 42, openQuestions: 1, skippedRows: 1, leftOutColumns: ['№'] });
  expect(figures(answer)).toEqual([
    [sku, 12, '45000.5'],
    ['4780099999999', 30, '9000'],
  ]);
  expect(answer.receipt.lines.nodes[1]).toMatchObject({ name: 'Носки', fileLine: 4, question: 'UNKNOWN_CODE' });
});

test('text in Windows-1251 with semicolons and decimal commas; a column for the cost goes before one for the price', async () => {
  const { sku } = await addProduct(db.sql);
  const answer = await read(
    toWindows1251(`Артикул;Количество;Закупочная цена;Цена\r\n${sku};3;1 250,50;9000\r\n${sku};2;1 250,50;9000\r\n`),
  );
  expect(figures(answer)).toEqual([[sku, 5, '1250.5']]);
});

test('Uzbek headings; the article of the supplier is unknown and the barcode decides', async () => {
  const { id, sku } = await addProduct(db.sql);
  await db.sql`update products set barcodes = '{4780000000062}' where id = ${id}`;
  const answer = await read(`Artikul,Shtrix-kod,Soni,Tannarxi\nTHEIRS-7,4780000000062,4,\n`);
  expect(figures(answer)).toEqual([[sku, 4, undefined]]);
});

test('a line that cannot be read refuses the whole file, and each such line is named', async () => {
  const answer = await read('sku;quantity;cost\nA;2;5\nB;two;5\nC;3;1.250\n4,78E+12;1;1\n');
  expect(answer.issues).toEqual([
    { path: ['input', 'file', '3', 'quantity'], rule: 'WHOLE_NUMBER', value: 'two' },
    { path: ['input', 'file', '4', 'cost'], rule: 'FORMAT', value: '1.250' },
    { path: ['input', 'file', '5', 'sku'], rule: 'REWRITTEN', value: '4,78E+12' },
  ]);
  const { issues } = await read('sku;quantity\nA\0B;1\n');
  expect(issues).toMatchObject([{ path: ['input', 'file', '2', 'sku'], rule: 'CHARACTERS' }]);
  const declared = await read('sku;quantity;cost\nC;3;1.250\n', { decimalSign: 'COMMA' });
  expect(figures(declared)).toEqual([['C', 3, '1250']]);
});

test('a file without a heading for the quantity is refused with what is needed', async () => {
  expect(await read('sku;name\nA;b\n')).toMatchObject({ code: 'VALIDATION', message: expect.stringContaining('Soni') });
  expect(await read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toMatchObject({ code: 'VALIDATION' });
});

test('the same file is read once into a receipt; a lost answer is returned by its key', async () => {
  const { id: receiptId } = await begin(app);
  const file = Buffer.from('sku;quantity\nONCE;2\n').toString('base64');
  await act(app, 'readReceiptFile', { receiptId, file, idempotencyKey: 'upload-1' });
  const again = await act(app, 'readReceiptFile', { receiptId, file, idempotencyKey: 'upload-1' });
  expect(again).toMatchObject({ rows: 1, receipt: { sums: { units: 2 } } });
  expect(await act(app, 'readReceiptFile', { receiptId, file })).toMatchObject({ code: 'ALREADY_EXISTS' });
});
