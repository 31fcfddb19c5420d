import { afterEach, describe, expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';
import { openRefusing, type RefusingShop } from '../tasks/pushes/refusing-shop.ts';

const db = useDatabase();
// With the real limits of the marketplaces and of ours.
const simulator = useSimulator();
const minuteMs = 60_000;

/** The most that the calls of any minute cost the account, in tokens. */
function maxPerMinute({ market }: RefusingShop, errorCost: number): number {
  const calls = market.calls.map(({ atMs, status }) => ({ atMs, tokens: (status ?? 500) >= 400 ? errorCost : 1 }));
  const spentFrom = (from: number) =>
    calls.filter(({ atMs }) => atMs >= from && atMs < from + minuteMs).reduce((sum, { tokens }) => sum + tokens, 0);
  return Math.max(...calls.map(({ atMs }) => spentFrom(atMs)));
}

describe.each([
  { name: 'wildberries', count: 1_000, bad: [70, 480, 901], errorCost: 10, half: 150 },
  { name: 'ozon', count: 100, bad: [2, 51, 77], errorCost: 1, half: 40 },
] as const)('$name', ({ name, count, bad, errorCost, half }) => {
  afterEach(() => {
    for (const item of simulator.marketplaces[name].items) item.state = 'ok';
  });

  test(`with three bad items of ${count} all others are set within a minute, for less than half of its calls`, {
    timeout: 3 * minuteMs,
  }, async () => {
    const shop = await openRefusing(db.sql, simulator, name);
    const linked = await shop.list(count);
    await until(shop.push, () => linked.every(({ item }) => item.stock === 50), minuteMs);
    // Both buckets are full again, and OZON's 30 seconds are over.
    await db.sql`delete from call_buckets`;
    await db.sql`update pushes set next_push_at = null`;
    shop.market.resetCalls();
    const { violations } = shop.market;
    for (const index of bad) linked[index]!.item.state = 'spoils';
    await shop.sell(linked);
    const startedAt = performance.now();
    const isBad = new Set<number>(bad);
    const isGoodSet = () => linked.every(({ item }, index) => isBad.has(index) || item.stock === 45);
    await until(shop.push, isGoodSet, 2 * minuteMs);
    expect(performance.now() - startedAt).toBeLessThan(minuteMs + 5_000);
    const isNamed = async () => (await shop.rows()).filter(({ refusedReason }) => refusedReason !== null).length;
    await until(
      async () => {
        await shop.push();
        return isNamed();
      },
      (named) => named === bad.length,
      2 * minuteMs,
    );
    expect((await shop.rows()).filter(({ owed }) => owed)).toEqual([]);
    expect(maxPerMinute(shop, errorCost)).toBeLessThanOrEqual(half);
    expect(shop.market.violations).toEqual(violations);
  });
});
