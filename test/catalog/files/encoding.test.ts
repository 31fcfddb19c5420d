import { expect, test } from 'vitest';
import { parseCsv } from '../../../src/catalog/csv.ts';
import { detectEncoding } from '../../../src/catalog/files/encoding.ts';

const text = 'Артикул;Наименование\r\nЧАЙ-1;«Чай» № 1 – ёлка\r\n';
const rows = [{ row: { sku: 'ЧАЙ-1', product: { name: '«Чай» № 1 – ёлка' } } }];

/** Windows-1251, which Node decodes but does not encode. */
function toWindows1251(given: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  return Uint8Array.from(Array.from(given, (letter) => bytes.get(letter)!));
}
const utf16 = (given: string): Uint8Array => Buffer.from(given, 'utf16le');

test.each([
  ['UTF-8', new TextEncoder().encode(text), []],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${text}`), []],
  [
    'UTF-16 as Excel saves "Unicode text"',
    utf16(`\ufeff${text.replaceAll(';', '\t')}`),
    ['The file is read as UTF-16.'],
  ],
  [
    'UTF-16 with the other order of bytes',
    Buffer.from(utf16(`\ufeff${text}`)).swap16(),
    ['The file is read as UTF-16.'],
  ],
  ['Windows-1251', toWindows1251(text), ['The file is read as Windows-1251.']],
])('a file in %s is read, and any but UTF-8 is named', (_what, bytes, notes) => {
  expect(parseCsv(bytes, { keepStock: false })).toMatchObject({ rows, notes });
});

test.each([
  ['German text of another code page', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]],
  ['UTF-8 that is cut in the middle of a letter', [...Buffer.from('Чайник большой').subarray(0, -1)]],
  ['bytes without a meaning', Array.from({ length: 256 }, (_, byte) => byte)],
])('%s is not taken for Russian', (_what, bytes) => {
  expect(() => detectEncoding(() => [Uint8Array.from([...Buffer.from('sku;name\nA;'), ...bytes])])).toThrow(/UTF-8/);
});

test('a letter that is cut by the end of a part is one letter', () => {
  const bytes = new TextEncoder().encode(text);
  const parts = Array.from(bytes, (byte) => Uint8Array.of(byte));
  expect(detectEncoding(() => parts)).toBe('utf-8');
});
