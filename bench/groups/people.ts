import { randomUUID } from 'node:crypto';
import { connect, type Sql } from '../../src/db/client.ts';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import { type Bench, interleave, perOperation } from '../bench.ts';
import { untilQuiet } from '../books.ts';
import { askAll, toOperation } from '../load/graphql.ts';
import { Sender } from '../load/sender.ts';
import { openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';
import { openInsertYardstick } from '../yardsticks.ts';

const products = 1_000;
const clients = 8;
const movementsEach = 10;

const adjust = `mutation ($input: AdjustStockInput!) {
  adjustStock(input: $input) { __typename ... on AdjustStockPayload { product { sku quantity version } } }
}`;

const page = `query ($after: String) { products(first: 50, after: $after) { edges { node {
  sku name quantity version
  marketplaceProducts { marketplaceSku marketplacePrice { amount currencyCode } marketplaceStock }
  movements(first: ${movementsEach}) { edges { node { movementType quantityChange quantityAfter recordedAt } } }
} } } }`;

/** Rows 9 and 12: what staff do over HTTP, with a key, beside the bare database. */
export async function measurePeople(bench: Bench): Promise<void> {
  if (!bench.wants('9', '12')) return;
  await using scene = await openScene(bench, { name: 'bench_people', products });
  await addMovements(scene.sql);
  const api = await scene.start('serve');
  const worker = await scene.start('work');
  using sender = new Sender(api.url);
  const roots = { api: api.pid, worker: worker.pid };
  await untilQuiet(scene.sql);
  for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
    // The first one warms up and is not recorded.
    const recorded = repeat > 0;
    if (bench.wants('9')) await measureAdjustments(bench, { scene, sender, roots, recorded });
    if (bench.wants('12')) await measurePages(bench, { scene, sender, roots, recorded }, repeat);
  }
  await scene.check(0);
}

/** Each product goes up and down by turns, so that its page of movements is full and its figure is what it was. */
async function addMovements(sql: Sql): Promise<void> {
  const rows = await sql<{ id: number }[]>`select id from products order by id`;
  for (let round = 0; round < movementsEach; round += 1) {
    const changes = rows.map(({ id }) => ({
      sourceKey: `bench:${round}:${id}`,
      productId: id,
      units: round % 2 === 0 ? 1 : -1,
      movementType: 'correction' as const,
      referenceType: 'adjustment' as const,
      referenceId: null,
      actor: 'bench',
      occurredAt: new Date(),
    }));
    await applyStockChanges(sql, changes);
  }
}

interface People {
  scene: Scene;
  sender: Sender;
  roots: { api: number; worker: number };
  recorded: boolean;
}

async function measureAdjustments(bench: Bench, { scene, sender, roots, recorded }: People): Promise<void> {
  const pairs = bench.size(800, 150);
  // One unit in, one unit out: the figures of the shop are what they were.
  const operations = Array.from({ length: pairs * 2 }, (_, index) => {
    const sku = skuOf((index >> 1) % products);
    const input = { sku, quantityChange: index % 2 === 0 ? 1 : -1, reason: 'CORRECTION', idempotencyKey: randomUUID() };
    return toOperation(scene.ownerKey, adjust, { input });
  });
  const before = await countAdjustments(scene.sql);
  await using insert = await openInsertYardstick(scene.databaseUrl);
  const { result: measured, use } = await bench.watch(roots, async () => {
    const rate = await askAll(sender, operations, { clients, expected: 'AdjustStockPayload' });
    // What the worker and the marketplaces do with them belongs to their price.
    await untilQuiet(scene.sql);
    return rate;
  });
  const beside = await insert.run(bench.size(8_000, 3_000));
  const applied = (await countAdjustments(scene.sql)) - before;
  if (applied !== operations.length)
    bench.recordWrong('bench_people', [`${operations.length} adjustments were answered, ${applied} are in the ledger`]);
  if (!recorded) return;
  const cpuMs = perOperation(use, operations.length);
  bench.record('9', 'ratio', { value: measured / beside, measured, beside, cpuMs, othersShare: use.othersShare });
}

async function countAdjustments(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from inventory_movements where source_key like 'adjustment:%'`;
  return row?.count ?? 0;
}

async function measurePages(bench: Bench, { scene, sender, roots, recorded }: People, repeat: number): Promise<void> {
  const count = bench.size(300, 80);
  const operations = Array.from({ length: count }, () => toOperation(scene.ownerKey, page));
  await using sql = usingPool(scene.databaseUrl);
  const ours = async (): Promise<number> =>
    askAll(sender, operations, { clients, expected: '"marketplaceProducts":[{' });
  const plain = async (): Promise<number> => runAll(count, () => selectPage(sql.pool));
  const { result: pair, use } = await bench.watch(roots, () => interleave(repeat, ours, plain));
  if (!recorded) return;
  const { api = 0 } = perOperation(use, count);
  bench.record('12', 'ratio', {
    value: pair.measured / pair.beside,
    ...pair,
    // PostgreSQL worked for both sides.
    cpuMs: { api },
    othersShare: use.othersShare,
  });
}

function usingPool(url: string) {
  const pool = connect(url, { max: clients, applicationName: 'bench' });
  return { pool, [Symbol.asyncDispose]: () => pool.end() };
}

/** The rows of a page: three statements, as somebody writes them by hand. */
async function selectPage(sql: Sql): Promise<void> {
  const page = await sql<{ id: number }[]>`
    select p.id, p.sku, p.name, i.quantity, i.version from products p join inventory i on i.product_id = p.id order by p.id limit 50`;
  const ids = page.map(({ id }) => id);
  await Promise.all([
    sql`select product_id, marketplace_sku, marketplace_price, marketplace_stock from marketplace_products
      where product_id = any (${ids}::int[]) order by id`,
    sql`select m.* from unnest(${ids}::int[]) as p (id) cross join lateral (
        select product_id, movement_type, quantity_change, quantity_after, recorded_at from inventory_movements
        where product_id = p.id order by version desc limit ${movementsEach}) m`,
  ]);
}

/** Runs `work` so many times, a client each for a share; resolves with how many per second. */
async function runAll(count: number, work: () => Promise<void>): Promise<number> {
  let left = count;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (count * 1_000) / (performance.now() - startedAt);
}
