import type { Sql, Tx } from '../../src/db/client.ts';
import { receiveReturn } from '../../src/db/orders/returns.ts';
import { holdGuardedPushes } from '../../src/db/pushes/outgoing-guard.ts';
import { listSalesByDay, readSalesTotals } from '../../src/db/sales/analytics.ts';
import { adjustStock } from '../../src/db/stock/adjustments.ts';
import { listMovementPages } from '../../src/db/stock/movement-pages.ts';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import type { Bench } from '../bench.ts';
import { findWrongBooks } from '../books.ts';
import { type LedgerShop, openLedgerShop } from '../ledger-shop.ts';
import { Changes } from '../load/changes.ts';
import { median } from '../statistics.ts';

const million = 1_000_000;
const sizes = { '1 million': million, '5 million': 5 * million, '20 million': 20 * million };
/** A short run has a twentieth of it all, in the same number of days. */
const quickShare = 20;
const perDay = 20_000;
const products = 10_000;
const batchSize = 100;
const dayMs = 86_400_000;

type Work = (shop: LedgerShop, changes: Changes) => Promise<number>;

/** Row 10: the same work on longer ledgers. */
export async function measureLedger(bench: Bench): Promise<void> {
  if (!bench.wants('10')) return;
  await using stack = new AsyncDisposableStack();
  const shops: { size: string; shop: LedgerShop; changes: Changes }[] = [];
  for (const [size, movements] of Object.entries(sizes)) {
    const share = bench.size(1, quickShare);
    const shop = stack.use(
      await openLedgerShop(bench, { movements: movements / share, perDay: perDay / share, products }),
    );
    shops.push({ size, shop, changes: await Changes.read(shop.sql, bench.options.seed, 1) });
  }
  for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
    for (const [name, work] of Object.entries(works)) {
      const times = new Map<string, number>();
      for (const { size, shop, changes } of shops) times.set(size, await timeWork(work, shop, changes));
      const beside = times.get('1 million') ?? Number.NaN;
      for (const [size, measured] of times) {
        // The first repeat reads everything from the disk.
        if (repeat === 0 || size === '1 million') continue;
        bench.record('10', `${name}, ${size}`, { value: measured / beside, measured, beside });
      }
    }
  }
  // Nothing was kept, and the longer ledgers were checked when they were built: checking 20 million again takes minutes.
  const [smallest] = shops;
  if (smallest) bench.recordWrong('bench_ledger', await findWrongBooks(smallest.shop.sql));
}

const runs = 7;

async function timeWork(work: Work, shop: LedgerShop, changes: Changes): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await work(shop, changes));
  return median(times);
}

class RolledBack extends Error {}

/** Ms of work whose rows are not kept: the data of a size is built once. */
async function timeInVain(sql: Sql, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let ms = 0;
  await sql
    .begin(async (tx) => {
      const startedAt = performance.now();
      await work(tx);
      ms = performance.now() - startedAt;
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  return ms;
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const works: Record<string, Work> = {
  apply: ({ sql }, changes) => timeInVain(sql, (tx) => applyStockChanges(tx, changes.each(batchSize))),
  'ledger page': ({ sql, hotId }) =>
    time(() => listMovementPages(sql, 'product', [hotId], { first: 50, afterId: null })),
  'month of analytics': ({ sql }) =>
    time(async () => {
      const period = { from: new Date(Date.now() - 30 * dayMs), to: new Date() };
      const filter = { period, marketplaceId: null, productId: null };
      await readSalesTotals(sql, filter);
      await listSalesByDay(sql, filter);
    }),
  stocktake: ({ sql, hotSku }) =>
    timeInVain(sql, (tx) =>
      adjustStock(tx, {
        sku: hotSku,
        amount: { counted: 3, at: new Date() },
        reason: 'stocktake',
        expectedVersion: null,
        note: null,
        actor: 'bench',
      }),
    ),
  'return by marketplace': ({ sql, hotSku, marketplaceId }) =>
    timeInVain(sql, (tx) =>
      receiveReturn(tx, {
        of: { marketplace: { id: marketplaceId, type: 'api' } },
        goods: [{ sku: hotSku, quantity: 1, condition: 'sellable' }],
        note: null,
        actor: 'bench',
      }),
    ),
  'guard of a 0': ({ sql, marketplaceId, hotListingId }) =>
    time(() => holdGuardedPushes(sql, marketplaceId, [hotListingId])),
};
