import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { useDatabase } from '../support/database.ts';
import { openInbox, type Sent, sentNow } from '../support/inbox.ts';

const db = useDatabase();

/** What happens at a marketplace that reports everything twice, by figures and by orders; `late`: how long each report is on its way. */
const report = fc.record({ byFigure: fc.integer({ min: 0, max: 3 }), byOrder: fc.integer({ min: 0, max: 3 }) });
const happening = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('sell' as const), units: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('cancel' as const), pick: fc.nat(), late: report }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('switch' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('replay' as const) }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
type Shop = Awaited<ReturnType<typeof openInbox>>;

/** The marketplace itself: its orders, and the reports that are on their way. */
class World {
  left = 50;
  signal: 'stock' | 'orders';
  readonly #shop: Shop;
  readonly #figuresNameOrders: boolean;
  readonly #orders: { id: string; left: number }[] = [];
  #underWay: { event: Sent; list: boolean; wait: number }[] = [];

  constructor(shop: Shop, signal: 'stock' | 'orders', figuresNameOrders: boolean) {
    this.#shop = shop;
    this.signal = signal;
    this.#figuresNameOrders = figuresNameOrders;
  }

  async live(happened: Happening): Promise<void> {
    if (happened.what === 'sell') await this.#sell(happened.units);
    if (happened.what === 'cancel') this.#cancel(happened.pick, happened.late);
    if (happened.what === 'switch') await this.#switch();
    if (happened.what === 'replay') await this.#shop.replay();
    await this.#deliver(1);
  }

  async end(): Promise<void> {
    await this.#deliver(10);
    await this.#shop.replay();
  }

  async #sell(units: number): Promise<void> {
    const order = { id: `O${this.#orders.length + 1}`, left: units };
    this.#orders.push(order);
    this.left -= units;
    await this.#shop.send(this.#shop.sold(units, this.#naming(order.id)), this.#shop.order('created', order.id, units));
  }

  #cancel(pick: number, late: { byFigure: number; byOrder: number }): void {
    const open = this.#orders.filter(({ left }) => left > 0);
    const order = open[pick % Math.max(open.length, 1)];
    if (!order) return;
    order.left -= 1;
    this.left += 1;
    const timestamp = sentNow();
    const byFigure = this.#shop.unsold(1, { ...this.#naming(order.id), timestamp });
    this.#underWay.push({ event: byFigure, list: false, wait: late.byFigure });
    const byOrder = this.#shop.order('cancelled', order.id, 1, { timestamp });
    this.#underWay.push({ event: byOrder, list: true, wait: late.byOrder });
  }

  async #switch(): Promise<void> {
    this.signal = this.signal === 'stock' ? 'orders' : 'stock';
    await this.#shop.switchTo(this.signal);
  }

  #naming(orderId: string): Record<string, string> {
    return this.#figuresNameOrders ? { order_id: orderId } : {};
  }

  async #deliver(after: number): Promise<void> {
    this.#underWay = this.#underWay.map((one) => ({ ...one, wait: one.wait - after }));
    const due = this.#underWay.filter(({ wait }) => wait < 0);
    this.#underWay = this.#underWay.filter(({ wait }) => wait >= 0);
    for (const { event, list } of due) await (list ? this.#shop.list(event) : this.#shop.send(event));
  }
}

test('whatever is sold and cancelled while the sale signal is switched, each unit leaves and comes back once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 5, maxLength: 20 }),
      fc.constantFrom('stock' as const, 'orders' as const),
      fc.boolean(),
      async (happenings, signal, figuresNameOrders) => {
        const shop = await openInbox(db.sql, { saleSignal: signal });
        const world = new World(shop, signal, figuresNameOrders);
        for (const happened of happenings) await world.live(happened);
        await world.end();
        expect(await shop.net()).toBe(world.left);
      },
    ),
    { numRuns: 15, seed: 20260109 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
