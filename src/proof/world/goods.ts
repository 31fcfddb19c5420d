import type { Carrier } from '../../simulator/carrier.ts';
import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { findOrder, isOwn, isReadOnly, openLine, placeOf, tellsParts, told } from './orders.ts';
import { isGateway, isShop, tell, unitsOf } from './places.ts';
import { isKnown, type Line, leftOf, type World, type WorldOrder } from './world.ts';

/** What becomes of orders and their goods. Each returns whether something happened. */
export class Goods {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  /** Every place is read now. */
  readonly #read: () => Promise<void>;

  constructor(world: World, ombor: ModelOmbor, read: () => Promise<void>) {
    this.#world = world;
    this.#ombor = ombor;
    this.#read = read;
  }

  /** Some or all of an order that the seller still has is cancelled where it was placed. `late`: Ombor hears of it later. */
  async cancel({ pick, items }: Command, way: Carrier['way']): Promise<boolean> {
    // A figure that rises has several explanations: such a cancellation is typed in by people, who are not in this model.
    const order = this.#pickOrder(
      pick,
      (one) =>
        !one.shipped &&
        !isReadOnly(this.#world, one) &&
        !this.#isUnseen(one) &&
        (way === 'prompt' || this.#isReportedByWebhook(one)),
    );
    const line = order && openLine(order);
    if (!order || !line) return false;
    const quantity = Math.min(items, leftOf(line));
    if (isOwn(order)) {
      await this.#ombor.must('cancelOrder', { orderId: order.id, items: [{ sku: line.product.sku, quantity }] });
      this.#world.cancel(order, line, quantity);
      return true;
    }
    await this.#cancelThere(order, line, tellsParts(order) ? quantity : leftOf(line), way);
    return true;
  }

  /** Some of an order is cancelled where both a gateway's webhook and the marketplace's list tell it. */
  async cancelBoth({ pick, items }: Command): Promise<boolean> {
    const order = this.#pickOrder(
      pick,
      (one) => !one.shipped && !isOwn(one) && isGateway(placeOf(this.#world, one)) && openLine(one) !== undefined,
    );
    const line = order && openLine(order);
    if (!order || !line) return false;
    await this.#cancelThere(order, line, Math.min(items, leftOf(line)), pick % 2 === 0 ? 'prompt' : 'late');
    return true;
  }

  /** In which packs something was sold, only its report says: a figure that cancels it before that is taken for something else. */
  #isUnseen(order: WorldOrder): boolean {
    if (isOwn(order) || isKnown(order, Date.now())) return false;
    const place = placeOf(this.#world, order);
    const isSame = ({ product, unitsPerItem }: Line) => unitsPerItem === unitsOf(place, product.sku);
    return isShop(place) && !order.lines.every(isSame);
  }

  async #cancelThere(order: WorldOrder, line: Line, quantity: number, way: Carrier['way']): Promise<void> {
    const place = placeOf(this.#world, order);
    const items = [{ sku: line.product.sku, quantity }];
    this.#world.cancel(order, line, quantity);
    const [sku, units] = [line.product.sku, quantity * line.unitsPerItem];
    const isOfNow = line.unitsPerItem === unitsOf(place, sku);
    this.#world.cancelled.push({ place: order.place, sku, at: Date.now(), units, isOfNow });
    if (way === 'late' && isShop(place)) order.cancelling.push({ line, items: quantity });
    await place.carrier.during(way, async () => {
      await told(place.market.cancelOrder(order.id, items));
      if (isGateway(place)) await tell(place, { event: 'order.cancelled', order_id: order.id, items });
    });
  }

  /** A late report needs a webhook that Ombor applies. */
  #isReportedByWebhook(order: WorldOrder): boolean {
    if (isOwn(order)) return false;
    const { target, webhooksEnabled } = placeOf(this.#world, order);
    return target !== null && webhooksEnabled;
  }

  /** A buyer cancels what has left the seller: the goods come back one day. */
  async recall({ pick }: Command, way: Carrier['way']): Promise<boolean> {
    const order = this.#pickOrder(
      pick,
      (one) => one.shipped && !one.recalled && !isOwn(one) && one.place !== 'polled' && openLine(one) !== undefined,
    );
    if (!order) return false;
    const place = placeOf(this.#world, order);
    const { stage } = place.market.orders.find(order.id) ?? { stage: 'returned' };
    if (stage !== 'shipped' && stage !== 'delivered') return false;
    if (way === 'late' && !this.#isReportedByWebhook(order)) return false;
    // The handover is read before, as the way of the goods takes days.
    await this.#read();
    order.recalled = true;
    await place.carrier.during(way, () => told(place.market.cancelOrder(order.id)));
    return true;
  }

  /**
   * The goods are handed over; where the marketplace does not say so, staff do. A cancellation is read before: afterwards Ombor could
   * only judge by what it had seen of the order whether these goods left too (docs/decisions/orders.md).
   */
  async ship({ pick }: Command): Promise<boolean> {
    const order = this.#pickOrder(
      pick,
      (one) => !one.shipped && isKnown(one, Date.now()) && openLine(one) !== undefined,
    );
    if (!order) return false;
    if (isOwn(order)) {
      await this.#ombor.must('updateOrderStatus', { orderId: order.id, status: 'SHIPPED' });
    } else {
      const place = placeOf(this.#world, order);
      if (order.lines.some(({ cancelled }) => cancelled > 0)) await this.#read();
      // A shop of the generic format never says that an order has left; its orders are shipped in Ombor too.
      if (isShop(place) && !(await this.#shipInOmbor(order))) return false;
      await told(place.market.shipOrder(order.id));
    }
    this.#world.ship(order);
    return true;
  }

  /** False: Ombor does not know the order, so nobody packs it. */
  async #shipInOmbor(order: WorldOrder): Promise<boolean> {
    await this.#ombor.work();
    const shown = await findOrder(this.#ombor, order);
    if (!shown) return false;
    await this.#ombor.change('updateOrderStatus', { orderId: shown.id, status: 'SHIPPED' });
    return true;
  }

  /** The marketplace says that goods come back. The handover is read before, as the way of the goods takes days. */
  async announce({ pick, items }: Command): Promise<boolean> {
    const order = this.#pickOrder(pick, (one) => one.shipped && !one.recalled && !isOwn(one) && one.place !== 'polled');
    const line = order?.lines.find((one) => leftOf(one) - one.announced > 0);
    if (!order || !line) return false;
    const quantity = Math.min(items, leftOf(line) - line.announced);
    await this.#read();
    line.announced += quantity;
    await told(placeOf(this.#world, order).market.returnOrder(order.id, [{ sku: line.product.sku, quantity }]));
    return true;
  }

  /** Goods are in hand again, announced or not. */
  async receive({ pick, items }: Command, damaged: boolean): Promise<boolean> {
    const order = this.#pickOrder(pick, (one) => one.shipped);
    const line = order && openLine(order);
    if (!order || !line) return false;
    const quantity = Math.min(items, leftOf(line));
    const condition = damaged ? 'DAMAGED' : 'SELLABLE';
    const orderId = isOwn(order) ? order.id : (await findOrder(this.#ombor, order))?.id;
    const of = orderId === undefined ? { marketplace: order.place } : { orderId };
    // Items of the line with an order, units of the product without.
    const number = orderId === undefined ? quantity * line.unitsPerItem : quantity;
    const answer = await this.#ombor.change('receiveReturn', {
      ...of,
      idempotencyKey: `back ${order.id} ${line.returned} ${Date.now()}`.padEnd(16, '.'),
      items: [{ sku: line.product.sku, quantity: number, condition }],
    });
    if (answer.message !== undefined) return false;
    this.#world.receive(line, quantity, damaged);
    return true;
  }

  #pickOrder(number: number, fits: (order: WorldOrder) => boolean): WorldOrder | undefined {
    return this.#world.pick(this.#world.orders.filter(fits), number);
  }
}
