import { z } from 'zod';
import type { ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from '../adapter.ts';
import { idAnswer, idNumber, inGroups, notInAnswer, readAnswer } from '../wire.ts';
import { type Account, call, readPages } from './call.ts';

const itemError = z.object({ code: z.string().default(''), message: z.string().default('') });
const setResult = z.object({ offer_id: z.string(), updated: z.boolean(), errors: z.array(itemError).default([]) });
const setAnswer = z.object({ result: z.array(setResult) });
const readRow = z.object({ offer_id: z.string(), warehouse_id: idAnswer, free_stock: z.int() });
const stockAnswer = z.object({ products: z.array(readRow), has_next: z.boolean(), cursor: z.string().default('') });

// Assumed: a read accepts as many offers as a set (no number is documented).
const offersPerRead = 100;
const rowsPerPage = 1000;

// Two spellings are documented for the rule "one update per product and warehouse in 30 s".
const tooFrequent = new Set(['TOO_MANY_REQUESTS', 'Stock is updated too frequently']);

/**
 * Sets free stock by offer_id, at most 100 items, in one request. The 200 has a result for each item: set,
 * TOO_MANY_REQUESTS (the 30-second rule: again after `minSecondsPerItem`), or refused with OZON's code and message.
 */
export async function pushStock(account: Account, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const warehouseId = idNumber(account.settings.warehouseId);
  // Our figure is free stock and OZON's too, so the reserved units are not added.
  const stocks = items.map((item) => ({
    offer_id: item.marketplaceSku,
    stock: item.figure,
    warehouse_id: warehouseId,
  }));
  const response = await call(account, 'setStock', { stocks }, signal);
  const answer = readAnswer(setAnswer, response, `POST ${account.settings.methods.setStock}`);
  const byOffer = new Map(answer.result.map((result) => [result.offer_id, result]));
  const waitMs = Math.max(1, account.settings.minSecondsPerItem) * 1000;
  return {
    items: items.map((item) => itemResult(item.key, byOffer.get(item.marketplaceSku), waitMs)),
    marketplaceDate: response.date,
  };
}

function itemResult(key: string, result: z.infer<typeof setResult> | undefined, waitMs: number): ItemResult {
  if (!result) return { key, outcome: 'rejected', reason: notInAnswer };
  if (result.updated) return { key, outcome: 'accepted' };
  const reason = result.errors.map(({ code, message }) => `${code}: ${message}`).join('; ') || 'refused';
  const busy = result.errors.some(({ code, message }) => tooFrequent.has(code) || tooFrequent.has(message));
  return busy ? { key, outcome: 'retry', afterMs: waitMs, reason } : { key, outcome: 'rejected', reason };
}

/** Free stock of our warehouse by offer_id, without the offers that have no row there. */
export async function readFreeStock(
  account: Account,
  offerIds: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, number>> {
  const what = `POST ${account.settings.methods.readStock}`;
  const warehouseId = String(account.settings.warehouseId);
  const stockByOffer = new Map<string, number>();
  for (const offers of inGroups(offerIds, offersPerRead)) {
    const pages = await readPages(what, async (cursor) =>
      readAnswer(
        stockAnswer,
        await call(account, 'readStock', { offer_id: offers, limit: rowsPerPage, cursor }, signal),
        what,
      ),
    );
    for (const row of pages.flatMap(({ products }) => products)) {
      if (row.warehouse_id === warehouseId) stockByOffer.set(row.offer_id, row.free_stock);
    }
  }
  return stockByOffer;
}

/** The stock that OZON shows as free in our warehouse; null: the offer has no row there. */
export async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const offers = items.map(({ marketplaceSku }) => marketplaceSku);
  const stockByOffer = await readFreeStock(account, offers, signal);
  return items.map(({ key, marketplaceSku }) => ({ key, stock: stockByOffer.get(marketplaceSku) ?? null }));
}
