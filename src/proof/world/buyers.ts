import type { OrderResult } from '../../simulator/simulated-item.ts';
import type { Command } from './commands.ts';
import type { Mishaps } from './mishaps.ts';
import type { ModelOmbor } from './ombor.ts';
import { type Place, unitsOf } from './places.ts';
import { type Line, leftOf, type Product, type World, type WorldOrder } from './world.ts';

/** What happens at the marketplaces and with the goods of orders. */
export class Buyers {
  readonly #world: World;
  readonly #ombor: ModelOmbor;

  constructor(world: World, ombor: ModelOmbor) {
    this.#world = world;
    this.#ombor = ombor;
  }

  /** Somebody orders at a place whose sales are told, by staff, or in the Mini App. `force`: also what the place does not show. */
  async sell({ place, product, items }: Command, force: boolean): Promise<void> {
    const world = this.#world;
    const what = world.pick(world.products, product);
    const telling = world.places.all.filter(({ code }) => code !== 'polled');
    const where = world.pick([...telling, 'olx', 'amazing_store'] as const, place);
    if (!what || where === undefined) return;
    if (typeof where === 'object') await this.#order(where, what, items, force);
    else await this.#typeOrder(where, what, items);
  }

  /** Somebody orders at the place that tells nothing. */
  async sellPolled({ product, items }: Command, mishaps: Pick<Mishaps, 'note'>): Promise<void> {
    const what = this.#world.pick(this.#world.products, product);
    const where = this.#world.places.all.find(({ isPolled }) => isPolled);
    if (!what || !where) return;
    const before = what.free;
    await this.#order(where, what, items, false);
    mishaps.note(what, before - what.free);
  }

  async #order(place: Place, product: Product, quantity: number, force: boolean): Promise<void> {
    // What such a place sells of a product that is not linked, nobody can tell Ombor.
    if (place.isPolled && this.#world.unlinked.has(`${place.code} ${product.sku}`)) return;
    const placed = place.market.placeOrder([{ sku: product.sku, quantity }], { force });
    if (!placed.ok) return;
    const unitsPerItem = unitsOf(place.code, product.sku);
    // Nobody tells Ombor when goods of such a place leave, so they are put aside at once.
    const aside = place.isPolled;
    // Wildberries makes an order of each item.
    for (const { id, items } of placed.orders) {
      const lines = items.map((one) => newLine(product, unitsPerItem, one.quantity));
      this.#world.sell({ place: place.code, id, lines, shipped: false, aside });
    }
    await placed.webhooks;
  }

  /** Staff type in an order, or a buyer of the Mini App places one that is confirmed at once. */
  async #typeOrder(place: 'olx' | 'amazing_store', product: Product, quantity: number): Promise<void> {
    const items = [{ sku: product.sku, quantity }];
    const key = `${place} ${this.#world.orders.length} ${product.sku} ${Date.now()}`.padEnd(16, '.');
    const answer =
      place === 'olx'
        ? await this.#ombor.change(
            'createManualOrder',
            { marketplace: 'olx', customerName: 'x', items },
            'order { id }',
          )
        : await this.#ombor.change('placeStoreOrder', { idempotencyKey: key, items }, 'order { id status }');
    if (answer.message !== undefined) return;
    const { id } = answer.order as { id: string };
    this.#world.sell({ place, id, lines: [newLine(product, 1, quantity)], shipped: false, aside: false });
    if (place === 'amazing_store') await this.#ombor.must('updateOrderStatus', { orderId: id, status: 'CONFIRMED' });
  }

  /** Some or all of an order that the seller still has is cancelled where it was placed. */
  async cancel({ pick, items }: Command): Promise<void> {
    // A figure that rises has several explanations: such a cancellation is typed in by people, who are not in this model.
    const order = this.#pickOrder(pick, (one) => !one.shipped && !this.#isReadOnly(one));
    const line = order?.lines.find((one) => leftOf(one) > 0);
    if (!order || !line) return;
    const quantity = Math.min(items, leftOf(line));
    if (this.#isOwn(order)) {
      await this.#ombor.must('cancelOrder', { orderId: order.id, items: [{ sku: line.product.sku, quantity }] });
      this.#world.cancel(order, line, quantity);
      return;
    }
    const all = this.#tellsParts(order) ? quantity : leftOf(line);
    const result = this.#placeOf(order).market.cancelOrder(order.id, [{ sku: line.product.sku, quantity: all }]);
    this.#world.cancel(order, line, all);
    await told(result);
  }

  /** Whether its place is known by its figures alone at the moment. */
  #isReadOnly({ place }: WorldOrder): boolean {
    const where = this.#world.places.all.find(({ code }) => code === place);
    return where !== undefined && (where.isPolled || (where.signal === 'STOCK' && !where.webhooksEnabled));
  }

  /** OZON never tells parts of an order. */
  #tellsParts({ place }: WorldOrder): boolean {
    return place !== 'ozon' && place !== 'wildberries';
  }

  /**
   * The goods are handed over; where the marketplace does not say so, staff do. `read`: a cancellation is read before: afterwards Ombor
   * could only judge by what it had seen of the order whether these goods left too (docs/decisions/orders.md).
   */
  async ship({ pick }: Command, read: () => Promise<void>): Promise<void> {
    const order = this.#pickOrder(pick, (one) => !one.shipped);
    if (!order?.lines.some((line) => leftOf(line) > 0)) return;
    if (this.#isOwn(order)) {
      await this.#ombor.must('updateOrderStatus', { orderId: order.id, status: 'SHIPPED' });
    } else {
      if (order.lines.some(({ cancelled }) => cancelled > 0)) await read();
      await told(this.#placeOf(order).market.shipOrder(order.id));
      // A shop of the generic format never says that an order has left; its orders are shipped in Ombor too.
      if (order.place === 'orders' || order.place === 'figures') await this.#shipInOmbor(order);
    }
    this.#world.ship(order);
  }

  async #shipInOmbor(order: WorldOrder): Promise<void> {
    await this.#ombor.work();
    const orderId = await this.#findOrder(order);
    if (orderId !== undefined) await this.#ombor.change('updateOrderStatus', { orderId, status: 'SHIPPED' });
  }

  /** The marketplace says that goods come back. `read`: the handover is read before, as the way of the goods takes days. */
  async announce({ pick, items }: Command, read: () => Promise<void>): Promise<void> {
    const order = this.#pickOrder(pick, (one) => one.shipped && !this.#isOwn(one) && one.place !== 'polled');
    const line = order?.lines.find((one) => leftOf(one) - one.announced > 0);
    if (!order || !line) return;
    const quantity = Math.min(items, leftOf(line) - line.announced);
    await read();
    line.announced += quantity;
    await told(this.#placeOf(order).market.returnOrder(order.id, [{ sku: line.product.sku, quantity }]));
  }

  /** Goods are in hand again, announced or not. */
  async receive({ pick, items }: Command, damaged: boolean): Promise<void> {
    const order = this.#pickOrder(pick, (one) => one.shipped);
    const line = order?.lines.find((one) => leftOf(one) > 0);
    if (!order || !line) return;
    const quantity = Math.min(items, leftOf(line));
    const condition = damaged ? 'DAMAGED' : 'SELLABLE';
    const orderId = this.#isOwn(order) ? order.id : await this.#findOrder(order);
    const of = orderId === undefined ? { marketplace: order.place } : { orderId };
    // Items of the line with an order, units of the product without.
    const number = orderId === undefined ? quantity * line.unitsPerItem : quantity;
    const answer = await this.#ombor.change('receiveReturn', {
      ...of,
      idempotencyKey: `back ${order.id} ${line.returned} ${Date.now()}`.padEnd(16, '.'),
      items: [{ sku: line.product.sku, quantity: number, condition }],
    });
    if (answer.message === undefined) this.#world.receive(line, quantity, damaged);
  }

  /** Ombor's id of a marketplace's order. Undefined: it does not know the order. */
  async #findOrder(order: WorldOrder): Promise<string | undefined> {
    const { orders } = await this.#ombor.api.query<{ orders: { edges: { node: { id: string } }[] } }>(
      'query ($place: String!, $number: String!) { orders(marketplace: $place, search: $number) { edges { node { id } } } }',
      { place: order.place, number: order.id },
    );
    return orders.edges[0]?.node.id;
  }

  #isOwn = ({ place }: WorldOrder): boolean => place === 'olx' || place === 'amazing_store';

  #placeOf({ place }: WorldOrder): Place {
    const found = this.#world.places.all.find(({ code }) => code === place);
    if (!found) throw new Error(`there is no place ${place}`);
    return found;
  }

  #pickOrder(number: number, fits: (order: WorldOrder) => boolean): WorldOrder | undefined {
    return this.#world.pick(this.#world.orders.filter(fits), number);
  }
}

const newLine = (product: Product, unitsPerItem: number, quantity: number): Line => ({
  product,
  unitsPerItem,
  quantity,
  cancelled: 0,
  returned: 0,
  announced: 0,
});

/** Waits until what happened was told to Ombor. */
async function told(result: OrderResult): Promise<void> {
  if (!result.ok) throw new Error(`the simulated marketplace refused: ${result.reason}`);
  await result.webhooks;
}
