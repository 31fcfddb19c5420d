import { styleText } from 'node:util';
import { expect, test } from 'vitest';
import { createLogger } from '../src/log.ts';
import { toPrintable } from '../src/printable.ts';

test.each([
  ['clears the screen', '\x1b[2J\x1b[H', '\\x1b[2J\\x1b[H'],
  ['sets the title', '\x1b]0;you\x07', '\\x1b]0;you\\x07'],
  ['hides text', 'a\x1b[8mb', 'a\\x1b[8mb'],
  ['writes over the line', 'bad\rgood', 'bad\\x0dgood'],
  ['deletes backwards', 'bad\b\b\bgood', 'bad\\x08\\x08\\x08good'],
  ['is an escape of one byte', '\x9b2J', '\\x9b2J'],
  ['turns the direction of text', 'a\u202egpj.exe', 'a\\u202egpj.exe'],
])('what %s is written as an escape', (_what, text, shown) => {
  expect(toPrintable(text)).toBe(shown);
});

test('text in any script, line ends, tabs and our own colours stay', () => {
  const text = `${styleText('red', 'Чайник')}\t${styleText('bold', 'ўзбекча')} 日本 🫖\n`;
  expect(toPrintable(text)).toBe(text);
});

test('a log for people shows no escape of others', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', pretty: true, write: (line) => lines.push(line) });
  log.warn({ reason: 'no \x1b[2J answer' }, 'A call failed');
  expect(lines.join('')).toContain('\\x1b[2J');
  expect(lines.join('')).not.toContain('\x1b[2J');
});
