import { z } from 'zod';
import type { ItemRef, ObservedStock } from '../adapter.ts';
import { readId } from '../field-values.ts';
import { type Figures, observe, stockFigure } from '../figures.ts';
import type { MarketplaceResponse } from '../http.ts';
import { idIn, maybe, maybeId, needed, neededRows, optionalRows, readRows, rowList } from '../rows.ts';
import { idAnswer, idNumber, inGroups, readAnswer } from '../wire.ts';
import { type Account, type Call, nameOf, readPages } from './call.ts';

const stockType = z.object({ type: z.string(), count: stockFigure });
const offer = z.object({ offerId: needed(readId, 'a SKU'), updatedAt: maybe(z.string()), stocks: rowList });
const warehouse = z.object({ warehouseId: maybe(idAnswer), offers: optionalRows });
const paging = maybe(z.object({ nextPageToken: maybeId }));
const shopAnswer = z.object({ result: z.object({ warehouses: neededRows, paging }) });
const warehouseAnswer = z.object({ result: z.object({ offers: neededRows, paging }) });

/**
 * Since 2026-08-04 a page of these lists has 50 offers unless asked for more, and a page that is cut does not say so. 500 SKUs may be
 * named, but no document says whether they are paged: so many are answered whole in any case.
 */
const offersPerRead = 50;

/** The call that reads some offers, and how its answer is read. */
function readMethodOf({ settings }: Account, offerIds: readonly string[]) {
  const { stockMethods, campaignId, businessId, warehouseId } = settings;
  if (stockMethods === 'v3') {
    const body = { partnerWarehouseId: idNumber(warehouseId ?? '0'), offerIds };
    const request: Call = { bucket: 'reads', method: 'POST', path: `/v3/businesses/${businessId}/offers/stocks`, body };
    const readPage = (response: MarketplaceResponse) => {
      const { result } = readAnswer(warehouseAnswer, response, nameOf(request));
      return { rows: result.offers.map((row) => ({ row, isOurs: true })), next: result.paging?.nextPageToken };
    };
    return { request, readPage };
  }
  const path = `/v2/campaigns/${campaignId}/offers/stocks`;
  const request: Call = { bucket: 'reads', method: 'POST', path, body: { offerIds } };
  const readPage = (response: MarketplaceResponse) => {
    const { result } = readAnswer(shopAnswer, response, nameOf(request));
    const rows = result.warehouses.flatMap((one) => {
      const { data } = warehouse.safeParse(one);
      const isOurs = warehouseId === undefined || data?.warehouseId === String(warehouseId);
      return (data?.offers ?? []).map((row) => ({ row, isOurs }));
    });
    return { rows, next: result.paging?.nextPageToken };
  };
  return { request, readPage };
}

/** The units that buyers may order, by offerId, without the offers that Market does not list. */
export async function readAvailable(
  account: Account,
  offerIds: readonly string[],
  signal: AbortSignal,
): Promise<Figures> {
  const found: Figures = { shown: new Map(), unreadable: new Set() };
  const updatedMs = new Map<string, number>();
  for (const group of inGroups(offerIds, offersPerRead)) {
    const { request, readPage } = readMethodOf(account, group);
    const listed = await readPages(account, request, readPage, signal);
    const own = listed.filter(({ isOurs }) => isOurs).map(({ row }) => row);
    const { rows, unreadable } = readRows(offer, own, idIn('offerId'), 'offers');
    for (const { id } of unreadable) for (const one of id === null ? group : [id]) found.unreadable.add(one);
    for (const { offerId, updatedAt, stocks } of rows) {
      const atMs = Date.parse(updatedAt ?? '') || 0;
      const count = available(stocks);
      // A warehouse of returned goods may also be listed. Assumed: ours is the one that was updated last, by our pushes.
      if (atMs <= (updatedMs.get(offerId) ?? -1)) continue;
      updatedMs.set(offerId, atMs);
      if (count === undefined) found.unreadable.add(offerId);
      else found.shown.set(offerId, count);
    }
  }
  return found;
}

/** AVAILABLE, or without it FIT minus FREEZE (the reserved units). Undefined: the figure cannot be read. */
function available(rows: readonly unknown[]): number | undefined {
  const { rows: stocks, unreadable } = readRows(stockType, rows, () => null, 'stocks');
  const count = (name: string): number | undefined => stocks.find(({ type }) => type === name)?.count;
  const shown = count('AVAILABLE');
  if (shown !== undefined) return shown;
  return unreadable.length > 0 ? undefined : Math.max(0, (count('FIT') ?? 0) - (count('FREEZE') ?? 0));
}

/** The units that buyers may order of each item, as Market knows it now; null: it does not list the offer in this shop. */
export async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const offerIds = items.map(({ marketplaceSku }) => marketplaceSku);
  return observe(items, ({ marketplaceSku }) => marketplaceSku, await readAvailable(account, offerIds, signal));
}
