import { expect, test } from 'vitest';
import { readCount } from '../../web/console/stock/adjust-kinds.ts';
import { toLatinKey } from '../../web/console/stock/latin-keys.ts';

const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

test.each([
  ['KeyP', { shiftKey: true }, 'P'],
  ['KeyP', {}, 'p'],
  ['Digit4', {}, '4'],
  ['Numpad4', { shiftKey: true }, '4'],
  ['Digit4', { shiftKey: true }, '$'],
  ['Minus', {}, '-'],
  ['Slash', {}, '/'],
  ['KeyC', { ctrlKey: true }, ''],
  ['ArrowLeft', {}, ''],
  ['Backspace', {}, ''],
])('the key %s with %o is %o on an English keyboard', (code, held, text) => {
  expect(toLatinKey({ ...plain, code, ...held })).toBe(text);
});

test.each([
  ['12', 12],
  [' 1 200 ', 1200],
  ['1\u00A0200', 1200],
  ['0', 0],
  ['', undefined],
  ['1,5', undefined],
  ['-3', undefined],
  ['12345678901', undefined],
])('%o in a quantity field is %o', (text, count) => {
  expect(readCount(text)).toBe(count);
});
