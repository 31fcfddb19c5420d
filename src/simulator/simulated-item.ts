import type { SimulatedOrder } from './simulated-order.ts';
import type { Delivery } from './webhook-sender.ts';

/**
 * Setting the stock of `unlinked` and `blocked` items is refused, each in the marketplace's own way. A set that contains an item that
 * `spoils` it is refused as a whole, and no item is named.
 */
export type ItemState = 'ok' | 'unlinked' | 'blocked' | 'spoils';

/** A product of a simulated marketplace. `stock` is free to sell, `reserved` is ordered and not handed over yet. */
export interface SimulatedItem {
  sku: string;
  marketplaceProductId: string;
  stock: number;
  reserved: number;
  /** The marketplace's own ids, in the form of linkProduct.settings. */
  link: Record<string, string>;
  state: ItemState;
}

/** What `add` needs. Missing ids are generated. */
export interface NewItem {
  sku: string;
  stock: number;
  marketplaceProductId?: string;
  link?: Record<string, string>;
}

/** One received request. `atMs`: milliseconds since 1970 with fractions. `status`: null until an answer is sent. */
export interface RecordedCall {
  method: string;
  path: string;
  kind: CallKind;
  body: string;
  atMs: number;
  status: number | null;
}

/** Setting stock, reading stock, reading orders, or anything else. */
export type CallKind = 'set' | 'read' | 'orders' | 'other';

/** A changed figure, for listeners. */
export interface FigureChange {
  marketplace: string;
  sku: string;
  previousStock: number;
  stock: number;
  cause: 'added' | 'set' | 'sold' | 'cancelled';
  atMs: number;
}

/** The result of a sale or a cancellation. `webhook` resolves when its report was delivered or given up; null without a target. */
export type SaleResult =
  | { ok: true; previousStock: number; stock: number; webhook: Promise<Delivery | null> }
  | { ok: false; reason: string };

/** The result of a step of an order: the orders that it changed (one basket can become several), and the reports of its sales. */
export type OrderResult =
  | { ok: true; orders: SimulatedOrder[]; webhooks: Promise<(Delivery | null)[]> }
  | { ok: false; reason: string };
