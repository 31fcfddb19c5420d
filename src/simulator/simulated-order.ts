/** The status of an order. `cancelled`: before it left the seller; `recalled`: after that, so the goods are on their way back. */
export type OrderStage = 'new' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled' | 'recalled' | 'returned';

/** One line of a simulated order. `price`: of one item, as exact text in the marketplace's currency. */
export interface SimulatedOrderLine {
  sku: string;
  quantity: number;
  cancelled: number;
  returned: number;
  price: string;
}

/** An order as a simulated marketplace stores it. Each marketplace returns it in its own form. */
export interface SimulatedOrder {
  /** Digits. */
  id: string;
  /** The same for all orders that one basket became. */
  basketId: string;
  stage: OrderStage;
  /** marketplace: it ships from its own warehouse (FBO). */
  fulfilment: 'own' | 'marketplace';
  placedAt: Date;
  changedAt: Date;
  /** Lists do not contain it before this time (milliseconds since 1970). */
  visibleAtMs: number;
  /** It was placed while the marketplace showed too few. */
  oversold: boolean;
  items: SimulatedOrderLine[];
}

/** A line to order. */
export interface NewOrderLine {
  sku: string;
  quantity: number;
  price?: string;
}

const inSellersHands = new Set<OrderStage>(['new', 'confirmed']);
const atAnEnd = new Set<OrderStage>(['cancelled', 'recalled', 'returned']);

/** The orders of one simulated marketplace, in the order in which they were placed. */
export class OrderBook {
  /** The next order's number. The first one is the current time, so that a restarted simulator repeats no id. */
  nextNumber = Date.now();
  readonly #orders = new Map<string, SimulatedOrder>();

  /** All orders, oldest first. */
  get all(): SimulatedOrder[] {
    return [...this.#orders.values()];
  }

  /** The orders that lists contain now, oldest first. */
  get visible(): SimulatedOrder[] {
    const nowMs = Date.now();
    return this.all.filter((order) => order.visibleAtMs <= nowMs);
  }

  /** The order by its id, or undefined. */
  find(id: string): SimulatedOrder | undefined {
    return this.#orders.get(id);
  }

  /** Opens an order under the next number. */
  open(order: Omit<SimulatedOrder, 'id' | 'basketId' | 'stage' | 'changedAt'> & { basketId?: string }): SimulatedOrder {
    const id = String(this.nextNumber++);
    const opened: SimulatedOrder = { basketId: id, ...order, id, stage: 'new', changedAt: order.placedAt };
    this.#orders.set(id, opened);
    return opened;
  }

  /** Changes the status of an order. Returns false if it is not one of `from`. */
  move(order: SimulatedOrder, from: OrderStage[], to: OrderStage): boolean {
    if (!from.includes(order.stage)) return false;
    order.stage = to;
    order.changedAt = new Date();
    return true;
  }

  /** What is left of each line; with `asked`, the asked quantity of it, at most what is left. */
  left(order: SimulatedOrder, asked?: NewOrderLine[]): { line: SimulatedOrderLine; quantity: number }[] {
    return order.items.flatMap((line) => {
      const left = line.quantity - line.cancelled - line.returned;
      const limit = asked ? (asked.find(({ sku }) => sku === line.sku)?.quantity ?? 0) : left;
      const quantity = Math.min(left, limit);
      return quantity > 0 ? [{ line, quantity }] : [];
    });
  }

  /** Removes `quantity` of a SKU from the newest orders that the seller still has. */
  takeBack(sku: string, quantity: number): void {
    let open = quantity;
    for (const order of this.all.toReversed()) {
      if (open === 0) return;
      if (order.fulfilment === 'marketplace' || !inSellersHands.has(order.stage)) continue;
      for (const { line, quantity: taken } of this.left(order, [{ sku, quantity: open }])) {
        this.cancel(order, line, taken);
        open -= taken;
      }
    }
  }

  /** Cancels items of a line before they left the seller; with the last one the order is cancelled. */
  cancel(order: SimulatedOrder, line: SimulatedOrderLine, quantity: number): void {
    line.cancelled += quantity;
    order.changedAt = new Date();
    if (order.items.every((item) => item.cancelled === item.quantity)) order.stage = 'cancelled';
  }

  /** Whether the goods are still with the seller. */
  isInSellersHands(order: SimulatedOrder): boolean {
    return inSellersHands.has(order.stage);
  }

  /** Whether it is finished. */
  isAtAnEnd(order: SimulatedOrder): boolean {
    return atAnEnd.has(order.stage);
  }
}
