import type { Json } from '../client.ts';
import type { TriggerType } from '../stock/stock.ts';

/** A push that was begun: read its figure next, send it, then settle it. */
export interface OpenPush {
  id: number;
  /** The reasons up to which this push answers. */
  owedVersion: string;
}

/** What to send for an open push, read after it was opened. */
export interface PushFigure extends OpenPush {
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: Json;
  /** In items of the listing. */
  figure: number;
  inventoryVersion: number;
  owedSince: Date;
  triggerType: TriggerType;
  /** The first push of the listing, or one after a push whose result is not known: worth a look at what it shows afterwards. */
  verify: boolean;
  /** Pushes in a row that came to nothing. */
  failures: number;
}

/** What became of an open push. Times to wait in ms. */
export type PushOutcome =
  | { kind: 'answered'; marketplaceDate: Date | null; spacingMs: number }
  | { kind: 'refused'; reason: string; ignored?: boolean }
  | { kind: 'later'; afterMs: number; counts?: boolean }
  | { kind: 'unknown'; afterMs: number };
