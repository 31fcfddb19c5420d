import { chmod, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvColumns } from '../../src/catalog/csv.ts';
import { encryptionKey } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { addProduct } from '../support/shop.ts';

const db = useDatabase();
let directory: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
});
afterAll(() => remove());

const run = (...words: string[]) =>
  runOmbor(words, { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') });

test('an export is readable by its owner only, also where a file with more rights was before', async () => {
  const out = path.join(directory, 'rights.csv');
  await writeFile(out, 'old');
  await chmod(out, 0o644);
  await writeFile(`${out}.part`, 'left behind');
  await chmod(`${out}.part`, 0o666);
  expect(await run('export', '--out', out)).toMatchObject({ code: 0 });
  expect((await stat(out)).mode & 0o777).toBe(0o600);
});

test('a name that is a formula is none in the file, and comes back as it was', async () => {
  const name = '=HYPERLINK("https://evil.example")';
  await addProduct(db.sql, { sku: 'FORMULA' });
  await db.sql`update products set name = ${name} where sku = 'FORMULA'`;
  const out = path.join(directory, 'formula.csv');
  await run('export', '--out', out);
  const { lines } = await run('export');
  expect(lines.find((line) => line.startsWith('FORMULA'))).toContain(`'=HYPERLINK`);
  expect((await run('import', out, '--dry-run')).lines.at(-1)).toBe('Dry run: nothing was changed.');
  expect((await run('import', out, '--dry-run')).lines.at(-2)).toMatch(/ 0 new, 0 changed, /);
});

test('what a terminal would act on is printed as an escape', async () => {
  await addProduct(db.sql, { sku: 'ESCAPES' });
  const file = path.join(directory, 'escapes.csv');
  await writeFile(file, `${csvColumns.join()}\nESCAPES,"a\x1b[2J\x1b]0;title\x07\rb",,,0,,,,,,`);
  const { lines } = await run('import', file, '--dry-run');
  expect(lines.join('\n')).toContain('\\x1b[2J');
  expect(lines.join('\n')).not.toMatch(/(?!\n)\p{Cc}/u);
});
