import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertWebhooks, webhooksDisabled } from '../../src/db/inbox/webhooks.ts';
import { updateMarketplace } from '../../src/db/marketplaces/marketplace-settings.ts';
import { oweEverything } from '../../src/db/pushes/owe.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { apply, change, figureOf } from '../support/shop.ts';
import { toWebhook } from '../tasks/inbox/signed-events.ts';
import { openPolledShop, type PolledShop } from '../tasks/polls/polled-shop.ts';

const db = useDatabase();

/** What happens; `late`: how many further happenings the event of a sale is on its way. */
const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('sell' as const),
      units: fc.integer({ min: 1, max: 3 }),
      late: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 8 }) },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('switch' as const, 'work' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('poll' as const, 'push' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('receive' as const, 'pause' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** The shop and its seller. It knows what is left, and nothing of Ombor's tables. */
class World {
  left = 50;
  readonly #shop: PolledShop;
  #isEnabled = false;
  #isPaused = false;
  #underWay: { event: Record<string, unknown>; wait: number }[] = [];

  constructor(shop: PolledShop) {
    this.#shop = shop;
  }

  async live(happened: Happening): Promise<void> {
    await this.#deliver(1);
    if (happened.what === 'sell') await this.#sell(happened.units, happened.late);
    else await this[happened.what]();
  }

  /** Everything arrives, webhooks are taken, and all is done that is due. */
  async end(): Promise<void> {
    if (this.#isPaused) await this.pause();
    if (!this.#isEnabled) await this.switch();
    for (let round = 0; round < 3; round += 1) {
      await this.#deliver(10);
      await this.work();
      await this.poll();
      await this.push();
    }
  }

  async switch(): Promise<void> {
    this.#isEnabled = !this.#isEnabled;
    await updateMarketplace(db.sql, this.#shop.id, { webhookEnabled: this.#isEnabled });
  }

  async work(): Promise<void> {
    await processWebhooks.run(this.#shop.deps, {}, noAbort);
  }

  async poll(): Promise<void> {
    await db.sql`update marketplace_polls set next_at = now() where marketplace_id = ${this.#shop.id}`;
    await pollStock.run(this.#shop.deps, { marketplaceId: this.#shop.id, trigger: 'scheduled' }, noAbort);
  }

  async push(): Promise<void> {
    await planPushesTask.run(this.#shop.deps, { productIds: [this.#shop.product.id] }, noAbort);
    await pushMarketplace.run(this.#shop.deps, { marketplaceId: this.#shop.id }, noAbort);
  }

  async receive(): Promise<void> {
    this.left += 5;
    await apply(db.sql, change({ productId: this.#shop.product.id, units: 5, movementType: 'receipt' }));
  }

  async pause(): Promise<void> {
    this.#isPaused = !this.#isPaused;
    await db.sql`update marketplaces set paused = ${this.#isPaused} where id = ${this.#shop.id}`;
    if (!this.#isPaused) await db.sql.begin((tx) => oweEverything(tx, this.#shop.id, { resumed: true }));
  }

  async #sell(units: number, late: number): Promise<void> {
    const { shows } = this.#shop.market;
    const before = shows.get(this.#shop.product.sku)!;
    const sold = Math.min(units, before);
    if (sold === 0) return;
    this.left -= sold;
    shows.set(this.#shop.product.sku, before - sold);
    const figures = { previous_stock: before, current_stock: before - sold, change: -sold };
    const timestamp = new Date().toISOString();
    const event = { event: 'stock.updated', sku: this.#shop.product.sku, reason: 'sold', ...figures, timestamp };
    this.#underWay.push({ event, wait: late });
    await this.#deliver(0);
  }

  async #deliver(after: number): Promise<void> {
    this.#underWay = this.#underWay.map((one) => ({ ...one, wait: one.wait - after }));
    const due = this.#underWay.filter(({ wait }) => wait <= 0);
    this.#underWay = this.#underWay.filter(({ wait }) => wait > 0);
    const failure = this.#isEnabled ? null : webhooksDisabled;
    for (const { event } of due) await insertWebhooks(db.sql, [{ ...toWebhook(this.#shop.id, event), failure }]);
  }
}

/** Units of the events for which a person is asked. */
async function readWaiting(marketplaceId: number): Promise<number> {
  const [row] = await db.sql<{ units: number }[]>`
    select coalesce(-sum((payload ->> 'change')::int), 0)::int as units from marketplace_webhooks
    where marketplace_id = ${marketplaceId} and origin = 'webhook' and status = 'failed' and held
      and exists (select from alerts a where a.marketplace_id = ${marketplaceId} and a.kind = 'event_waits' and a.resolved_at is null)`;
  return row!.units;
}

test('whenever webhooks are enabled and disabled, no sale is booked twice, and none is missing that no person is asked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 25 }), async (happenings) => {
      const shop = await openPolledShop(db.sql, { saleSignal: 'stock' });
      const world = new World(shop);
      for (const happened of happenings) await world.live(happened);
      await world.end();
      const { quantity, oversold } = await figureOf(db.sql, shop.product.id);
      const missing = quantity - oversold - world.left;
      expect(missing).toBeGreaterThanOrEqual(0);
      expect(missing).toBeLessThanOrEqual(await readWaiting(shop.id));
      expect(shop.market.shows.get(shop.product.sku)).toBe(quantity);
    }),
    { numRuns: 8, seed: 20261130 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
