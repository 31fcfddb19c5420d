import type { Kind } from './commands.ts';
import type { PlaceCode, Places } from './places.ts';

/** Units by which the books of a product are too high (below 0: too low) since a moment, because a person erred or nobody saw a loss. */
export interface Mistake {
  units: number;
  /** The moment to which it belongs: a true count of that moment or a later one corrects it. */
  at: number;
}

/** A true count of the shelf at a moment. */
export interface Note {
  product: Product;
  at: number;
  units: number;
}

/** What a person entered and may undo: a receipt that never came, a count, or an accepted difference. */
export interface Typed {
  movementId: string;
  product: Product;
  undo(): void;
}

/** A product as it is in the world. Units. */
export interface Product {
  sku: string;
  /** What can still be sold: below 0 where more was sold than there is. */
  free: number;
  /** What stands on the shelf, that which is sold and not handed over included. */
  shelf: number;
  mistakes: Mistake[];
  /** Moments of the counts that are in force. */
  counts: number[];
  /** Units sold where perhaps nothing can show it: between a read of ours and our write, or while the outcome of our write was not known. */
  invisible: number;
  /** How many of them the books are missing at the end. */
  lost: number;
  /** How many units the books are missing at the end because their report was lost and a figure of ours covered them. */
  covered: number;
}

/** Units that left (below 0: came) at a marketplace, and whose report does not reach Ombor at once, or never. Moments in ms. */
export interface Unreported {
  place: PlaceCode;
  product: Product;
  units: number;
  since: number;
  /** When the report came or will come; null: that is not known, or never. */
  toldAt: number | null;
  /** When a person accepted the difference that it made; null: nobody did. */
  acceptedAt: number | null;
  /** Units of one item, in which the figure of the marketplace counts it. */
  unitsPerItem: number;
  /** The order that the report is about; null: there is none, or nobody will report it. */
  order: WorldOrder | null;
  /** Ombor reads the figures of the place meanwhile and may have booked it by them, so no person accepts it. */
  mayBeRead: boolean;
}

/** A line of an order; quantities in items. */
export interface Line {
  product: Product;
  unitsPerItem: number;
  quantity: number;
  cancelled: number;
  returned: number;
  /** Items that the marketplace said are on their way back, not received yet. */
  announced: number;
}

/** An order as the buyer and the seller know it. */
export interface WorldOrder {
  place: PlaceCode | 'olx' | 'amazing_store';
  /** The number at its marketplace; Ombor's id for those that staff typed in and those of the Mini App. */
  id: string;
  lines: Line[];
  shipped: boolean;
  /** Its goods were put aside when it was sold, because nobody tells when they leave. */
  aside: boolean;
  /** From when on Ombor can know it; null: not yet, or never. */
  knownFrom: number | null;
  /** Cancellations of it that are on their way to Ombor: the items of a line that stay with the seller. */
  cancelling: { line: Line; items: number }[];
  /** It was cancelled after the handover: the goods are on their way back. */
  recalled: boolean;
}

/** How much of a product's books is explained by people's mistakes that no count has corrected yet. */
export function outstanding({ mistakes, counts }: Product): number {
  const newest = Math.max(...counts, -1);
  return mistakes.filter(({ at }) => at > newest).reduce((sum, { units }) => sum + units, 0);
}

/** What is left of a line: neither cancelled nor back. */
export const leftOf = (line: Line): number => line.quantity - line.cancelled - line.returned;

/** The units of a line that are left. */
const unitsLeftOf = (line: Line): number => leftOf(line) * line.unitsPerItem;

/** A cancellation that a place reports by a figure, which names no order. */
interface Cancelled {
  place: WorldOrder['place'];
  sku: string;
  at: number;
  units: number;
  /** It was of an order in the packs in which the place sold the product at that moment. */
  isOfNow: boolean;
}

/** Everything that happened outside of Ombor in one history. It never looks into Ombor's tables. */
export class World {
  readonly places: Places;
  readonly products: Product[];
  readonly orders: WorldOrder[] = [];
  readonly notes: Note[] = [];
  readonly typed: Typed[] = [];
  readonly unreported: Unreported[] = [];
  readonly cancelled: Cancelled[] = [];
  /** Listings that are not linked now. */
  readonly unlinked = new Set<string>();
  /** Commands that changed something later, when a call came on which they had waited. */
  readonly happened: Kind[] = [];
  /** Units sold, for the summary. */
  sold = 0;

  constructor(places: Places, products: Product[]) {
    this.places = places;
    this.products = products;
  }

  /** Takes one of a list by any number; undefined while it is empty. */
  pick<T>(list: readonly T[], number: number): T | undefined {
    return list[number % Math.max(1, list.length)];
  }

  /** One of the products that are sold everywhere. */
  pickProduct(number: number): Product | undefined {
    return this.products[number % 2];
  }

  /** A sale that has happened: its units are gone or promised. */
  sell(order: WorldOrder): void {
    this.orders.push(order);
    for (const { product, quantity, unitsPerItem } of order.lines) {
      const units = quantity * unitsPerItem;
      product.free -= units;
      if (order.aside) product.shelf -= units;
      this.sold += units;
    }
  }

  /** Items of a line were cancelled while the seller had them. */
  cancel(order: WorldOrder, line: Line, items: number): void {
    line.cancelled += items;
    line.product.free += items * line.unitsPerItem;
    if (order.aside) line.product.shelf += items * line.unitsPerItem;
  }

  /** Everything that is left of an order leaves the house. */
  ship(order: WorldOrder): void {
    order.shipped = true;
    if (order.aside) return;
    for (const line of order.lines) line.product.shelf -= unitsLeftOf(line);
  }

  /** The seller has goods in hand again; damaged ones are thrown away. */
  receive(line: Line, items: number, damaged: boolean): void {
    line.returned += items;
    line.announced = Math.max(0, line.announced - items);
    if (damaged) return;
    line.product.free += items * line.unitsPerItem;
    line.product.shelf += items * line.unitsPerItem;
  }

  /** A person has accepted as real what is not reported: the goods of such an order are put aside until its report comes. */
  accept(one: Unreported, at: number): void {
    one.acceptedAt = at;
    if (!one.order || one.order.aside) return;
    one.order.aside = true;
    for (const line of one.order.lines) line.product.shelf -= unitsLeftOf(line);
  }

  /** A person has undone the acceptance of what is still not reported. */
  takeBack(one: Unreported): void {
    one.acceptedAt = null;
    if (!one.order?.aside) return;
    one.order.aside = false;
    for (const line of one.order.lines) line.product.shelf += unitsLeftOf(line);
  }

  /** Goods that were put aside for an order that Ombor did not know are with those of other orders again as soon as it does. */
  noticeOrders(now: number): void {
    for (const { order, acceptedAt, toldAt } of this.unreported) {
      if (!order?.aside || acceptedAt === null || toldAt === null || toldAt > now) continue;
      order.aside = false;
      for (const line of order.lines) line.product.shelf += unitsLeftOf(line);
    }
  }
}

/** Whether Ombor can know an order at a moment. */
export const isKnown = ({ knownFrom }: WorldOrder, now: number): boolean => knownFrom !== null && knownFrom <= now;

/** Whether no report of it has reached Ombor by a moment. */
export const isUnreported = ({ toldAt }: Unreported, now: number): boolean => toldAt === null || toldAt > now;

/** Whether neither a report nor a person has told Ombor of it by a moment. */
export const isUnknown = (one: Unreported, now: number): boolean => one.acceptedAt === null && isUnreported(one, now);
