import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { csvColumns } from '../../src/catalog/csv.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { encryptionKey } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { addMarketplace } from '../support/shop.ts';

const db = useDatabase();

const run = (...words: string[]) =>
  runOmbor(words, { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64') });

test('20,000 rows are imported in seconds', async () => {
  await addMarketplace(db.sql, { code: 'shop' });
  const { directory, remove } = await createTestDirectory();
  const rows = Array.from({ length: 10_000 }, (_, n) => [
    `BULK-${n},Bulk ${n},,1.5,${n + 1},,,,2,,`,
    `BULK-${n},,,,,shop,id-${n},BULK-${n},3,,`,
  ]).flat();
  const file = path.join(directory, 'rows.csv');
  await writeFile(file, [csvColumns.join(','), ...rows].join('\n'));
  const startedAt = performance.now();
  const { code, lines } = await run('import', file, '--yes');
  expect({ code, last: lines.at(-1) }).toEqual({
    code: 0,
    last: 'Done: 20000 new, 0 changed, 0 unchanged, 0 with errors.',
  });
  expect(performance.now() - startedAt).toBeLessThan(30_000);
  const out = path.join(directory, 'bulk.csv');
  await run('export', '--out', out);
  expect((await readFile(out, 'utf8')).split('\r\n').length).toBeGreaterThan(20_000);
  expect((await checkBooks(db.sql)).problems).toEqual([]);
  await remove();
}, 60_000);
