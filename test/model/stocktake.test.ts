import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Int8 } from '../../src/db/client.ts';
import { cancelOrder } from '../../src/db/orders/cancellations.ts';
import { advanceMarketplaceOrder } from '../../src/db/orders/marketplace-orders.ts';
import { changeOrderStatus } from '../../src/db/orders/order-changes.ts';
import { addOrderLines } from '../../src/db/orders/order-lines.ts';
import { placeOrder } from '../../src/db/orders/orders.ts';
import { receiveReturn } from '../../src/db/orders/returns.ts';
import { adjustStock } from '../../src/db/stock/adjustments.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { applyStockChanges } from '../../src/db/stock/stock.ts';
import { undoAdjustment } from '../../src/db/stock/undo.ts';
import { ConflictError, InsufficientStockError } from '../../src/errors.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct, change } from '../support/shop.ts';
import { until } from '../support/until.ts';

const db = useDatabase();
let olxId: number;
let market: { id: number; code: string };
beforeAll(async () => {
  const [olx] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'olx'`;
  olxId = olx!.id;
  market = await addMarketplace(db.sql, { saleSignal: 'orders' });
});

const few = fc.integer({ min: 1, max: 3 });
/** What happens in a shop; `pick` chooses among the orders or counts that there are. */
const happening = fc.oneof(
  fc.record({ what: fc.constant('sell' as const), units: few }),
  fc.record({ what: fc.constant('ship' as const), pick: fc.nat() }),
  fc.record({ what: fc.constant('cancel' as const), pick: fc.nat(), gone: fc.boolean() }),
  fc.record({ what: fc.constant('return' as const), pick: fc.nat(), damaged: fc.boolean() }),
  fc.record({ what: fc.constant('receive' as const), units: few }),
  fc.record({ what: fc.constant('lose' as const), units: few }),
  fc.record({ what: fc.constant('leave untold' as const) }),
  fc.record({ what: fc.constant('tell late' as const) }),
  fc.record({ what: fc.constant('receive by mistake' as const), units: few }),
  fc.record({ what: fc.constant('count by mistake' as const), units: few }),
  fc.record({ what: fc.constant('undo mistake' as const), pick: fc.nat() }),
  { weight: 3, arbitrary: fc.record({ what: fc.constant('count' as const) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('book count' as const), pick: fc.nat() }) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** A moment of the database's clock, in whole ms, with nothing else in the same ms. */
async function nextMoment(): Promise<Date> {
  const now = () => db.sql<{ at: number }[]>`select (extract(epoch from clock_timestamp()) * 1000)::float8 as at`;
  const moment = Math.ceil((await now())[0]!.at) + 1;
  await until(now, ([row]) => row!.at > moment);
  return new Date(moment);
}

interface Sold {
  id: Int8;
  left: number;
  expected: number;
  shipped: boolean;
}

/** The shelf itself, and the same done to Ombor. */
class Shop {
  shelf = 20;
  readonly #sku: string;
  readonly #productId: number;
  readonly #listingId: number;
  readonly #orders: Sold[] = [];
  readonly #counts: { at: Date; found: number }[] = [];
  /** Units lost and by whom nobody knows, with the time. */
  readonly #losses: { at: Date; units: number }[] = [];
  /** Receipts typed in for this product that belong to another one, and that nobody has undone or counted away yet. */
  #mistakes: { id: Int8; at: Date; units: number }[] = [];
  /** Orders of the marketplace that left the shelf and are not told yet. */
  #untold: { at: Date }[] = [];

  constructor(product: { id: number; sku: string }, listingId: number) {
    this.#sku = product.sku;
    this.#productId = product.id;
    this.#listingId = listingId;
  }

  async live(happened: Happening): Promise<void> {
    if (happened.what === 'sell') await this.#sell(happened.units);
    if (happened.what === 'ship') await this.#ship(happened.pick);
    if (happened.what === 'cancel') await this.#cancel(happened.pick, happened.gone);
    if (happened.what === 'return') await this.#takeBack(happened.pick, happened.damaged);
    if (happened.what === 'receive') await this.#receive(happened.units);
    if (happened.what === 'lose') await this.#lose(happened.units);
    if (happened.what === 'leave untold' && this.shelf > 0) {
      this.shelf -= 1;
      this.#untold.push({ at: await nextMoment() });
    }
    if (happened.what === 'tell late') await this.#tellLate();
    if (happened.what === 'receive by mistake') await this.#receiveByMistake(happened.units);
    if (happened.what === 'count by mistake') await this.#countByMistake(happened.units);
    if (happened.what === 'undo mistake') await this.#undoMistake(happened.pick);
    if (happened.what === 'count') this.#counts.push({ at: await nextMoment(), found: this.shelf });
    if (happened.what === 'book count') await this.#bookCount(happened.pick);
  }

  async #sell(units: number): Promise<void> {
    if (units > Math.min((await this.#believed()).net, this.shelf)) return;
    const lines = [{ productId: this.#productId, quantity: units, unitPrice: null }];
    const order = {
      marketplaceId: olxId,
      customerName: 'x',
      customerPhone: null,
      note: null,
      buyerId: null,
      holdMinutes: null,
    };
    const id = await db.sql.begin((tx) => placeOrder(tx, { ...order, actor: 'test', lines }));
    this.#orders.push({ id, left: units, expected: 0, shipped: false });
  }

  async #ship(pick: number): Promise<void> {
    const order = this.#pick(pick, (one) => !one.shipped && one.left > 0 && one.left <= this.shelf);
    if (!order) return;
    await db.sql.begin((tx) =>
      changeOrderStatus(tx, { orderId: order.id, status: 'shipped', note: null, actor: 'test' }),
    );
    order.shipped = true;
    this.shelf -= order.left;
  }

  async #cancel(pick: number, gone: boolean): Promise<void> {
    const order = this.#pick(pick, (one) => one.left - one.expected > 0 && (this.shelf > 0 || !gone || one.shipped));
    if (!order) return;
    const items = [{ sku: this.#sku, quantity: 1 }];
    const restock = gone ? false : null;
    await db.sql.begin((tx) =>
      cancelOrder(tx, { orderId: order.id, items, reason: null, restock, byBuyer: false, actor: 'test' }),
    );
    if (order.shipped && !gone) order.expected += 1;
    else order.left -= 1;
    if (gone && !order.shipped) this.shelf -= 1;
  }

  async #takeBack(pick: number, damaged: boolean): Promise<void> {
    const order = this.#pick(pick, (one) => one.shipped && one.left > 0);
    if (!order) return;
    const goods = [{ sku: this.#sku, quantity: 1, condition: damaged ? ('damaged' as const) : ('sellable' as const) }];
    await db.sql.begin((tx) => receiveReturn(tx, { of: { orderId: order.id }, goods, note: null, actor: 'test' }));
    order.left -= 1;
    order.expected = Math.max(order.expected - 1, 0);
    if (!damaged) this.shelf += 1;
  }

  async #receive(units: number): Promise<void> {
    await this.#adjust('receipt', { change: units });
    this.shelf += units;
  }

  async #receiveByMistake(units: number): Promise<void> {
    const { movementId } = await this.#adjust('receipt', { change: units });
    this.#mistakes.push({ id: movementId!, at: await nextMoment(), units });
  }

  /** Somebody counts another shelf, and takes it back at once. One that finds no difference leaves nothing to take back. */
  async #countByMistake(units: number): Promise<void> {
    const at = await nextMoment();
    const before = await this.#believed();
    if (before.net + before.awaiting === this.shelf + units) return;
    const { movementId } = await this.#adjust('stocktake', { counted: this.shelf + units, at });
    if (movementId !== null) await this.#undo(movementId);
    expect(await this.#believed()).toEqual(before);
  }

  async #undoMistake(pick: number): Promise<void> {
    const mistake = this.#mistakes[pick % Math.max(this.#mistakes.length, 1)];
    if (!mistake) return;
    try {
      await this.#undo(mistake.id);
      this.#mistakes = this.#mistakes.filter((one) => one !== mistake);
    } catch (error) {
      // Its units are sold meanwhile.
      if (!(error instanceof InsufficientStockError)) throw error;
    }
  }

  #undo(movementId: Int8): Promise<unknown> {
    return db.sql.begin((tx) => undoAdjustment(tx, { movementId, note: null, actor: 'test' }));
  }

  async #lose(units: number): Promise<void> {
    const lost = Math.min(units, this.shelf);
    this.shelf -= lost;
    this.#losses.push({ at: await nextMoment(), units: lost });
  }

  /** The order list of the marketplace is read: what left before is recorded now, with the time of the handover. */
  async #tellLate(): Promise<void> {
    const [told, ...rest] = this.#untold;
    if (!told) return;
    this.#untold = rest;
    await db.sql.begin(async (tx) => {
      const [order] = await tx<{ id: Int8 }[]>`
        insert into orders (marketplace_id, marketplace_order_id, currency, created_at)
        values (${market.id}, ${`${this.#sku} ${told.at.getTime()}`}, 'UZS', ${told.at}) returning id`;
      const names = { marketplaceSku: this.#sku, marketplaceProductId: `ID-${this.#sku}` };
      const listing = {
        id: this.#listingId,
        marketplaceId: market.id,
        productId: this.#productId,
        sku: this.#sku,
        unitsPerItem: 1,
        isAloneWithId: true,
        earlierItems: [],
        figureReadAt: null,
        figureRead: null,
        answeredAt: null,
        ...names,
      };
      const line = { lineKey: 'x', name: 'x', listing, quantity: 1, total: '0', unpriced: 1, movesStock: true };
      await addOrderLines(tx, order!.id, [line], { at: new Date(), id: '0' });
      const sale = { units: -1, marketplaceId: market.id, orderId: order!.id, referenceType: 'order' as const };
      await applyStockChanges(tx, [change({ productId: this.#productId, ...sale })]);
      await advanceMarketplaceOrder(tx, order!.id, 'shipped', told.at);
    });
  }

  async #bookCount(pick: number): Promise<void> {
    const count = this.#counts[pick % Math.max(this.#counts.length, 1)];
    // A count made after goods left of which nobody has told yet cannot know better.
    if (!count || this.#untold.some(({ at }) => at < count.at)) return;
    try {
      await this.#adjust('stocktake', { counted: count.found, at: count.at });
    } catch (error) {
      if (error instanceof ConflictError && this.#counts.some(({ at }) => at > count.at)) return;
      throw error;
    }
    this.#mistakes = this.#mistakes.filter(({ at }) => at > count.at);
    const { net, awaiting } = await this.#believed();
    const mistaken = this.#mistakes.reduce((sum, { units }) => sum + units, 0);
    const lostSince = this.#losses.filter(({ at }) => at > count.at).reduce((sum, { units }) => sum + units, 0);
    expect(net + awaiting).toBe(this.shelf + lostSince + this.#untold.length + mistaken);
  }

  #adjust(
    reason: 'receipt' | 'stocktake',
    amount: Parameters<typeof adjustStock>[1]['amount'],
  ): ReturnType<typeof adjustStock> {
    return db.sql.begin((tx) =>
      adjustStock(tx, { sku: this.#sku, amount, reason, expectedVersion: null, note: null, actor: 'test' }),
    );
  }

  #pick(pick: number, suits: (order: Sold) => boolean): Sold | undefined {
    const suitable = this.#orders.filter(suits);
    return suitable[pick % Math.max(suitable.length, 1)];
  }

  async #believed(): Promise<{ net: number; awaiting: number }> {
    const [row] = await db.sql<{ net: number; awaiting: number }[]>`
      select quantity - oversold as net, awaiting_shipment(product_id, clock_timestamp()) as awaiting
      from inventory where product_id = ${this.#productId}`;
    return row!;
  }
}

test('whatever is sold, shipped, cancelled, returned or told late or typed in by mistake and undone while people count, a booked count finds what was lost, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 30 }), async (happenings) => {
      const product = await addProduct(db.sql, { quantity: 20 });
      const listingId = await addListing(db.sql, { marketplaceId: market.id, productId: product.id, sku: product.sku });
      const shop = new Shop(product, listingId);
      for (const happened of happenings) await shop.live(happened);
      await shop.live({ what: 'tell late' });
    }),
    { numRuns: 30, seed: 20260109 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
