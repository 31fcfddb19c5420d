import { z } from 'zod';
import type { ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from '../adapter.ts';
import { readFlag, readId } from '../field-values.ts';
import { type Figures, observe, stockFigure } from '../figures.ts';
import { idIn, maybe, maybeId, needed, neededRows, onlyRows, orElse, readRows } from '../rows.ts';
import { idAnswer, idNumber, inGroups, notInAnswer, readAnswer } from '../wire.ts';
import { type Account, call, readPages } from './call.ts';

const itemError = orElse(z.object({ code: maybeId, message: maybe(z.string()) }), { code: null, message: null });
const setResult = z.object({
  offer_id: needed(readId, 'a SKU'),
  updated: needed(readFlag, 'true or false'),
  // null, and a single error instead of a list, mean the same as their list.
  errors: z.preprocess((errors) => (Array.isArray(errors) ? errors : [errors ?? []].flat()), z.array(itemError)),
});
const setAnswer = z.object({ result: onlyRows });
const readRow = z.object({ offer_id: needed(readId, 'a SKU'), warehouse_id: idAnswer, free_stock: stockFigure });
const stockAnswer = z.object({
  products: neededRows,
  has_next: maybe(needed(readFlag, 'true or false')),
  cursor: maybeId,
});

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
  const { rows, unreadable } = readRows(setResult, answer.result, idIn('offer_id'), 'result');
  const byOffer = new Map(rows.map((result) => [result.offer_id, result]));
  const waitMs = Math.max(1, account.settings.minSecondsPerItem) * 1000;
  const results = items.flatMap(({ key, marketplaceSku }): ItemResult[] => {
    const result = byOffer.get(marketplaceSku);
    if (result) return [itemResult(key, result, waitMs)];
    // Without a result that can be read it is unknown whether the figure was set.
    const isUnknown = unreadable.some(({ id }) => id === null || id === marketplaceSku);
    return isUnknown ? [] : [{ key, outcome: 'rejected', reason: notInAnswer }];
  });
  return { items: results, marketplaceDate: response.date };
}

function itemResult(key: string, result: z.infer<typeof setResult>, waitMs: number): ItemResult {
  if (result.updated) return { key, outcome: 'accepted' };
  const texts = result.errors.map(({ code, message }) => [code, message].filter(Boolean).join(': '));
  const reason = texts.filter(Boolean).join('; ') || 'refused';
  const busy = result.errors.some(({ code, message }) => tooFrequent.has(code ?? '') || tooFrequent.has(message ?? ''));
  return busy ? { key, outcome: 'retry', afterMs: waitMs, reason } : { key, outcome: 'rejected', reason };
}

/** Free stock of our warehouse by offer_id, without the offers that have no row there. */
export async function readFreeStock(
  account: Account,
  offerIds: readonly string[],
  signal: AbortSignal,
): Promise<Figures> {
  const what = `POST ${account.settings.methods.readStock}`;
  const warehouseId = String(account.settings.warehouseId);
  const found: Figures = { shown: new Map(), unreadable: new Set() };
  for (const offers of inGroups(offerIds, offersPerRead)) {
    const pages = await readPages(what, async (cursor) => {
      const response = await call(account, 'readStock', { offer_id: offers, limit: rowsPerPage, cursor }, signal);
      return readAnswer(stockAnswer, response, what);
    });
    const listed = pages.flatMap(({ products }) => products);
    const { rows, unreadable } = readRows(readRow, listed, idIn('offer_id'), 'products');
    for (const { id } of unreadable) for (const offer of id === null ? offers : [id]) found.unreadable.add(offer);
    for (const row of rows) {
      if (row.warehouse_id === warehouseId) found.shown.set(row.offer_id, row.free_stock);
    }
  }
  return found;
}

/** The stock that OZON shows as free in our warehouse; null: the offer has no row there. */
export async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const offers = items.map(({ marketplaceSku }) => marketplaceSku);
  return observe(items, ({ marketplaceSku }) => marketplaceSku, await readFreeStock(account, offers, signal));
}
