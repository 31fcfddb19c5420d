import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AmountStyle, formatAmount, readAmount } from '../../src/catalog/amounts.ts';

const semicolon = (decimal?: AmountStyle['decimal']): AmountStyle => ({ decimal, commaAllowed: true });
const comma = (decimal?: AmountStyle['decimal']): AmountStyle => ({ decimal, commaAllowed: false });

test.each([
  ['3,100', semicolon()],
  ['3.100', semicolon()],
  ['250,000', semicolon()],
  ['1234,567', semicolon()],
  ['3,100', comma()],
  ['3.100', comma()],
])('%s is not read before somebody says what its sign means', (given, style) => {
  expect(readAmount(given, style)).toEqual({ fault: expect.stringMatching(/^can be .* or .*--decimal comma/) });
});

test('the question names both amounts, and which option gives which', () => {
  expect(readAmount('3,100', semicolon())).toEqual({
    fault:
      'can be 3.1 or 3100: add --decimal comma (then it is 3.1) or --decimal point (then it is 3100), or write it without a thousands separator',
  });
  expect(readAmount('3.100', comma())).toEqual({
    fault: expect.stringContaining('--decimal comma (then it is 3100) or --decimal point (then it is 3.1)'),
  });
});

test.each([
  ['3,100', 'comma', '3.100'],
  ['3,100', 'point', '3100'],
  ['3.100', 'comma', '3100'],
  ['3.100', 'point', '3.100'],
  ['1.355,90', 'comma', '1355.90'],
  ['1,355.90', 'point', '1355.90'],
  ['3,100,000', 'point', '3100000'],
  ['1 234,567', 'comma', '1234.567'],
  ['1200', 'comma', '1200'],
] as const)('%s with a decimal %s is %s', (given, decimal, amount) => {
  for (const style of [semicolon(decimal), comma(decimal)]) expect(readAmount(given, style)).toEqual({ amount });
});

test.each([
  ['12.5', 'comma'],
  ['12,5', 'point'],
  ['3,10,000', 'point'],
  ['1 234.567', 'comma'],
  ['1.355,90', 'point'],
  ['3,', 'comma'],
  ['', 'comma'],
  ['cheap', 'point'],
] as const)('%s contradicts a decimal %s', (given, decimal) => {
  expect(readAmount(given, semicolon(decimal))).toEqual({ fault: expect.stringContaining('must be a number') });
});

test.each([
  ['0,125', semicolon(), '0.125'],
  ['0.125', comma(), '0.125'],
  ['1 234,567', semicolon(), '1234.567'],
  ['1\u00a0234.567', comma(), '1234.567'],
  ['12,5', semicolon(), '12.5'],
  ['12.1250', comma(), '12.1250'],
])('%s can only be one amount', (given, style, amount) => {
  expect(readAmount(given, style)).toEqual({ amount });
});

/** One number as people and programs write it. */
const spelling = fc
  .record({
    whole: fc.integer({ min: 0, max: 9_999_999_999 }),
    decimals: fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), maxLength: 4 }),
    group: fc.constantFrom('', ' ', '\u00a0', '\u202f', ',', '.'),
    sign: fc.constantFrom(',', '.'),
  })
  .filter(({ group, sign }) => group !== sign)
  .map(({ whole, decimals, group, sign }) => {
    const digits = String(whole).replace(/\B(?=(\d{3})+$)/g, group);
    return {
      given: decimals === '' ? digits : digits + sign + decimals,
      meant: decimals === '' ? String(whole) : `${whole}.${decimals}`,
      decimal: sign === ',' ? ('comma' as const) : ('point' as const),
    };
  });

test('however a number is written, it is read as that number or not at all; with its sign named it is always read', () => {
  fc.assert(
    fc.property(spelling, fc.boolean(), ({ given, meant, decimal }, commaAllowed) => {
      const asked = readAmount(given, { decimal: undefined, commaAllowed });
      // What is no number at all ("12,5" between commas) is refused by the schema of rows.
      if ('amount' in asked && /^\d+(\.\d+)?$/.test(asked.amount)) expect(asked.amount).toBe(meant);
      expect(readAmount(given, { decimal, commaAllowed })).toEqual({ amount: meant });
    }),
    { numRuns: 3_000, seed: 20261130 },
  );
});

test('what we write is read back without a question, in both styles', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), fc.nat(9_999), (whole, decimals) => {
      const amount = `${whole}.${String(decimals).padStart(4, '0')}`;
      const written = formatAmount(amount);
      for (const [text, style] of [
        [written, comma()],
        [written.replace('.', ','), semicolon()],
      ] as const) {
        const read = readAmount(text, style);
        expect('amount' in read && Number(read.amount)).toBe(Number(amount));
      }
    }),
    { numRuns: 1_000, seed: 20261130 },
  );
});
