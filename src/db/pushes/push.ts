import type { Json } from '../client.ts';
import type { TriggerType } from '../stock/stock.ts';

/** A push that was opened: next its figure is read, sent, and the push settled. */
export interface OpenPush {
  id: number;
  /** The owed_version that this push answers. */
  owedVersion: string;
  /** It was refused without a culprit, and the marketplace accepted something since: if it is refused again, the item is to blame. */
  isItemToBlame: boolean;
}

/** What to send for an open push, read after it was opened. */
export interface PushFigure extends OpenPush {
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: Json;
  /** Barcodes of the product; some marketplaces name a refused item by one. */
  barcodes: string[];
  /** In items of the listing. */
  figure: number;
  /** Units of the product in one of these items. */
  unitsPerItem: number;
  inventoryVersion: number;
  owedSince: Date;
  /** How long it had been owed when it was read, in ms. */
  owedMs: number;
  triggerType: TriggerType;
  /** The first push of the listing, or one after an unknown result or a failure: read back what it shows afterwards. */
  verify: boolean;
  /** Pushes in a row without an answer. */
  failures: number;
  /** The most items that may be sent with it in one call; null: no limit of its own. */
  batchLimit: number | null;
  /** Why the marketplace refused the item itself, the last time that it was sent; null: it did not. */
  refusedReason: string | null;
  /** The marketplace accepted something since this one was first refused without a culprit: an item of that call is to blame. */
  isSearched: boolean;
}

/**
 * The outcome of an open push. Times to wait in ms.
 * - refused: the item is to blame. `alone`: from now on it is sent in a call of its own, so that it stops no other item.
 * - suspected: refused, and it is not known whether the item is to blame. `batchLimit`: the most items to send it with next; null: no limit.
 * - later: not applied. `itself`: the marketplace said so of this item, so nothing is suspected of it any more.
 */
export type PushOutcome =
  | { kind: 'answered'; marketplaceDate: Date | null; spacingMs: number }
  | { kind: 'refused'; reason: string; ignored?: boolean; alone?: boolean }
  | { kind: 'suspected'; afterMs: number; batchLimit: number | null }
  | { kind: 'later'; afterMs: number; countsAsFailure?: boolean; itself?: boolean }
  | { kind: 'unknown'; afterMs: number };
