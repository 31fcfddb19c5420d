import { connect, type Sql } from '../../src/db/client.ts';
import { planPushes } from '../../src/db/pushes/owe.ts';
import { applyStockChanges, type StockChange } from '../../src/db/stock/stock.ts';
import { type Bench, interleave, perOperation } from '../bench.ts';
import { findWrongBooks } from '../books.ts';
import { Changes, productsOf } from '../load/changes.ts';
import { changeBySevenStatements } from '../peers/seven-statements.ts';
import { fillShop, placeNobody } from '../shop.ts';
import { median } from '../statistics.ts';
import { type InsertYardstick, openInsertYardstick, runHashing } from '../yardsticks.ts';

const batchSize = 100;
const maxRowsPerPlan = 2_000;
/** As the yardstick INSERT has. */
const peerConnections = 8;

/** A shop without processes: stock is changed by the functions that the worker calls. */
export interface StockShop extends AsyncDisposable {
  sql: Sql;
  url: string;
  changes: Changes;
  check(): Promise<void>;
}

/** Fills a database with products offered on marketplaces that nobody calls. */
export async function openStockShop(
  bench: Bench,
  name: string,
  size: { products: number; marketplaces: number; opening?: number; offeredEach?: number },
): Promise<StockShop> {
  const { server, options } = bench;
  const { products, marketplaces, opening = 1_000_000, offeredEach } = size;
  const url = await server.createDatabase(name);
  const sql = connect(url, { max: peerConnections, applicationName: 'bench', statementTimeoutMs: 0 });
  const places = Array.from({ length: marketplaces }, (_, index) => placeNobody(index));
  await fillShop(sql, server.encryptionKey, {
    products,
    opening,
    places,
    ...(offeredEach !== undefined && { offeredEach }),
  });
  // Somebody listens, as every `serve` and `work` does.
  const { unlisten } = await sql.listen('ombor_stock', () => {});
  return {
    sql,
    url,
    changes: await Changes.read(sql, options.seed),
    async check() {
      bench.recordWrong(name, await findWrongBooks(sql));
    },
    async [Symbol.asyncDispose]() {
      await unlisten();
      await sql.end();
      await server.dropDatabase(name);
    },
  };
}

/** Rows 2, 2b, 3 and 4: changing stock in one shop, beside INSERT and beside how it is usually written. */
export async function measureStock(bench: Bench): Promise<void> {
  if (!bench.wants('2', '2b', '3', '4')) return;
  await using shop = await openStockShop(bench, 'bench_stock', { products: 1_000, marketplaces: 3 });
  await using peer = await openStockShop(bench, 'bench_stock_peer', { products: 1_000, marketplaces: 3 });
  await using insert = await openInsertYardstick(shop.url);
  await runBatches(shop.sql, () => shop.changes.uniform(batchSize), { batches: 10, plan: true });
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    await measureChanges(bench, { shop, peer, insert }, repeat);
    await measureKinds(bench, shop, repeat);
    await shop.sql`delete from graphile_worker._private_jobs`;
  }
  await shop.check();
}

/** Applies batches one after the other, each planned at once where asked; resolves with changes per second. */
export async function runBatches(
  sql: Sql,
  next: () => StockChange[],
  { batches, plan }: { batches: number; plan: boolean },
): Promise<number> {
  const prepared = Array.from({ length: batches }, next);
  const startedAt = performance.now();
  for (const changes of prepared) {
    await applyStockChanges(sql, changes);
    if (plan) while ((await planPushes(sql, productsOf(changes), maxRowsPerPlan)) === maxRowsPerPlan);
  }
  return (prepared.flat().length * 1_000) / (performance.now() - startedAt);
}

async function measureChanges(
  bench: Bench,
  { shop, peer, insert }: { shop: StockShop; peer: StockShop; insert: InsertYardstick },
  repeat: number,
): Promise<void> {
  const { sql, changes } = shop;
  const batches = bench.size(60, 20);
  const uniform = (): StockChange[] => changes.uniform(batchSize);
  const inserted = await insert.run(bench.size(12_000, 4_000));
  const { result: measured, use } = await bench.watch({}, () => runBatches(sql, uniform, { batches, plan: true }));
  const more = { measured, cpuMs: perOperation(use, batches * batchSize), othersShare: use.othersShare };
  bench.record('2', 'ratio', { value: measured / inserted, beside: inserted, ...more });
  const alone = await runBatches(sql, uniform, { batches, plan: false });
  bench.record('2', 'apply alone', { value: alone / inserted, measured: alone, beside: inserted });
  await measureSingles(bench, shop);
  if (!bench.wants('2b')) return;
  const bySeven = await runPeer(peer, bench.size(2_000, 500) + repeat);
  bench.record('2b', 'ratio', { value: measured / bySeven, beside: bySeven, ...more });
}

const singlesPerChunk = 30;
const hashingsPerChunk = 20;

/**
 * What one call costs without its commit, beside a statement that needs nothing but the CPU either. In small pieces by turns, and their
 * median: what takes the machine away for a moment spoils one piece, so that a statement which became slower by 2 ms shows in a
 * short run too.
 */
async function measureSingles(bench: Bench, shop: StockShop): Promise<void> {
  const chunks: { measured: number; beside: number }[] = [];
  for (let chunk = 0; chunk < bench.size(20, 11); chunk += 1) {
    const changes = shop.changes.uniform(singlesPerChunk);
    const singles = () => runSingles(shop.sql, changes);
    chunks.push(await interleave(chunk, singles, () => runHashing(shop.sql, hashingsPerChunk)));
  }
  bench.record('2', 'one change per call', {
    value: median(chunks.map(({ measured, beside }) => measured / beside)),
    measured: median(chunks.map(({ measured }) => measured)),
    beside: median(chunks.map(({ beside }) => beside)),
  });
}

/** Applies changes one by one in one transaction; resolves with changes per second. */
async function runSingles(sql: Sql, changes: readonly StockChange[]): Promise<number> {
  return sql.begin(async (tx) => {
    const startedAt = performance.now();
    for (const change of changes) await applyStockChanges(tx, [change]);
    return (changes.length * 1_000) / (performance.now() - startedAt);
  });
}

async function runPeer({ sql, changes }: StockShop, count: number): Promise<number> {
  const queue = changes.uniform(count).values();
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    for (const change of queue) await changeBySevenStatements(sql, change);
  };
  await Promise.all(Array.from({ length: peerConnections }, work));
  return (count * 1_000) / (performance.now() - startedAt);
}

async function measureKinds(bench: Bench, { sql, changes }: StockShop, repeat: number): Promise<void> {
  const how = { batches: bench.size(40, 15), plan: false };
  const uniform = () => runBatches(sql, () => changes.uniform(batchSize), how);
  if (bench.wants('3')) {
    const hot = () => runBatches(sql, () => changes.hot(batchSize), how);
    const pair = await interleave(repeat, hot, uniform);
    bench.record('3', 'ratio', { value: pair.measured / pair.beside, ...pair });
  }
  if (!bench.wants('4')) return;
  const silent = async (): Promise<number> => {
    await sql`alter table inventory disable trigger inventory_updated`;
    return uniform().finally(() => sql`alter table inventory enable trigger inventory_updated`);
  };
  const pair = await interleave(repeat, uniform, silent);
  bench.record('4', 'ratio', { value: pair.measured / pair.beside, ...pair });
}
