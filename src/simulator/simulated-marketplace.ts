import { SimulatedCatalog } from './simulated-catalog.ts';
import type { OrderResult, SaleResult, SimulatedItem } from './simulated-item.ts';
import { type NewOrderLine, OrderBook, type OrderStage, type SimulatedOrder } from './simulated-order.ts';
import type { Delivery } from './webhook-sender.ts';

/** How a basket is ordered. `force`: even if the figure is too small. `at`: the time by its own clock, default now. */
export interface PlaceOptions {
  force?: boolean;
  at?: Date;
  /** marketplace: it ships from its own warehouse, so the figure here does not change. */
  fulfilment?: 'own' | 'marketplace';
}

/** What all simulated marketplaces have in common: a catalogue, and orders that change its figures. */
export abstract class SimulatedMarketplace extends SimulatedCatalog {
  readonly orders = new OrderBook();

  /** The orders that one basket becomes: one, unless the marketplace splits it. */
  protected splitBasket(items: NewOrderLine[]): NewOrderLine[][] {
    return [items];
  }

  /**
   * A buyer orders here: the marketplace lowers its own figures and reports them by webhook if a target is set. It refuses
   * when a figure is too small, unless `force` is set (then it shows 0 and reports the whole sale).
   */
  placeOrder(items: NewOrderLine[], options: PlaceOptions = {}): OrderResult {
    const { fulfilment = 'own', at = this.now() } = options;
    const listed = items.map(({ sku, quantity }) => ({ item: this.findItem(sku), sku, quantity }));
    for (const { item, sku, quantity } of listed) {
      if (!item) return { ok: false, reason: `${this.name} does not list ${sku}` };
      const short = fulfilment === 'own' && item.stock < quantity;
      if (short && !options.force) return { ok: false, reason: `only ${item.stock} left` };
    }
    const oversold = fulfilment === 'own' && listed.some(({ item, quantity }) => (item?.stock ?? 0) < quantity);
    const basketId = String(this.orders.nextNumber);
    const orders = this.splitBasket(items).map((lines) =>
      this.orders.open({
        basketId,
        fulfilment,
        placedAt: at,
        visibleAtMs: Date.now() + this.faults.ordersLateMs,
        oversold,
        items: lines.map(({ sku, quantity, price = '100000' }) => ({
          sku,
          quantity,
          cancelled: 0,
          returned: 0,
          price,
        })),
      }),
    );
    if (fulfilment === 'marketplace') return { ok: true, orders, webhooks: Promise.resolve([]) };
    const reports = listed.flatMap(({ item, quantity }) => (item ? [this.#reserve(item, quantity, at)] : []));
    return { ok: true, orders, webhooks: Promise.all(reports) };
  }

  /** The seller confirms the order. */
  confirmOrder(id: string): OrderResult {
    return this.#step(id, ['new'], 'confirmed');
  }

  /** The goods leave the seller. */
  shipOrder(id: string): OrderResult {
    const shipped = this.#step(id, ['new', 'confirmed'], 'shipped');
    for (const order of shipped.ok ? shipped.orders : []) {
      for (const { line, quantity } of this.orders.left(order)) this.#release(order, line.sku, quantity);
    }
    return shipped;
  }

  /** The buyer has the goods. */
  deliverOrder(id: string): OrderResult {
    return this.#step(id, ['shipped'], 'delivered');
  }

  /** Cancels an order, or some of its items while the seller still has them. After that the order is recalled: no figure changes. */
  cancelOrder(id: string, items?: NewOrderLine[]): OrderResult {
    const order = this.orders.find(id);
    if (!order || this.orders.isAtAnEnd(order)) return { ok: false, reason: `order ${id} cannot be cancelled` };
    const inHand = this.orders.isInSellersHands(order);
    const reports: Promise<Delivery | null>[] = [];
    for (const { line, quantity } of this.orders.left(order, inHand ? items : undefined)) {
      this.orders.cancel(order, line, quantity);
      const item = this.findItem(line.sku);
      if (!inHand || !item || order.fulfilment === 'marketplace') continue;
      this.#release(order, line.sku, quantity);
      reports.push(this.move(item, quantity, 'cancelled', this.now()));
    }
    if (!inHand) order.stage = 'recalled';
    return { ok: true, orders: [order], webhooks: Promise.all(reports) };
  }

  /** The seller gets goods back; with the last one the order is returned. No figure changes. */
  returnOrder(id: string, items?: NewOrderLine[]): OrderResult {
    const order = this.orders.find(id);
    if (order?.stage !== 'shipped' && order?.stage !== 'delivered') {
      return { ok: false, reason: `order ${id} is not with the buyer` };
    }
    for (const { line, quantity } of this.orders.left(order, items)) line.returned += quantity;
    order.changedAt = new Date();
    if (this.orders.left(order).length === 0) order.stage = 'returned';
    return { ok: true, orders: [order], webhooks: Promise.resolve([]) };
  }

  /** A buyer orders `quantity` of one product here. */
  sell(sku: string, quantity: number, options: { force?: boolean; at?: Date } = {}): SaleResult {
    const previousStock = this.findItem(sku)?.stock ?? 0;
    const placed = this.placeOrder([{ sku, quantity }], options);
    if (!placed.ok) return placed;
    const webhook = placed.webhooks.then(([delivery]) => delivery ?? null);
    return { ok: true, previousStock, stock: this.stockOf(sku), webhook };
  }

  /** A buyer cancels: the items are for sale again, they are removed from the newest orders, and a webhook reports it. */
  cancel(sku: string, quantity: number, options: { at?: Date } = {}): SaleResult {
    const item = this.findItem(sku);
    if (!item) return { ok: false, reason: `${this.name} does not list ${sku}` };
    const previousStock = item.stock;
    item.reserved = Math.max(0, item.reserved - quantity);
    this.orders.takeBack(sku, quantity);
    const webhook = this.move(item, quantity, 'cancelled', options.at ?? this.now());
    return { ok: true, previousStock, stock: item.stock, webhook };
  }

  #step(id: string, from: OrderStage[], to: OrderStage): OrderResult {
    const order = this.orders.find(id);
    if (!order || !this.orders.move(order, from, to)) {
      return { ok: false, reason: `order ${id} cannot become ${to}` };
    }
    return { ok: true, orders: [order], webhooks: Promise.resolve([]) };
  }

  #reserve(item: SimulatedItem, quantity: number, at: Date): Promise<Delivery | null> {
    item.reserved += quantity;
    return this.move(item, -quantity, 'sold', at);
  }

  #release(order: SimulatedOrder, sku: string, quantity: number): void {
    const item = this.findItem(sku);
    if (item && order.fulfilment === 'own') item.reserved = Math.max(0, item.reserved - quantity);
  }
}
