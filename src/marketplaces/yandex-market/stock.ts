import { z } from 'zod';
import type { ItemResult, PushAnswer, StockFigure } from '../adapter.ts';
import { isAboutContent } from '../refusals.ts';
import { afterSet, idNumber, readAnswer } from '../wire.ts';
import { type Account, type Call, call, nameOf } from './call.ts';

const setAnswer = z.object({ status: z.literal('OK') });

/** The documents limit only the number of SKUs. Assumed: 400 sets per minute are reasonable, so a small set counts as this many SKUs. */
const minCostOfSet = 200;
/** Somewhat less than the documented 512 KB. */
const maxBodyBytes = 500_000;
/** A row besides its SKU. */
const rowBytes = 110;

/** How figures are set: by the shop (v2), or by the warehouse (v3, for cabinets without groups of warehouses). */
type SetMethod = (items: readonly StockFigure[]) => Call;

// `updatedAt` is left out in both, so Market uses its own clock. With a time by our clock a newer figure could look older.
function setMethodOf({ settings }: Account): SetMethod {
  const { stockMethods, campaignId, businessId, warehouseId } = settings;
  if (stockMethods === 'v3') {
    const partnerWarehouseId = idNumber(warehouseId ?? '0');
    const path = `/v3/businesses/${businessId}/offers/stocks/update`;
    const rowOf = ({ marketplaceSku, figure }: StockFigure) => ({
      sku: marketplaceSku,
      partnerWarehouseId,
      count: figure,
    });
    return (items) => ({ bucket: 'warehouseStocks', method: 'POST', path, body: { skuItems: items.map(rowOf) } });
  }
  const path = `/v2/campaigns/${campaignId}/offers/stocks`;
  const rowOf = ({ marketplaceSku, figure }: StockFigure) => ({ sku: marketplaceSku, items: [{ count: figure }] });
  return (items) => ({
    bucket: 'stocks',
    cost: Math.max(items.length, minCostOfSet),
    method: 'PUT',
    path,
    body: { skus: items.map(rowOf) },
  });
}

/**
 * Sets figures by offerId, at most 2000. A 200 means accepted; buyers see it some minutes later. A refusal is for the whole
 * request and names no item.
 * Assumed: `count` is what may be ordered ("the quantity of the available product"). If it included the reserved units, Market
 * would show less than we have, never more.
 */
export async function pushStock(account: Account, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const method = setMethodOf(account);
  const results: ItemResult[] = [];
  let marketplaceDate: Date | null = null;
  for (const group of fitBodies(items)) {
    const mayBeSet = results.some(({ outcome }) => outcome === 'accepted');
    const setting = setFigures(account, method(group), signal);
    const { refusal: reason, date } = await (mayBeSet ? afterSet(setting) : setting);
    marketplaceDate ??= date;
    results.push(
      ...group.map(
        ({ key }): ItemResult =>
          reason === null ? { key, outcome: 'accepted' } : { key, outcome: 'suspected', reason },
      ),
    );
  }
  return { items: results, marketplaceDate };
}

/** Sets one group. `refusal`: why Market refused all of it because of its content (400); then nothing of it was applied. */
async function setFigures(
  account: Account,
  request: Call,
  signal: AbortSignal,
): Promise<{ refusal: string | null; date: Date | null }> {
  try {
    const response = await call(account, request, signal);
    readAnswer(setAnswer, response, nameOf(request));
    return { refusal: null, date: response.date };
  } catch (error) {
    if (isAboutContent(error)) return { refusal: error.message, date: null };
    throw error;
  }
}

/** Groups whose bodies stay below the limit. Usually there is one. */
function fitBodies(items: StockFigure[]): StockFigure[][] {
  const groups: StockFigure[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const own = Buffer.byteLength(JSON.stringify(item.marketplaceSku)) + rowBytes;
    if (bytes + own > maxBodyBytes) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(item);
    bytes += own;
  }
  return groups;
}
