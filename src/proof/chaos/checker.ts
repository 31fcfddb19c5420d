import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEvents, readLedger, readProducts, readWaiting } from '../../db/chaos/facts.ts';
import type { Sql } from '../../db/client.ts';
import type { Account } from '../accounts.ts';
import type { Buyers } from '../sales.ts';
import { openingQuantity } from '../shop.ts';
import type { Deliveries } from './deliveries.ts';
import type { Follower } from './follower.ts';
import type { Staff } from './staff.ts';

/** Everything that the checker knows: what was sent from outside, what marketplaces and subscribers show, and the tables. */
export interface Known {
  sql: Sql;
  skus: string[];
  accounts: Account[];
  buyers: Buyers;
  deliveries: Deliveries;
  staff: Staff;
  followers: Follower[];
}

const snapshotEveryMs = 1_000;

/** Checks on a connection of its own, with none of Ombor's own checks: once a second during the run, and everything at its end. */
export class Checker {
  /** What is wrong, as sentences, without repetitions. */
  readonly faults = new Set<string>();
  /** Snapshots that were compared, and the longest time between two of them, in ms: faults let the checker wait too. */
  snapshots = 0;
  longestGapMs = 0;
  /** The longest that an event which had been answered with success was seen without its movement, in ms. */
  oldestAcknowledgementMs = 0;
  readonly #known: Known;
  readonly #lateness = monitorEventLoopDelay();
  readonly #applied = new Set<string>();
  #isOver = false;
  #life: Promise<void> = Promise.resolve();

  constructor(known: Known) {
    this.#known = known;
  }

  start(): void {
    this.#lateness.enable();
    this.#life = this.#watch();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#lateness.disable();
    await this.#life;
  }

  /** Forgets what was found and counted: the next fault is judged by itself. */
  reset(): void {
    this.faults.clear();
    this.snapshots = 0;
    this.longestGapMs = 0;
    this.#lateness.reset();
    this.oldestAcknowledgementMs = 0;
  }

  /** The longest that this process itself was late, in ms: above a second the machine is too busy for the load, and faults last longer. */
  get longestLateMs(): number {
    return this.#lateness.max / 1e6;
  }

  /** What each product must have in the end. */
  expected(): Map<string, number> {
    const { skus, buyers, staff } = this.#known;
    return new Map(skus.map((sku) => [sku, openingQuantity - buyers.sold(sku) + staff.unitsOf(sku)]));
  }

  /** Waits until everybody shows what they should. Returns the ms that it took, or null after `timeoutMs`. */
  async untilRight(timeoutMs: number): Promise<number | null> {
    const startedAt = performance.now();
    const { deliveries, staff } = this.#known;
    while (performance.now() - startedAt < timeoutMs) {
      if (deliveries.open + staff.open === 0 && this.#differences(this.expected()).length === 0) {
        const isDone = await this.#isDone().catch(() => false);
        if (isDone) return performance.now() - startedAt;
      }
      await sleep(100);
    }
    return null;
  }

  /** Compares everything, and adds what is wrong to `faults`. */
  async judge(): Promise<void> {
    const { sql, deliveries, staff, followers, accounts } = this.#known;
    const expected = this.expected();
    const ledger = await readLedger(sql);
    const found = [
      ...this.#differences(expected),
      ...(await this.#productDifferences(expected)),
      ...listBrokenChains(ledger),
      ...this.#listMiscounts(ledger),
      ...this.#listAdjustments(ledger),
      ...(await this.#eventDifferences([...deliveries.events.keys()], true)),
      ...(await readWaiting(sql)).map(({ what, count }) => `${count} ${what}`),
      ...staff.refusals,
      ...followers.flatMap(({ faults }) => faults),
      ...accounts.flatMap(({ code, market }) =>
        Object.entries(market.violations)
          .filter(([, count]) => count > 0)
          .map(([limit, count]) => `${code} refused ${count} calls beyond its limit "${limit}"`),
      ),
    ];
    for (const fault of found) this.faults.add(fault);
  }

  async #watch(): Promise<void> {
    let comparedAt = performance.now();
    while (!this.#isOver) {
      await sleep(snapshotEveryMs);
      // A failure means that the database is away: that is one of the faults.
      const isCompared = await this.#takeSnapshot().then(
        () => true,
        () => false,
      );
      if (!isCompared) continue;
      const now = performance.now();
      this.longestGapMs = Math.max(this.longestGapMs, now - comparedAt);
      comparedAt = now;
      this.snapshots += 1;
    }
  }

  /** At any moment the figures are the sums of their ledgers, and what was acknowledged is stored. */
  async #takeSnapshot(): Promise<void> {
    const { deliveries, sql } = this.#known;
    const ids = deliveries.listAcknowledged().filter((id) => !this.#applied.has(id));
    const now = performance.now();
    for (const fault of listUnbalanced(await readProducts(sql))) this.faults.add(fault);
    for (const fault of await this.#eventDifferences(ids, false)) this.faults.add(fault);
    for (const id of ids) {
      if (this.#applied.has(id)) continue;
      const ageMs = now - (deliveries.events.get(id)?.acknowledgedAt ?? now);
      this.oldestAcknowledgementMs = Math.max(this.oldestAcknowledgementMs, ageMs);
    }
  }

  async #isDone(): Promise<boolean> {
    const { sql } = this.#known;
    const expected = this.expected();
    const products = await readProducts(sql);
    return (
      products.every(({ sku, net }) => net === (expected.get(sku) ?? net)) && (await readWaiting(sql)).length === 0
    );
  }

  /** Listings and subscribers that show something else. */
  #differences(expected: ReadonlyMap<string, number>): string[] {
    const { accounts, followers } = this.#known;
    return [...expected].flatMap(([sku, figure]) =>
      [
        ...accounts.map(({ code, market }) => ({ who: code, shows: market.stockOf(sku) })),
        ...followers.map((one, index) => ({ who: `subscriber ${index + 1}`, shows: one.figures.get(sku)?.stock })),
      ]
        .filter(({ shows }) => shows !== figure)
        .map(({ who, shows }) => `${who} shows ${shows} of ${sku}, not ${figure}`),
    );
  }

  async #productDifferences(expected: ReadonlyMap<string, number>): Promise<string[]> {
    const products = (await readProducts(this.#known.sql)).filter(({ sku }) => expected.has(sku));
    const wrong = products.filter(({ sku, net }) => net !== expected.get(sku));
    return [
      ...listUnbalanced(products),
      ...wrong.map(({ sku, net }) => `Ombor has ${net} of ${sku}, not ${expected.get(sku)}`),
    ];
  }

  /** Events that are lost, or that moved anything but their units once. While the run lasts, one may be stored and wait. */
  async #eventDifferences(ids: string[], isEnd: boolean): Promise<string[]> {
    const { sql, deliveries } = this.#known;
    const stored = Map.groupBy(await readEvents(sql, ids), ({ eventId }) => eventId);
    return ids.flatMap((id) => {
      const rows = stored.get(id) ?? [];
      const sent = deliveries.events.get(id);
      if (rows.length === 0) return [`the event ${id} was answered with success and is not stored`];
      const movements = rows.reduce((sum, row) => sum + row.movements, 0);
      const units = rows.reduce((sum, row) => sum + row.units, 0);
      if (movements === 1 && units === sent?.change) this.#applied.add(id);
      else if (isEnd || movements > 0)
        return [`the event ${id} of ${sent?.change} units has ${movements} movements of ${units} units`];
      return [];
    });
  }

  /** Sales that are missing in the ledger or counted twice, by marketplace and product. */
  #listMiscounts(ledger: readonly { sku: string; code: string | null; quantityChange: number }[]): string[] {
    const { accounts, skus, buyers, staff } = this.#known;
    const counted = new Map<string, number>();
    for (const { sku, code, quantityChange } of ledger) {
      if (code === null) continue;
      counted.set(`${code} ${sku}`, (counted.get(`${code} ${sku}`) ?? 0) - quantityChange);
    }
    const sold = [
      ...accounts.flatMap((account) =>
        skus.map((sku) => ({ code: account.code, sku, units: buyers.soldAt(account, sku) })),
      ),
      ...skus.map((sku) => ({ code: 'olx', sku, units: staff.ordered.get(sku) ?? 0 })),
    ];
    return sold
      .filter(({ code, sku, units }) => units !== (counted.get(`${code} ${sku}`) ?? 0))
      .map(({ code, sku, units }) => {
        return `${code} sold ${units} of ${sku}, the ledger counts ${counted.get(`${code} ${sku}`) ?? 0}`;
      });
  }

  #listAdjustments(ledger: readonly { note: string | null; sku: string; quantityChange: number }[]): string[] {
    const booked = Map.groupBy(ledger, ({ note }) => note);
    return [...this.#known.staff.adjustments].flatMap(([key, { sku, units }]) => {
      const movements = booked.get(key) ?? [];
      const [one] = movements;
      if (movements.length === 1 && one?.sku === sku && one.quantityChange === units) return [];
      const sum = movements.reduce((total, { quantityChange }) => total + quantityChange, 0);
      return [`the adjustment ${key} of ${units} units has ${movements.length} movements of ${sum} units`];
    });
  }
}

function listUnbalanced(products: Awaited<ReturnType<typeof readProducts>>): string[] {
  return products.flatMap(({ sku, net, version, movements, total, newest }) => {
    if (net !== total) return [`the figure of ${sku} was ${net}, its movements added up to ${total}`];
    if (version !== movements || version !== newest)
      return [`${sku} was at version ${version} with ${movements} movements up to version ${newest}`];
    return [];
  });
}

function listBrokenChains(ledger: Awaited<ReturnType<typeof readLedger>>): string[] {
  return [...Map.groupBy(ledger, ({ sku }) => sku)].flatMap(([sku, movements]) =>
    movements.flatMap(({ version, quantityBefore, quantityChange, quantityAfter }, index) => {
      const before = movements[index - 1]?.quantityAfter ?? 0;
      const isWhole =
        version === index + 1 && quantityBefore === before && quantityAfter === quantityBefore + quantityChange;
      return isWhole ? [] : [`the chain of movements of ${sku} is broken at version ${version}`];
    }),
  );
}
