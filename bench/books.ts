import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../src/db/client.ts';
import { checkAllBooks } from '../src/db/stock/books.ts';
import type { SimulatedShop } from '../src/simulator/test-marketplace.ts';

/** What must be true after a load. */
export interface Expected {
  opening: number;
  /** Units sold by SKU, one webhook each. */
  sold: ReadonlyMap<string, number>;
  /** Webhooks that were answered with 200. */
  accepted: number;
  /** Each must show what is left of every product. */
  shops: readonly SimulatedShop[];
}

/** Whether everything that came in was applied, planned, sent and answered. */
async function isQuiet(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ quiet: boolean }[]>`
    select not exists (select from marketplace_webhooks where status in ('pending', 'retry'))
      and not exists (select from pushes where pushed_version < owed_version or open_until is not null)
      and not exists (select from pushes p join inventory i on i.product_id = p.product_id where p.seen_version < i.version) as quiet`;
  return row?.quiet ?? false;
}

/** Waits until nothing is left to do. Throws when that takes longer than `patienceMs`. */
export async function untilQuiet(sql: Sql, patienceMs = 180_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await isQuiet(sql))) {
    if (performance.now() > deadline) throw new Error(`There is still work to do after ${patienceMs / 1_000} s.`);
    await delay(50);
  }
}

/** Finds what is wrong after a load, in words; empty: not one unit. Nothing may be under way. */
export async function findWrong(sql: Sql, expected: Expected): Promise<string[]> {
  return [
    ...(await findWrongBooks(sql)),
    ...(await findWrongCounts(sql, expected)),
    ...(await findWrongFigures(sql, expected)),
  ];
}

/** Finds what is wrong in the ledger and the figures that come of it, in words. */
export async function findWrongBooks(sql: Sql): Promise<string[]> {
  const { problems } = await checkAllBooks(sql);
  return problems.map(({ sku, problem }) => `${sku}: ${problem}`);
}

/** Every accepted webhook is one processed row and one movement. */
async function findWrongCounts(sql: Sql, { accepted }: Expected): Promise<string[]> {
  const [row] = await sql<{ processed: number; others: number; movements: number }[]>`
    select count(*) filter (where status = 'processed')::int as processed, count(*) filter (where status <> 'processed')::int as others,
      (select count(*)::int from inventory_movements where reference_type = 'webhook') as movements
    from marketplace_webhooks`;
  const { processed = 0, others = 0, movements = 0 } = row ?? {};
  return [
    ...(processed === accepted ? [] : [`${accepted} webhooks were accepted, ${processed} were processed`]),
    ...(others === 0 ? [] : [`${others} webhooks were not processed`]),
    ...(movements === accepted ? [] : [`${accepted} webhooks were accepted, the ledger holds ${movements} of them`]),
  ];
}

/** Ombor and every marketplace show what is left. */
async function findWrongFigures(sql: Sql, { opening, sold, shops }: Expected): Promise<string[]> {
  const rows = await sql<{ sku: string; quantity: number }[]>`
    select p.sku, i.quantity - i.oversold as quantity from inventory i join products p on p.id = i.product_id`;
  return rows.flatMap(({ sku, quantity }) => {
    const left = opening - (sold.get(sku) ?? 0);
    const shown = shops.map((shop) => ({ who: shop.name, shows: shop.findItem(sku)?.stock }));
    return [{ who: 'Ombor', shows: quantity }, ...shown]
      .filter(({ shows }) => shows !== left)
      .map(({ who, shows }) => `${who} shows ${shows} of ${sku}, not ${left}`);
  });
}
