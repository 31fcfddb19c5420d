import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { encryptionKey } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { startProgram } from '../support/program.ts';

const db = useDatabase();
/** Of 2.5 KB each, as shops with descriptions have them: rows take memory, columns that are not read take none. */
const products = 20_000;
const maxKiB = 450 * 1024;

test('a file of 50 MB with 20,000 products is imported in less than 450 MB of memory', async () => {
  const { directory, remove } = await createTestDirectory();
  const file = path.join(directory, 'shopify.csv');
  const handle = await open(file, 'w');
  await handle.write(
    'Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Inventory Qty,Variant Price,Variant Barcode,Cost per item\n',
  );
  const description = `"${'<p>Blue, with a lid. ""Ideal"" for tea.</p>'.repeat(62)}"`;
  for (let from = 0; from < products; from += 1_000) {
    const rows = Array.from({ length: 1_000 }, (_, n) => {
      const id = from + n;
      return `kettle-${id},Kettle ${id},${description},Sina,KETTLE-${id},${id % 90},12.50,${4_780_000_000_000 + id * 7},7.00\n`;
    });
    await handle.write(rows.join(''));
  }
  const { size } = await handle.stat();
  await handle.close();
  expect(size).toBeGreaterThan(50_000_000);
  const program = startProgram('test/support/peak-memory.ts', ['import', file, '--yes'], {
    DATABASE_URL: db.url,
    OMBOR_ENCRYPTION_KEY: encryptionKey.toString('base64'),
  });
  let line = '';
  while (!line.startsWith('Done: ')) line = await program.nextLine();
  expect(await program.ended).toBe(0);
  expect(line).toBe(`Done: ${products} new, 0 changed, 0 unchanged, 0 with errors.`);
  const peak = Number(/^peak (\d+)$/m.exec(program.errors())?.[1]);
  expect(peak).toBeGreaterThan(50 * 1024);
  expect(peak).toBeLessThan(maxKiB);
  await remove();
}, 120_000);
