import type { Sql } from '../../src/db/client.ts';
import { isPushDue, openPushes, wakeOwed } from '../../src/db/pushes/due.ts';
import type { Bench } from '../bench.ts';
import { median } from '../statistics.ts';
import { openStockShop, type StockShop } from './stock.ts';

const batchSize = 100;
const states = ['0', '1', 'all'] as const;
type State = (typeof states)[number];

interface Size {
  name: string;
  products: number;
  marketplaces: number;
  offeredEach?: number;
}

const usual: Size = { name: '3 x 100', products: 100, marketplaces: 3 };
const sizes: Size[] = [
  { name: '1,000 x 100', products: 100, marketplaces: 1_000 },
  { name: '1,000 x 100 of 100,000', products: 100_000, marketplaces: 1_000, offeredEach: 100 },
  { name: '5 x 100,000', products: 100_000, marketplaces: 5 },
];

/** What finding took, in ms: for a marketplace that sends, and for the sweep. */
interface Times {
  take: number;
  sweep: number;
}

/** Row 11: finding what is owed in large shops, beside a small one. */
export async function measureOwed(bench: Bench): Promise<void> {
  if (!bench.wants('11')) return;
  await using small = await open(bench, usual, 'bench_owed_small');
  for (const size of bench.options.quick ? sizes.slice(0, 1) : sizes) {
    bench.progress(`building ${size.name} listings`);
    await using large = await open(bench, size, 'bench_owed');
    for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
      for (const state of states) await compare(bench, { small, large, size: size.name, state });
    }
    await large.check();
  }
  await small.check();
}

/** Without an opening: what is owed does not depend on how many units there are. */
const open = (bench: Bench, size: Size, name: string): Promise<StockShop> =>
  openStockShop(bench, name, { ...size, opening: 0 });

async function compare(
  bench: Bench,
  { small, large, size, state }: { small: StockShop; large: StockShop; size: string; state: State },
): Promise<void> {
  await owe(small.sql, state);
  await owe(large.sql, state);
  const beside = await find(small.sql, bench.size(15, 7));
  const measured = await find(large.sql, bench.size(15, 7));
  bench.record('11', `${size}: ${state} owed`, {
    value: measured.take / beside.take,
    measured: measured.take,
    beside: beside.take,
  });
  // With everything owed the sweep wakes every marketplace: a thousand of them cost more than three.
  if (state !== '1') return;
  bench.record('11', `${size}: sweep, 1 owed`, {
    value: measured.sweep / beside.sweep,
    measured: measured.sweep,
    beside: beside.sweep,
  });
}

/** Without statistics of its own afterwards: a shop owes nothing for hours, and then everything within a second. */
async function owe(sql: Sql, state: State): Promise<void> {
  await sql`update pushes set pushed_version = owed_version, open_until = null where pushed_version < owed_version`;
  // The row in the middle: neither end of the index.
  const chosen = state === 'all' ? sql`true` : sql`id = (select max(id) / 2 from pushes)`;
  if (state !== '0')
    await sql`update pushes set owed_version = owed_version + 1, owed_since = now() - interval '1 s' where ${chosen}`;
  await sql`vacuum pushes`;
}

/** Finds what is owed, as a sender does for its marketplace and as the sweep does for all, so many times; resolves with medians. */
async function find(sql: Sql, rounds: number): Promise<Times> {
  const rows = await sql<{ id: number }[]>`select id from marketplaces where type = 'api' order by id`;
  const take: number[] = [];
  const sweep: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { id = 0 } = rows[round % rows.length] ?? {};
    const startedAt = performance.now();
    await isPushDue(sql, id);
    await openPushes(sql, id, { limit: batchSize, suspects: null }, 0);
    take.push(performance.now() - startedAt);
    await sql`update pushes set open_until = null where open_until is not null`;
    const sweptAt = performance.now();
    await wakeOwed(sql);
    sweep.push(performance.now() - sweptAt);
    await sql`delete from graphile_worker._private_jobs`;
  }
  return { take: median(take), sweep: median(sweep) };
}
