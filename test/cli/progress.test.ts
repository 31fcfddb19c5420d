import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/base/progress.ts';

test('a terminal of unknown width gets one plain line per step', () => {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const terminal = Object.assign(stream, { isTTY: true, columns: 0 }) as unknown as NodeJS.WriteStream;
  const progress = createProgress(terminal);
  progress.step('Starting PostgreSQL');
  progress.done();
  expect(written).toEqual(['Starting PostgreSQL\n']);
});
