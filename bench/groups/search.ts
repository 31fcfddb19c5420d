import type { Sql } from '../../src/db/client.ts';
import type { Bench } from '../bench.ts';
import { ask, toOperation } from '../load/graphql.ts';
import { Sender } from '../load/sender.ts';
import { openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';
import { percentile } from '../statistics.ts';

const brands = ['Artel', 'Samsung', 'Bosch', 'Philips', 'Xiaomi', 'Tefal', 'Akfa', 'Ohangaron', 'Gorenje', 'Vestel'];
const things = ['телефон', 'чайник', 'dazmol', 'muzlatkich', 'lamp', 'стол', 'kitob', 'charger', 'sumka', 'часы'];
const colours = ['qora', 'oq', 'красный', 'синий', 'green', 'silver'];

const page = `query ($search: String!) { products(search: $search, first: 20) { edges { node { sku name quantity } } } }`;
const count = `query ($search: String!) { products(search: $search, first: 1) { totalCount } }`;

/** Row 14: what somebody types into the search field of a large catalogue. */
export async function measureSearch(bench: Bench): Promise<void> {
  if (!bench.wants('14')) return;
  const products = bench.size(100_000, 20_000);
  bench.progress(`building a catalogue of ${products} products`);
  await using scene = await openScene(bench, { name: 'bench_search', products, marketplaces: 1, opening: 0 });
  await nameProducts(scene.sql);
  const api = await scene.start('serve');
  using sender = new Sender(api.url);
  const queries = bench.size(60, 20);
  for (const [kind, wordOf] of Object.entries(kinds)) {
    const words = Array.from({ length: queries }, (_, index) => wordOf((index * 7_919) % products));
    for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
      const pageMs = await time(scene, sender, page, words);
      const countMs = await time(scene, sender, count, words);
      // The first repeat warms up.
      if (repeat === 0) continue;
      bench.record('14', `${kind}: page p95`, { value: percentile(pageMs, 0.95) });
      bench.record('14', `${kind}: totalCount p95`, { value: percentile(countMs, 0.95) });
    }
  }
  await scene.checkBooks();
}

/** The words by kind; `index` is a product's place from 0, and its id is one more. */
const kinds: Record<string, (index: number) => string> = {
  SKU: (index) => skuOf(index),
  barcode: (index) => String(4_780_000_000_001 + index),
  'rare word': (index) => `model-${(index + 1).toString(16)}x`,
  'common word': (index) => things[index % things.length] ?? '',
  'two letters': (index) => (brands[index % brands.length] ?? '').slice(0, 2),
};

/** Names as a shop has them: a brand, a thing, a colour, a model of its own. */
async function nameProducts(sql: Sql): Promise<void> {
  await sql`
    update products set barcodes = array[(4780000000000 + id)::text],
      name = (${brands}::text[])[1 + id % ${brands.length}::int] || ' ' || (${things}::text[])[1 + id / 7 % ${things.length}::int] || ' '
        || (${colours}::text[])[1 + id / 3 % ${colours.length}::int] || ' model-' || to_hex(id) || 'x'`;
  await sql`vacuum analyze products`;
}

/** Ms of each query, one after the other. Each word must be found. */
async function time(scene: Scene, sender: Sender, query: string, words: readonly string[]): Promise<number[]> {
  const expected = query === page ? '"edges":[{' : '"totalCount":';
  const times: number[] = [];
  for (const search of words) {
    const operation = toOperation(scene.ownerKey, query, { search });
    const startedAt = performance.now();
    await ask(sender, operation, expected);
    times.push(performance.now() - startedAt);
  }
  return times;
}
