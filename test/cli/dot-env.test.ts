import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDirectory } from '../support/directory.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
let directory: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
  await writeFile(path.join(directory, '.env'), 'LOG_LEVEL=loud\nPORT=70000\n');
});
afterAll(() => remove());

/** What a command says when it starts in the directory of the .env. */
async function start(file: string, env: Record<string, string> = {}): Promise<string> {
  const attempt = run(process.execPath, [path.join(root, file), 'check'], {
    cwd: directory,
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: 'nonsense', ...env },
  });
  return attempt.then(
    () => '',
    ({ stderr }: { stderr: string }) => stderr,
  );
}

test('the npm scripts read .env, and what is set already stays', async () => {
  const errors = await start('src/ombor.js', { PORT: '4000' });
  expect(errors).toContain('LOG_LEVEL is "loud"');
  expect(errors).not.toContain('PORT is');
});

test('main.ts reads no file', async () => {
  expect(await start('src/main.ts')).not.toContain('LOG_LEVEL');
});
