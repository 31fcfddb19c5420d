import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { minutesAgo, openWaitingShop } from '../support/waiting-shop.ts';

const db = useDatabase();

const skus = ['A', 'B', 'C'] as const;
type Sku = (typeof skus)[number];

/** A line as the marketplace names it: by its SKU there or by its product id there. */
interface Line {
  of: Sku;
  name: 'sku' | 'id';
  quantity: number;
}

type Step =
  | { kind: 'order'; lines: Line[] }
  /** `isRenamed`: products with one line are named the other way from now on. */
  | { kind: 'edit'; order: number; quantity: number; isRenamed: boolean }
  | { kind: 'cancel'; order: number }
  | { kind: 'link' | 'unlink'; of: Sku }
  | { kind: 'replayFailed' | 'replayById' };

const of = fc.constantFrom(...skus);
const quantity = fc.integer({ min: 1, max: 4 });
const line: fc.Arbitrary<Line> = fc.record({ of, name: fc.constantFrom('sku', 'sku', 'id'), quantity });
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: (one) => `${one.of} ${one.name}` });
const order = fc.nat(5);
const step = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('order'), lines }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit'), order, quantity, isRenamed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), order }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('link', 'link', 'unlink'), of }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('replayFailed', 'replayById') }) },
);

function rename(line: Line, lines: readonly Line[]): Line {
  const isAlone = lines.filter((one) => one.of === line.of).length === 1;
  return isAlone ? { ...line, name: line.name === 'sku' ? 'id' : 'sku' } : line;
}

type Shop = Awaited<ReturnType<typeof openWaitingShop>>;

/** A marketplace whose listings come and go, and what it has sold. It knows nothing of Ombor. */
class World {
  readonly orders: { lines: Line[]; isOver: boolean }[] = [];
  readonly linked = new Set<Sku>();
  readonly shop: Shop;
  readonly products: Record<Sku, Awaited<ReturnType<Shop['product']>>>;
  #events = 0;

  private constructor(shop: Shop, products: World['products']) {
    this.shop = shop;
    this.products = products;
  }

  static async open(): Promise<World> {
    const shop = await openWaitingShop(db.sql);
    return new World(shop, { A: await shop.product(), B: await shop.product(), C: await shop.product() });
  }

  async do(what: Step): Promise<void> {
    if (what.kind === 'order') {
      this.orders.push({ lines: what.lines, isOver: false });
      await this.#tell('order.created', this.orders.length - 1);
    } else if (what.kind === 'edit') {
      const edited = this.orders[what.order];
      if (!edited || edited.isOver) return;
      edited.lines = edited.lines.map((one, index) => (index === 0 ? { ...one, quantity: what.quantity } : one));
      if (what.isRenamed) edited.lines = edited.lines.map((one) => rename(one, edited.lines));
      await this.#tell('order.updated', what.order);
    } else if (what.kind === 'cancel') {
      const cancelled = this.orders[what.order];
      if (!cancelled || cancelled.isOver) return;
      cancelled.isOver = true;
      await this.shop.tell({ event: 'order.cancelled', order_id: String(what.order), timestamp: this.#now() });
    } else if (what.kind === 'link' || what.kind === 'unlink') await this.#toggle(what.of, what.kind === 'link');
    else await this.shop[what.kind]();
    await this.shop.work();
  }

  async linkAll(): Promise<void> {
    for (const sku of skus) await this.#toggle(sku, true);
    await this.shop.work();
  }

  async #toggle(sku: Sku, isLinked: boolean): Promise<void> {
    if (this.linked.has(sku) === isLinked) return;
    if (isLinked) {
      this.linked.add(sku);
      await this.shop.link(this.products[sku].id, sku);
    } else {
      this.linked.delete(sku);
      await db.sql`delete from marketplace_products where marketplace_id = ${this.shop.id} and marketplace_sku = ${sku}`;
    }
  }

  #now(): string {
    this.#events += 1;
    return minutesAgo(60 - this.#events);
  }

  async #tell(event: string, index: number): Promise<void> {
    const items = this.orders[index]!.lines.map((one) => ({
      ...(one.name === 'sku' ? { sku: one.of } : { marketplace_product_id: `ID-${one.of}` }),
      quantity: one.quantity,
    }));
    await this.shop.tell({ event, order_id: String(index), items, timestamp: this.#now() });
  }

  expected(sku: Sku): number {
    const sold = this.orders
      .filter(({ isOver }) => !isOver)
      .flatMap((one) => one.lines)
      .filter((one) => one.of === sku)
      .reduce((sum, one) => sum + one.quantity, 0);
    return 10 - sold;
  }

  async figures(): Promise<number[]> {
    const rows = await db.sql<{ net: number }[]>`
      select quantity - oversold as net from inventory where product_id = any (${skus.map((sku) => this.products[sku].id)}) order by product_id`;
    return rows.map(({ net }) => net);
  }

  /** Events that are not done, and for which no alert is open. */
  unseen() {
    return db.sql`
      select w.id, w.status, w.waits_for, w.held, w.error_message from marketplace_webhooks w
      where w.marketplace_id = ${this.shop.id} and w.status <> 'processed' and not exists (
        select from alerts a where a.marketplace_id = w.marketplace_id and a.resolved_at is null
          and (a.kind = 'unlinked_sale' and a.about = any (w.waits_for) or a.kind = 'event_waits' and w.held))`;
  }
}

test('whatever is sold, edited, linked, unlinked and replayed: what waits has an alert, and is applied once when it is linked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const world = await World.open();
      for (const one of steps) {
        await world.do(one);
        expect(await world.unseen()).toEqual([]);
      }
      await world.linkAll();
      const expected = skus.map((sku) => world.expected(sku));
      expect(await world.figures()).toEqual(expected);
      expect(await world.shop.statuses()).toEqual(
        world.orders.length === 0 ? [] : expect.not.arrayContaining(['failed', 'pending']),
      );
      await world.shop.replayById();
      expect(await world.figures()).toEqual(expected);
      expect(await world.shop.alerts()).toEqual([]);
    }),
    { numRuns: 8, seed: 13 },
  );
}, 120_000);
