import { planPushes } from '../../src/db/pushes/owe.ts';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import type { Bench } from '../bench.ts';
import { productsOf } from '../load/changes.ts';
import { openStockShop, runBatches, type StockShop } from './stock.ts';

const products = 200;
const batchSize = 100;

/** Rows 2c and 2d: what more marketplaces cost a stock change, and what planning costs per listing. */
export async function measureBreadth(bench: Bench): Promise<void> {
  if (!bench.wants('2c', '2d')) return;
  await using few = await openStockShop(bench, 'bench_3', { products, marketplaces: 3 });
  await using some = await openStockShop(bench, 'bench_30', { products, marketplaces: 30 });
  if (bench.wants('2c')) {
    await using many = await openStockShop(bench, 'bench_1000', { products, marketplaces: 1_000 });
    for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) await compare(bench, { few, some, many });
    await many.check();
  }
  if (bench.wants('2d')) {
    await some.sql`create table bench_narrow as select generate_series(1, ${products * 30}::int) as id, 0 as n`;
    await some.sql`alter table bench_narrow add primary key (id), set (fillfactor = 70)`;
    for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) await measurePlanning(bench, some);
  }
  for (const shop of [few, some]) await shop.check();
}

async function compare(bench: Bench, { few, some, many }: Record<'few' | 'some' | 'many', StockShop>): Promise<void> {
  const how = { batches: bench.size(40, 15), plan: false };
  const apply = ({ sql, changes }: StockShop) => runBatches(sql, () => changes.uniform(batchSize), how);
  const beside = await apply(few);
  const wider = await apply(some);
  const widest = await apply(many);
  const again = await apply(few);
  // The shop with few stands on both sides, so that what drifts in the machine cancels out.
  const both = (beside + again) / 2;
  bench.record('2c', '30 marketplaces', { value: wider / both, measured: wider, beside: both });
  bench.record('2c', '1,000 marketplaces', { value: widest / both, measured: widest, beside: both });
}

/** Microseconds per listing of planning one sale of each product, and per row of updating as many narrow rows. */
async function measurePlanning(bench: Bench, { sql, changes }: StockShop): Promise<void> {
  const rounds = bench.size(20, 5);
  let planned = 0;
  let planMs = 0;
  let writeMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const sold = changes.each(products / 2);
    await applyStockChanges(sql, sold);
    const startedAt = performance.now();
    const handled = await planPushes(sql, productsOf(sold), products * 30);
    planMs += performance.now() - startedAt;
    planned += handled;
    const writtenAt = performance.now();
    await sql`update bench_narrow set n = n + 1 where id <= ${handled}`;
    writeMs += performance.now() - writtenAt;
  }
  const [measured, beside] = [(planMs * 1_000) / planned, (writeMs * 1_000) / planned];
  bench.record('2d', 'ratio', { value: measured / beside, measured, beside });
}
