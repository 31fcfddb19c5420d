import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connect, type Sql } from '../../src/db/client.ts';
import { owePushesOf } from '../../src/db/pushes/owe.ts';
import type { Bench } from '../bench.ts';
import { findWrongBooks, untilQuiet } from '../books.ts';
import { runOmbor } from '../processes.ts';
import { openScene, type Scene } from '../scene.ts';
import { fillShop, placeNobody, skuOf } from '../shop.ts';

const quantity = 20;
const patienceMs = 300_000;

/** Row 13: a large file, and the first wave of figures to marketplaces that show nothing yet. */
export async function measureCatalog(bench: Bench): Promise<void> {
  if (!bench.wants('13')) return;
  const folder = await mkdtemp(path.join(tmpdir(), 'ombor-bench-'));
  try {
    for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) await measureImport(bench, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
  await measureFirstWave(bench);
}

const columns =
  'sku,name,barcode,cost_price,quantity,marketplace,marketplace_product_id,marketplace_sku,price,units_per_item,stock_buffer';

/** One line a product, each with a listing. */
function writeRow(index: number, marketplace: string): string {
  const sku = skuOf(index);
  const barcode = String(4_780_000_000_000 + index);
  return [sku, `Product ${index + 1}`, barcode, '70000', quantity, marketplace, `ID-${sku}`, sku, '120000', 1, 0].join(
    ',',
  );
}

async function measureImport(bench: Bench, folder: string): Promise<void> {
  const { server } = bench;
  const name = 'bench_import';
  const count = bench.size(20_000, 4_000);
  await using stack = new AsyncDisposableStack();
  const url = await server.createDatabase(name);
  stack.defer(() => server.dropDatabase(name));
  const sql = connect(url, { max: 2, applicationName: 'bench', statementTimeoutMs: 0 });
  stack.defer(() => sql.end());
  const place = placeNobody(0);
  await fillShop(sql, server.encryptionKey, { products: 0, opening: 0, places: [place] });
  const lines = Array.from({ length: count }, (_, index) => writeRow(index, place.code));
  const file = path.join(folder, 'catalogue.csv');
  await writeFile(file, `${[columns, ...lines].join('\n')}\n`);
  const copied = await copy(sql, lines);
  const env = { DATABASE_URL: url, OMBOR_ENCRYPTION_KEY: server.encryptionKey.toString('base64') };
  const { seconds, peakMb } = await runOmbor(['import', file, '--yes'], env);
  bench.record('13', 'import', { value: seconds, measured: seconds, beside: copied });
  bench.record('13', 'import, memory', { value: peakMb });
  bench.record('13', 'import, times COPY', { value: seconds / copied });
  bench.recordWrong(name, await findWrongImport(sql, count));
}

/** Seconds of a COPY of the same rows into a table without anything but its columns and a key. */
async function copy(sql: Sql, lines: string[]): Promise<number> {
  const types = columns.split(',').map((column) => `${column} text`);
  await sql.unsafe(`create table bench_copy (${types.join(', ')}, primary key (sku))`);
  const startedAt = performance.now();
  const target = await sql`copy bench_copy from stdin (format csv)`.writable();
  await pipeline(Readable.from(lines.map((line) => `${line}\n`)), target);
  const seconds = (performance.now() - startedAt) / 1_000;
  await sql`drop table bench_copy`;
  return seconds;
}

async function findWrongImport(sql: Sql, count: number): Promise<string[]> {
  const [row] = await sql<{ products: number; listings: number; units: number }[]>`
    select (select count(*)::int from products) as products, (select count(*)::int from marketplace_products) as listings,
      (select coalesce(sum(quantity), 0)::int from inventory) as units`;
  const isWhole = row?.products === count && row.listings === count && row.units === count * quantity;
  return [
    ...(await findWrongBooks(sql)),
    ...(isWhole ? [] : [`${count} rows were imported, the database holds ${JSON.stringify(row)}`]),
  ];
}

/** From the moment when everything is owed until every marketplace shows every figure. */
async function measureFirstWave(bench: Bench): Promise<void> {
  const products = bench.size(100_000, 5_000);
  bench.progress(`building a shop of ${products} products on 3 marketplaces`);
  await using scene = await openScene(bench, { name: 'bench_wave', products, opening: quantity, shown: 0 });
  await scene.start('work');
  await untilQuiet(scene.sql);
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    for (const shop of scene.shops) showNothing(shop, products);
    const arrived = untilShown(scene, products);
    const startedAt = performance.now();
    for (const { id } of scene.places) await owePushesOf(scene.sql, id, null);
    await arrived;
    bench.record('13', 'first wave', { value: (performance.now() - startedAt) / 1_000 });
    await scene.check(0);
  }
}

function showNothing(shop: Scene['shops'][number], products: number): void {
  for (let index = 0; index < products; index += 1) {
    const item = shop.findItem(skuOf(index));
    if (item) item.stock = 0;
  }
}

/** Resolves when every marketplace was told the figure of every product. */
async function untilShown({ shops }: Scene, products: number): Promise<void> {
  const done = Promise.withResolvers<void>();
  let left = shops.length * products;
  const ends = shops.map((shop) =>
    shop.onChange(({ stock, cause }) => {
      if (cause === 'set' && stock === quantity) left -= 1;
      if (left === 0) done.resolve();
    }),
  );
  const timer = setTimeout(
    () => done.reject(new Error(`${left} figures did not arrive within ${patienceMs / 1_000} s`)),
    patienceMs,
  );
  await done.promise.finally(() => {
    clearTimeout(timer);
    for (const end of ends) end();
  });
}
