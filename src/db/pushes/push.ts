import type { Json } from '../client.ts';
import type { TriggerType } from '../stock/stock.ts';

/** A push that was opened: next its figure is read, sent, and the push settled. */
export interface OpenPush {
  id: number;
  /** The owed_version that this push answers. */
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
  /** How long it had been owed when it was read, in ms. */
  owedMs: number;
  triggerType: TriggerType;
  /** The first push of the listing, or one after an unknown result or a failure: read back what it shows afterwards. */
  verify: boolean;
  /** Pushes in a row without an answer. */
  failures: number;
}

/** The outcome of an open push. Times to wait in ms. */
export type PushOutcome =
  | { kind: 'answered'; marketplaceDate: Date | null; spacingMs: number }
  | { kind: 'refused'; reason: string; ignored?: boolean }
  | { kind: 'later'; afterMs: number; countsAsFailure?: boolean }
  | { kind: 'unknown'; afterMs: number };
