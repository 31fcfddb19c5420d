import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsvRecords } from '../../../src/catalog/files/csv-records.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'ё', '🙂', '"', ';', '\n', '\r\n', ' ', '1'), maxLength: 6 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = /^$|[";\r\n]/;

test('however a text is cut into parts, its records are those of the whole, as another parser reads them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 7 }),
      (records, lineEnd, size) => {
        const lines = records.map((cells) =>
          cells.map((text) => (needsQuotes.test(text) ? quoted(text) : text)).join(';'),
        );
        const text = lines.join(lineEnd);
        const parts = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        const read = [...readCsvRecords(parts, ';')];
        expect(read.map(({ cells }) => cells)).toEqual(records);
        expect(read.map(({ cells }) => cells)).toEqual(
          parse(text, {
            delimiter: ';',
            relax_column_count: true,
            record_delimiter: [lineEnd],
            skip_empty_lines: true,
          }),
        );
        expect([...readCsvRecords([text], ';')]).toEqual(read);
      },
    ),
    { numRuns: 1_000, seed: 20261130 },
  );
});

test('lines are counted by their ends, whichever they are, inside quotes too', () => {
  const read = [...readCsvRecords(['a;b\r"1\r\n2";x\n\n"3\r4\n5";y\r\nlast'], ';')];
  expect(read.map(({ line }) => line)).toEqual([1, 2, 5, 8]);
});

test('quotes without an end cost no more than the text is long', () => {
  const startedAt = performance.now();
  const line = `"${'x'.repeat(1_100_000)}\n`;
  expect(() => [...readCsvRecords([line.repeat(8), '"x\n'.repeat(500_000)], ',')]).not.toThrow();
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});
