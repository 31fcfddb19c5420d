import type { SimulatedOrder } from '../../simulator/simulated-order.ts';
import type { Command } from './commands.ts';
import { newLine, placeOf } from './orders.ts';
import { isShop, type Place, tell, unitsOf } from './places.ts';
import { isKnown, type Product, type World, type WorldOrder } from './world.ts';

/** Orders that buyers change, and that their shop tells again. Each returns whether something happened. */
export class Edits {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** More or fewer items of the first line. */
  async edit({ pick, items, place: name }: Command): Promise<boolean> {
    const found = this.#pick(pick);
    const [line] = found?.order.lines ?? [];
    const [booked] = found?.booked.items ?? [];
    if (!found || !line || !booked) return false;
    const { place, order } = found;
    const more = Math.min(items - line.quantity, place.market.item(line.product.sku).stock);
    if (more === 0) return false;
    booked.quantity += more;
    line.quantity += more;
    await this.#tellAgain(place, order, name, null);
    await this.#move(place, line.product, more);
    return true;
  }

  /** A line of the other product, or more of it. */
  async addLine({ pick, items, place: name }: Command): Promise<boolean> {
    const found = this.#pick(pick);
    const product = this.#world.products.find(
      ({ sku }, index) => index < 2 && sku !== found?.order.lines[0]?.product.sku,
    );
    if (!found || !product) return false;
    const { place, order, booked } = found;
    const more = Math.min(items, place.market.item(product.sku).stock);
    if (more <= 0) return false;
    const line = order.lines.find((one) => one.product === product);
    const bookedLine = booked.items.find(({ sku }) => sku === product.sku);
    if (line && bookedLine) {
      line.quantity += more;
      bookedLine.quantity += more;
    } else {
      order.lines.push(newLine(product, unitsOf(place, product.sku), more));
      booked.items.push({ sku: product.sku, quantity: more, cancelled: 0, returned: 0, price: '100000' });
    }
    await this.#tellAgain(place, order, name, null);
    await this.#move(place, product, more);
    return true;
  }

  /** The order is reported again with the same items, some of them at another price, and one more if there is one. */
  async splitPrice({ pick, place: name }: Command): Promise<boolean> {
    const found = this.#pick(pick);
    const [line] = found?.order.lines ?? [];
    const [booked] = found?.booked.items ?? [];
    if (!found || !line || !booked) return false;
    const { place, order } = found;
    const more = Math.min(1, place.market.item(line.product.sku).stock);
    if (line.quantity + more < 2) return false;
    booked.quantity += more;
    line.quantity += more;
    await this.#tellAgain(place, order, name, line.product);
    if (more > 0) await this.#move(place, line.product, more);
    return true;
  }

  #pick(number: number): { place: Place; order: WorldOrder; booked: SimulatedOrder } | undefined {
    const orders = this.#world.orders.filter((one) => {
      if (one.shipped || one.cancelling.length > 0 || !isKnown(one, Date.now())) return false;
      if (one.lines.some(({ cancelled }) => cancelled > 0)) return false;
      const place = this.#world.places.all.find(({ code }) => code === one.place);
      if (place === undefined || !isShop(place) || !place.webhooksEnabled) return false;
      // Nothing says in which packs more of an order is whose pack was changed since.
      return one.lines.every(({ product, unitsPerItem }) => unitsPerItem === unitsOf(place, product.sku));
    });
    const order = this.#world.pick(orders, number);
    const place = order && placeOf(this.#world, order);
    const booked = order && place?.market.orders.find(order.id);
    return order && place && booked ? { place, order, booked } : undefined;
  }

  /** `split`: one item of this product has another price. */
  async #tellAgain(place: Place, { id, lines }: WorldOrder, name: number, split: Product | null): Promise<void> {
    const items = lines.flatMap(({ product, quantity }) => {
      const sku = product.sku;
      if (product !== split) return [{ sku, quantity, price: '100000' }];
      return [
        { sku, quantity: quantity - 1, price: '100000' },
        { sku, quantity: 1, price: '0' },
      ];
    });
    await tell(place, { event: name % 2 === 0 ? 'order.created' : 'order.updated', order_id: id, items });
  }

  async #move(place: Place, product: Product, more: number): Promise<void> {
    const item = place.market.item(product.sku);
    const previous = item.stock;
    item.stock -= more;
    item.reserved += more;
    product.free -= more * unitsOf(place, product.sku);
    this.#world.sold += Math.max(0, more) * unitsOf(place, product.sku);
    if (more < 0) {
      const [units, at] = [-more * unitsOf(place, product.sku), Date.now()];
      this.#world.cancelled.push({ place: place.code, sku: product.sku, at, units, isOfNow: true });
    }
    await tell(place, {
      event: 'stock.updated',
      sku: product.sku,
      previous_stock: previous,
      current_stock: item.stock,
      change: -more,
      reason: more > 0 ? 'sold' : 'cancelled',
    });
  }
}
