import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unlinkProduct } from '../../src/db/catalog/marketplace-product-changes.ts';
import { linkProduct } from '../../src/db/catalog/marketplace-products.ts';
import { pauseMarketplace, resumeMarketplace } from '../../src/db/marketplaces/marketplaces.ts';
import type { MarketplaceAdapter } from '../../src/marketplaces/adapter.ts';
import { RetryLater } from '../../src/marketplaces/refusals.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../src/tasks/pushes/push-marketplace.ts';
import { sweep } from '../../src/tasks/sweep.ts';
import type { TaskDeps } from '../../src/tasks/task.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace, addProduct, apply, change, figureOf } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

const db = useDatabase();

const opening = 500;
const sku = 'MODEL';
type Answer = 'good' | 'lost, applied' | 'lost, not applied' | 'lost, applied late' | 'refused for now';

type Step =
  | { kind: 'sellThere' | 'sellElsewhere' | 'cameIn'; units: number }
  | { kind: 'push'; answer: Answer; soldMeanwhile: number }
  | { kind: 'readFails' | 'poll' | 'pause' | 'resume' | 'relink' | 'relinkWithZero' | 'passTime' };

const units = fc.integer({ min: 1, max: 5 });
const push = (answer: fc.Arbitrary<Answer>, soldMeanwhile: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constant('push'), answer, soldMeanwhile });
const lost = fc.constantFrom<Answer>('lost, applied', 'lost, not applied', 'lost, applied late', 'refused for now');

const ordinary: fc.WeightedArbitrary<Step>[] = [
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('sellThere', 'sellElsewhere', 'cameIn'), units }) },
  { weight: 4, arbitrary: push(fc.constant('good'), fc.constant(0)) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('poll', 'pause', 'resume', 'relinkWithZero', 'passTime', 'readFails'),
    }),
  },
];
const faulty: fc.WeightedArbitrary<Step>[] = [
  { weight: 3, arbitrary: push(lost, fc.constantFrom(0, 0, 1)) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('relink') }) },
];

/** The world: what is shown and sold at one marketplace whose figures are polled. It knows nothing of Ombor. */
class World {
  shown = 0;
  truth = opening;
  /** Units of sales that leave no trace at a place known by its figures only, at most. */
  traceless = 0;
  /** Sold there since anybody last read the figure. */
  unread = 0;
  isInDoubt = false;
  /** Linked, and no push was answered yet: nobody knows what it showed when it was linked. */
  isNew = true;
  next: { answer: Answer; soldMeanwhile: number } = { answer: 'good', soldMeanwhile: 0 };
  readsFail = false;
  readonly late: number[] = [];

  sell(count: number): void {
    this.shown -= count;
    this.truth -= count;
    this.unread += count;
    if (this.isInDoubt || this.isNew) this.traceless += count;
  }

  landLate(): void {
    for (const figure of this.late.splice(0)) this.shown = figure;
  }

  readonly adapter: MarketplaceAdapter = {
    limits: { maxItemsPerPush: 100, buckets: { all: { perMinute: 60_000, burst: 1_000 } }, pushBucket: 'all' },
    pushStock: async (items) => {
      const { answer, soldMeanwhile } = this.next;
      this.next = { answer: 'good', soldMeanwhile: 0 };
      const { figure, key } = items[0]!;
      this.sell(soldMeanwhile);
      this.traceless += soldMeanwhile;
      if (answer === 'refused for now') throw new RetryLater('busy', 'not-applied', 0);
      if (answer === 'good' || answer === 'lost, applied') this.shown = figure;
      if (answer === 'good') this.isNew = false;
      if (answer === 'good') return { items: [{ key, outcome: 'accepted' }], marketplaceDate: new Date() };
      if (answer === 'lost, applied late') this.late.push(figure);
      this.isInDoubt = true;
      throw new RetryLater('no answer', 'unknown', 0);
    },
    readStock: async (items) => {
      if (this.readsFail) throw new RetryLater('no answer', 'unknown');
      this.unread = 0;
      return items.map(({ key }) => ({ key, stock: this.shown }));
    },
  };
}

/** Ombor with one product on that marketplace. */
class Shop {
  readonly world = new World();
  readonly #deps: TaskDeps;
  readonly #id: number;
  readonly #productId: number;
  #isPaused = false;

  private constructor(id: number, productId: number) {
    this.#id = id;
    this.#productId = productId;
    this.#deps = createTestDeps(db.sql, [{ id, code: `model${id}`, open: () => this.world.adapter }]);
  }

  static async open(): Promise<Shop> {
    await db.sql`delete from graphile_worker._private_jobs`;
    const { id } = await addMarketplace(db.sql);
    await db.sql`update marketplaces set webhook_enabled = false where id = ${id}`;
    const product = await addProduct(db.sql, { quantity: opening });
    const shop = new Shop(id, product.id);
    await shop.#link();
    await shop.push();
    return shop;
  }

  #link(): Promise<number> {
    const rule = { stockBuffer: 0, stockPercent: 100, stockLimit: null, stockMinimum: 0, selling: true };
    const name = { marketplaceId: this.#id, marketplaceSku: sku, marketplaceProductId: 'ID-MODEL' };
    const listing = {
      ...rule,
      ...name,
      productId: this.#productId,
      marketplacePrice: null,
      unitsPerItem: 1,
      settings: {},
    };
    return db.sql.begin((tx) => linkProduct(tx, listing, 'api'));
  }

  async move(count: number): Promise<void> {
    this.world.truth += count;
    await apply(db.sql, change({ productId: this.#productId, units: count }));
    await this.plan();
  }

  async plan(): Promise<void> {
    await planPushesTask.run(this.#deps, { productIds: [this.#productId] }, noAbort);
  }

  async push(): Promise<void> {
    await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${this.#id}`;
    await pushMarketplace.run(this.#deps, { marketplaceId: this.#id }, noAbort);
    await this.plan();
  }

  poll = () => pollStock.run(this.#deps, { marketplaceId: this.#id, trigger: 'manual' }, noAbort);

  async setPaused(isPaused: boolean): Promise<void> {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    await (isPaused ? pauseMarketplace : resumeMarketplace)(db.sql, this.#id);
  }

  async relink(showZero: boolean): Promise<void> {
    await db.sql.begin((tx) => unlinkProduct(tx, { marketplaceId: this.#id, marketplaceSku: sku }, showZero));
    await this.#link();
  }

  /** A minute passes: what was sent and lost has arrived or never will, and waits are over. */
  async passTime(): Promise<void> {
    this.world.landLate();
    await db.sql`
      update pushes set settle_at = settle_at - interval '1 minute', sent_at = sent_at - interval '1 minute',
        answered_at = answered_at - interval '1 minute', next_push_at = null where marketplace_id = ${this.#id}`;
    await db.sql`update unlinked_pushes set settle_at = settle_at - interval '1 minute' where marketplace_id = ${this.#id}`;
    await sweep(this.#deps);
    await this.push();
    if (!this.#isPaused && !this.world.readsFail) this.world.isInDoubt = false;
  }

  /** All faults end; everything that Ombor does by itself is done. */
  async comeToRest(): Promise<{ quantity: number; shown: number }> {
    this.world.readsFail = false;
    await this.setPaused(false);
    for (let round = 0; round < 2; round += 1) {
      await this.passTime();
      await this.poll();
      await processWebhooks.run(this.#deps, {}, noAbort);
      await this.plan();
      await this.push();
    }
    return { quantity: (await figureOf(db.sql, this.#productId)).quantity, shown: this.world.shown };
  }
}

async function play(shop: Shop, step: Step): Promise<void> {
  const { world } = shop;
  if (step.kind === 'sellThere') world.sell(Math.min(step.units, world.shown));
  else if (step.kind === 'sellElsewhere') await shop.move(-step.units);
  else if (step.kind === 'cameIn') await shop.move(step.units);
  else if (step.kind === 'push') {
    world.next = step;
    await shop.push();
    world.next = { answer: 'good', soldMeanwhile: 0 };
  } else if (step.kind === 'readFails') world.readsFail = !world.readsFail;
  else if (step.kind === 'poll') await shop.poll();
  else if (step.kind === 'pause' || step.kind === 'resume') await shop.setPaused(step.kind === 'pause');
  else if (step.kind === 'passTime') await shop.passTime();
  else await shop.relink(step.kind === 'relinkWithZero');
}

const runs = Number(process.env.MODEL_RUNS ?? 8);
const timeoutMs = 30_000 + runs * 2_000;
const options = { numRuns: runs, ...(process.env.MODEL_SEED && { seed: Number(process.env.MODEL_SEED) }) };

test(
  'where no push is lost or crossed, every sale at a polled marketplace is booked once and no figure stays wrong',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...ordinary), { maxLength: 15 }), async (steps) => {
        const shop = await Shop.open();
        for (const step of steps) await play(shop, step);
        const { quantity, shown } = await shop.comeToRest();
        expect({ quantity, shown }).toEqual({ quantity: shop.world.truth, shown: shop.world.truth });
      }),
      options,
    );
  },
  timeoutMs,
);

test(
  'where pushes are lost or crossed, nothing is booked that was not sold, and only what left no trace is missing',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...ordinary, ...faulty), { maxLength: 15 }), async (steps) => {
        const shop = await Shop.open();
        for (const step of steps) await play(shop, step);
        const { quantity, shown } = await shop.comeToRest();
        expect(shown).toBe(quantity);
        expect(quantity).toBeGreaterThanOrEqual(shop.world.truth);
        expect(quantity).toBeLessThanOrEqual(shop.world.truth + shop.world.traceless);
      }),
      options,
    );
  },
  timeoutMs,
);
