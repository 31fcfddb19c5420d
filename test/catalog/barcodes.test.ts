import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinOf, listSpellings, readListedBarcodes } from '../../src/catalog/barcodes.ts';
import { isRewritten, looksRewritten } from '../../src/catalog/fields.ts';

test('a barcode with and without its leading zeros is one number of the trade, a short code is not', () => {
  expect(gtinOf('036000291452')).toBe(gtinOf('36000291452'));
  expect(gtinOf('00036000291452')).toBe(gtinOf('36000291452'));
  expect(gtinOf('0471')).not.toBe(gtinOf('471'));
  expect(gtinOf('AB-0471')).toBe('AB-0471');
});

test('the spellings of a barcode are exactly the texts with its number', () => {
  const code = fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: 1, maxLength: 16 });
  fc.assert(
    fc.property(code, code, (one, other) => {
      const spellings = listSpellings(one);
      expect(spellings).toContain(one);
      expect(new Set(spellings).size).toBe(spellings.length);
      for (const spelling of spellings) expect(gtinOf(spelling)).toBe(gtinOf(one));
      expect(spellings.includes(other)).toBe(gtinOf(other) === gtinOf(one));
    }),
    { numRuns: 2_000, seed: 20261130 },
  );
});

test.each([
  '4,78001E+12',
  '4.78001e+12',
  '1E+05',
  ' 4,78001E+12 ',
  '4780012345678.0',
  '="4780012345678"',
  '4,78001Е+12',
  '4.78001 E+12',
])('%s was rewritten by a spreadsheet', (code) => {
  expect(isRewritten(code)).toBe(true);
});

test.each(['4780012345678', '1e5', '12E5', 'ABE+12', '=1+1', '1.5', 'A-1.0', '007'])('%s is a code', (code) => {
  expect(isRewritten(code)).toBe(false);
});

test.each([
  '02.янв',
  '2-янв',
  'янв.05',
  '12 май',
  '2-Jan',
  'MAR-12',
  '02.sen',
  '5-iyn',
  '01.02.2026',
  '1/2/2026',
  '2026-02-01',
  'TRUE',
  'ИСТИНА',
  'NaN',
  '########',
  '#NAME?',
  '#Н/Д',
  "'KET-1",
  '4 780 012 345 678',
  '4\u00a0780\u00a0012',
  '4,780,012',
])('%s looks like what a spreadsheet makes of a code', (code) => {
  expect(looksRewritten(code)).toBe(true);
});

test.each([
  'KET-1',
  '1-2',
  '12.5',
  'MAR-1',
  'MAY',
  '10.20.30',
  '12-34-56',
  '123 456',
  '#12',
  'МАЙКА-12',
  'SEPT',
  '007',
])('%s does not', (code) => {
  expect(looksRewritten(code)).toBe(false);
});

test('of what a marketplace lists as barcodes those are kept by which a product can be found, without invisible parts', () => {
  const listed = [
    '4780012345678 ',
    '\u200b4780012345678',
    '０123',
    'AB 12',
    '4,78001E+12',
    'TRUE',
    '0',
    '000000',
    '-',
    'нет',
    '',
    'A|1',
  ];
  expect(readListedBarcodes(listed)).toEqual(['4780012345678', '0123', 'AB 12']);
});
