import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gtinOf, listSpellings } from '../../src/catalog/barcodes.ts';
import { isRewritten } from '../../src/catalog/fields.ts';

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

test.each(['4,78001E+12', '4.78001e+12', '1E+05', ' 4,78001E+12 ', '4780012345678.0', '="4780012345678"'])(
  '%s was rewritten by a spreadsheet',
  (code) => {
    expect(isRewritten(code)).toBe(true);
  },
);

test.each(['4780012345678', '1e5', '12E5', 'ABE+12', '=1+1', '1.5', 'A-1.0', '007'])('%s is a code', (code) => {
  expect(isRewritten(code)).toBe(false);
});
