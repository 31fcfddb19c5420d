import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvColumns, formatCsv, parseCsv } from '../../src/catalog/csv.ts';
import { guardFormulas, unguardFormulas } from '../../src/catalog/formulas.ts';

const dangerous = [
  '=HYPERLINK("https://evil.example","x")',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '\r=1',
  '\n=1',
  "=cmd|'/c calc'!A0",
  '＝1+1',
  'a;=1+1',
  'a,=1+1',
  'a\t=1+1',
  'line\r\n=1+1',
];

const product = (name: string) => ({
  productId: 1,
  sku: 'A',
  name,
  barcodes: [],
  costPrice: null,
  price: null,
  quantity: 3,
  listing: null,
});

/** What a spreadsheet would take for a formula if it split the text at any of these characters. */
const findFormula = (text: string): string | undefined =>
  text.split(/[;,\t\r\n]/).find((cell) => /^[=+\-@＝＋－＠]/.test(cell));

test.each(dangerous)('%j is no formula in an export, wherever a spreadsheet splits it, and is read back', (name) => {
  for (const excel of [false, true]) {
    const text = formatCsv([product(name)], { excel });
    const [cells = []] = parse(text, { delimiter: excel ? ';' : ',' }) as string[][];
    expect(cells.map(findFormula).filter(Boolean)).toEqual([]);
    const header = csvColumns.join(excel ? ';' : ',');
    const { rows } = parseCsv(new TextEncoder().encode(`${header}\r\n${text}`), { keepStock: false });
    expect(rows).toMatchObject([{ row: { product: { name } } }]);
  }
});

test('any text is the same again after it was guarded, apostrophes of its own included', () => {
  const unit = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', "'", 'a', '＝', ' ', '"');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      const guarded = guardFormulas(text);
      expect(findFormula(guarded)).toBeUndefined();
      expect(unguardFormulas(guarded)).toBe(text);
    }),
    { numRuns: 2_000, seed: 20260109 },
  );
});

test('a text without a formula stays as it is', () => {
  for (const text of ["Rock 'n' roll", "'quoted'", 'a - b', 'e-mail', '5+5=10', '7'])
    expect(guardFormulas(text)).toBe(text);
});
