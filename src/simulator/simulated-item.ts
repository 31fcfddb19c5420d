import type { SimulatedOrder } from './simulated-order.ts';
import type { Delivery } from './webhook-sender.ts';

/** `unlinked` and `blocked` are refused when their stock is set, each in the marketplace's own way. */
export type ItemState = 'ok' | 'unlinked' | 'blocked';

/** A product as a simulated marketplace lists it; `stock` is free to sell, `reserved` was ordered and not yet handed over. */
export interface SimulatedItem {
  sku: string;
  marketplaceProductId: string;
  stock: number;
  reserved: number;
  /** The marketplace's own ids, as linkProduct.settings takes them. */
  link: Record<string, string>;
  state: ItemState;
}

/** What `add` needs; ids that are left out are made up. */
export interface NewItem {
  sku: string;
  stock: number;
  marketplaceProductId?: string;
  link?: Record<string, string>;
}

/** One received request. `atMs`: milliseconds since 1970 with fractions; `status` is null while no answer was sent. */
export interface RecordedCall {
  method: string;
  path: string;
  kind: CallKind;
  body: string;
  atMs: number;
  status: number | null;
}

/** Sets stock, reads stock, watches orders, or something else. */
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

/** What became of a sale or cancellation; `webhook` resolves when its report is delivered or given up, null without a target. */
export type SaleResult =
  | { ok: true; previousStock: number; stock: number; webhook: Promise<Delivery | null> }
  | { ok: false; reason: string };

/** What became of an order's step: the orders that it touched (one basket can be several), and the reports of its sales. */
export type OrderResult =
  | { ok: true; orders: SimulatedOrder[]; webhooks: Promise<(Delivery | null)[]> }
  | { ok: false; reason: string };
