import type { Carrier } from '../../simulator/carrier.ts';
import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { newLine, newOrder } from './orders.ts';
import { isGateway, isShop, type Place, tell, unitsOf } from './places.ts';
import type { Product, World, WorldOrder } from './world.ts';

/** How an order is placed. `force`: also of what is not shown. `way`: how its report goes. */
interface Ordering {
  force?: boolean;
  way?: Carrier['way'];
}

/** An order that comes late into a list is in it after this time: less than Ombor's readings overlap. */
export const listedLateMs = 600_000;

/** What buyers order, and how their orders are reported. Each returns whether something happened. */
export class Buyers {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  /** SKUs at the place that is known by its figures only, whose last figure of ours had no answer. */
  readonly #isDoubtful: (product: Product) => boolean;

  constructor(world: World, ombor: ModelOmbor, isDoubtful: (product: Product) => boolean) {
    this.#world = world;
    this.#ombor = ombor;
    this.#isDoubtful = isDoubtful;
  }

  /** Somebody orders at a place whose sales are told, by staff, or in the Mini App. `force`: also what the place does not show. */
  async sell({ place, product, items }: Command, force: boolean): Promise<boolean> {
    const world = this.#world;
    const what = world.pickProduct(product);
    const where = world.pick([...this.#telling(), 'olx', 'amazing_store'] as const, place);
    if (!what || where === undefined) return false;
    if (typeof where === 'object') return this.order(where, what, items, { force });
    return this.#typeOrder(where, what, items);
  }

  /** Somebody orders where the report is late (`late`) or never comes (`lost`); a list then tells the order itself. */
  async sellUnheard({ place, product, items }: Command, way: 'late' | 'lost'): Promise<boolean> {
    const what = this.#world.pickProduct(product);
    const places = this.#telling().filter((one) => one.webhooksEnabled && (way === 'late' || one.target));
    const where = this.#world.pick(places, place);
    if (!what || !where) return false;
    return this.order(where, what, items, { way });
  }

  /** Somebody orders at the place that tells nothing. */
  async sellPolled({ product, items }: Command): Promise<boolean> {
    const what = this.#world.pickProduct(product);
    const where = this.#world.places.all.find(({ isPolled }) => isPolled);
    return what !== undefined && where !== undefined && this.order(where, what, items);
  }

  /** The next figure of ours to a place meets a buyer who is ordering there. Nothing happens before. */
  sellDuring({ place, product, items }: Command): boolean {
    const what = this.#world.pickProduct(product);
    const where = this.#world.pick(this.#telling(), place);
    if (!what || !where) return false;
    const { market } = where;
    market.beforeAnswer = async (request) => {
      if (market.kindOf(request) !== 'set') return;
      market.beforeAnswer = null;
      if (await this.order(where, what, items)) this.#world.happened.push('sellDuring');
    };
    return false;
  }

  /** Somebody orders where both a gateway's webhook and the marketplace's list tell it. */
  async sellBoth({ product, items }: Command): Promise<boolean> {
    const what = this.#world.pickProduct(product);
    const where = this.#world.places.all.find(isGateway);
    return what !== undefined && where !== undefined && this.order(where, what, items);
  }

  /** A buyer orders some of a product at a place. Returns whether the place took the order. */
  async order(place: Place, product: Product, quantity: number, { force = false, way = 'prompt' }: Ordering = {}) {
    // What such a place sells of a product that is not linked, nobody can tell Ombor.
    if (place.isPolled && this.#world.unlinked.has(`${place.code} ${product.sku}`)) return false;
    const { market, carrier } = place;
    const before = product.free;
    const isListedLate = way === 'late' && !isShop(place);
    market.faults.ordersLateMs = isListedLate ? listedLateMs : 0;
    const orders = await carrier.during(way, async () => {
      const placed = market.placeOrder([{ sku: product.sku, quantity }], { force });
      if (!placed.ok) return [];
      const world = placed.orders.map(({ id, items }) => this.#toWorld(place, product, id, items[0]?.quantity ?? 0));
      for (const one of world) this.#world.sell(one);
      await placed.webhooks;
      if (isGateway(place)) for (const one of world) await tellOrder(place, one);
      return world;
    });
    for (const one of orders) this.#note(place, one, way, isListedLate);
    if (place.isPolled && this.#isDoubtful(product)) product.invisible += before - product.free;
    return orders.length > 0;
  }

  /** Wildberries makes an order of each item. */
  #toWorld(place: Place, product: Product, id: string, quantity: number): WorldOrder {
    const lines = [newLine(product, unitsOf(place, product.sku), quantity)];
    // Nobody tells Ombor when goods of such a place leave, so they are put aside at once.
    return newOrder({ place: place.code, id, lines }, { aside: place.isPolled });
  }

  /** What of an order nobody reports, or only later. */
  #note(place: Place, order: WorldOrder, way: Carrier['way'], isListedLate: boolean): void {
    const now = Date.now();
    if (isListedLate) order.knownFrom = now + listedLateMs;
    else if (way === 'prompt' || !isShop(place)) return;
    else order.knownFrom = null;
    const [line] = order.lines;
    if (!line) return;
    // What is never reported is taken from the shelf by those who see the shop itself.
    if (way === 'lost') {
      order.aside = true;
      line.product.shelf -= line.quantity * line.unitsPerItem;
    }
    this.#world.unreported.push({
      place: place.code,
      product: line.product,
      units: line.quantity * line.unitsPerItem,
      since: now,
      toldAt: order.knownFrom,
      acceptedAt: null,
      order: way === 'lost' ? null : order,
      unitsPerItem: line.unitsPerItem,
      mayBeRead: false,
    });
  }

  /** Staff type in an order, or a buyer of the Mini App places one that is confirmed at once. */
  async #typeOrder(place: 'olx' | 'amazing_store', product: Product, quantity: number): Promise<boolean> {
    const items = [{ sku: product.sku, quantity }];
    const key = `${place} ${this.#world.orders.length} ${product.sku} ${Date.now()}`.padEnd(16, '.');
    const answer =
      place === 'olx'
        ? await this.#ombor.change(
            'createManualOrder',
            { marketplace: place, customerName: 'x', items },
            'order { id }',
          )
        : await this.#ombor.change('placeStoreOrder', { idempotencyKey: key, items }, 'order { id status }');
    if (answer.message !== undefined) return false;
    const { id } = answer.order as { id: string };
    this.#world.sell(newOrder({ place, id, lines: [newLine(product, 1, quantity)] }));
    if (place === 'amazing_store') await this.#ombor.must('updateOrderStatus', { orderId: id, status: 'CONFIRMED' });
    return true;
  }

  #telling(): Place[] {
    return this.#world.places.all.filter(({ isPolled }) => !isPolled);
  }
}

/** A gateway reports an order that the marketplace's list tells too. */
async function tellOrder(place: Place, { id, lines }: WorldOrder): Promise<void> {
  const items = lines.map(({ product, quantity }) => ({ sku: product.sku, quantity, price: '100000' }));
  await tell(place, { event: 'order.created', order_id: id, items });
}
