import { setTimeout as delay } from 'node:timers/promises';
import type { Sql } from '../../src/db/client.ts';
import type { Bench } from '../bench.ts';
import { untilQuiet } from '../books.ts';
import { Sender } from '../load/sender.ts';
import { openScene, type Scene } from '../scene.ts';

const products = 1_000;
const marketplaces = 3;
const changesOfADay = [15, 100, 1_000];
/** One reading of stock lists so many, as in `syncSavings`. */
const listingsPerCall = 50;
const roundsOfADay = 48;
/** Every second instead of every 30 minutes. */
const roundsAsFresh = roundsOfADay * 1_800;
const patienceMs = 90_000;

/**
 * Row 7b: the calls of a day. Changes that are minutes apart cannot share a call, so one at a time is measured, and the daily read-back
 * of all listings; a day is so many changes and one read-back.
 */
export async function measureCallsOfADay(bench: Bench): Promise<void> {
  if (!bench.wants('7b')) return;
  await using scene = await openScene(bench, { name: 'bench_day', products, marketplaces });
  const api = await scene.start('serve');
  await scene.start('work');
  using sender = new Sender(api.url);
  // The first calls to a marketplace are followed by a look at what it shows.
  await countCallsPerChange(scene, sender, marketplaces * 2);
  for (let repeat = 0; repeat < bench.options.repeats; repeat += 1) {
    const perChange = await countCallsPerChange(scene, sender, bench.size(20, 8));
    const readBack = await countReadBack(scene);
    const calls = (rounds: number): number => rounds * marketplaces * Math.ceil(products / listingsPerCall);
    const [polling, asFresh] = [calls(roundsOfADay), calls(roundsAsFresh)];
    for (const changes of changesOfADay) {
      const measured = changes * perChange + readBack;
      const name = `${changes.toLocaleString('en')} changes`;
      bench.record('7b', `${name}: calls`, { value: measured, measured, beside: polling });
      bench.record('7b', `${name}: of polling`, { value: (measured / polling) * 100 });
      bench.record('7b', `${name}: of polling as fresh`, { value: (measured / asFresh) * 100 });
    }
    bench.record('7b', 'as many calls as polling at, a day', { value: (polling - readBack) / perChange });
    bench.record('7b', '5% of polling at, a day', { value: Math.max(0, (polling * 0.05 - readBack) / perChange) });
  }
  await scene.check(scene.sales.count);
}

/** Calls that set or read figures since the last time; checks of accounts are made without changes too. */
function takeCalls({ shops }: Scene): number {
  const calls = shops.reduce((sum, { counts }) => sum + counts.set + counts.read, 0);
  for (const shop of shops) shop.resetCalls();
  return calls;
}

async function countCallsPerChange(scene: Scene, sender: Sender, changes: number): Promise<number> {
  await untilQuiet(scene.sql);
  takeCalls(scene);
  for (let change = 0; change < changes; change += 1) {
    await sender.send(scene.sales.sell(scene.sales.count % products).request);
    await untilQuiet(scene.sql);
  }
  return takeCalls(scene) / changes;
}

/** Makes the daily read-back due, and counts its calls. */
async function countReadBack(scene: Scene): Promise<number> {
  const { sql } = scene;
  takeCalls(scene);
  const [row] = await sql<{ now: Date }[]>`select now()`;
  const since = row?.now ?? new Date();
  await sql`
    insert into marketplace_leases as l (marketplace_id, reconciled_at)
    select id, now() - interval '30 days' from marketplaces where type = 'api'
    on conflict (marketplace_id) do update set reconciled_at = excluded.reconciled_at, reconcile_asked_at = '-infinity'`;
  const deadline = performance.now() + patienceMs;
  while (!(await areReadBack(sql, since))) {
    if (performance.now() > deadline) throw new Error(`The read-back did not come within ${patienceMs} ms`);
    await delay(100);
  }
  return takeCalls(scene);
}

async function areReadBack(sql: Sql, since: Date): Promise<boolean> {
  const [row] = await sql<{ done: boolean }[]>`
    select bool_and(l.reconcile_after is null and coalesce(l.reconciled_at >= ${since}, false)) as done
    from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id where m.type = 'api'`;
  return row?.done ?? false;
}
