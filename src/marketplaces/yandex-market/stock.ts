import { z } from 'zod';
import type { ItemRef, ItemResult, ObservedStock, PushAnswer, StockFigure } from '../adapter.ts';
import { isAboutContent } from '../refusals.ts';
import { afterSet, idAnswer, inGroups, readAnswer } from '../wire.ts';
import { type Account, type Call, call, nameOf } from './call.ts';

const setAnswer = z.object({ status: z.literal('OK') });
const stockType = z.object({ type: z.string(), count: z.int() });
const offer = z.object({ offerId: z.string(), updatedAt: z.string().nullish(), stocks: z.array(stockType).nullish() });
const warehouse = z.object({ warehouseId: idAnswer, offers: z.array(offer).nullish() });
const stockAnswer = z.object({ result: z.object({ warehouses: z.array(warehouse) }) });

/** The documents limit only the number of SKUs. Assumed: 400 sets per minute are reasonable, so a small set counts as this many SKUs. */
const minCostOfSet = 200;
/** Somewhat less than the documented 512 KB. */
const maxBodyBytes = 500_000;
const offersPerRead = 500;

const stocksPath = ({ settings }: Account): string => `/v2/campaigns/${settings.campaignId}/offers/stocks`;

function setCall(account: Account, items: readonly StockFigure[]): Call {
  // `updatedAt` is left out, so Market uses its own clock. With a time by our clock a newer figure could look older.
  const skus = items.map(({ marketplaceSku, figure }) => ({ sku: marketplaceSku, items: [{ count: figure }] }));
  const cost = Math.max(items.length, minCostOfSet);
  return { bucket: 'stocks', cost, method: 'PUT', path: stocksPath(account), body: { skus } };
}

/**
 * Sets figures by offerId, at most 2000. A 200 means accepted; buyers see it some minutes later. A refusal is for the whole
 * request and names no item.
 * Assumed: `count` is what may be ordered ("the quantity of the available product"). If it included the reserved units, Market
 * would show less than we have, never more.
 */
export async function pushStock(account: Account, items: StockFigure[], signal: AbortSignal): Promise<PushAnswer> {
  const results: ItemResult[] = [];
  let marketplaceDate: Date | null = null;
  for (const group of fitBodies(items)) {
    const mayBeSet = results.some(({ outcome }) => outcome === 'accepted');
    const setting = setFigures(account, group, signal);
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
  group: readonly StockFigure[],
  signal: AbortSignal,
): Promise<{ refusal: string | null; date: Date | null }> {
  const request = setCall(account, group);
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
    const own = Buffer.byteLength(JSON.stringify(item.marketplaceSku)) + 50;
    if (bytes + own > maxBodyBytes) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)?.push(item);
    bytes += own;
  }
  return groups;
}

interface Shown {
  count: number;
  updatedAtMs: number;
}

/** The units that buyers may order, by offerId, without the offers that Market does not list. */
export async function readAvailable(
  account: Account,
  offerIds: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  const { warehouseId } = account.settings;
  for (const group of inGroups(offerIds, offersPerRead)) {
    const request: Call = {
      bucket: 'reads',
      method: 'POST',
      path: stocksPath(account),
      body: { offerIds: group },
    };
    const answer = readAnswer(stockAnswer, await call(account, request, signal), nameOf(request));
    for (const { warehouseId: id, offers } of answer.result.warehouses) {
      if (warehouseId !== undefined && id !== String(warehouseId)) continue;
      for (const one of offers ?? []) {
        const updatedAtMs = Date.parse(one.updatedAt ?? '') || 0;
        const known = shown.get(one.offerId);
        // A warehouse of returned goods may also be listed. Assumed: ours is the one that was updated last, by our pushes.
        if (!known || updatedAtMs > known.updatedAtMs) {
          shown.set(one.offerId, { count: available(one.stocks ?? []), updatedAtMs });
        }
      }
    }
  }
  return shown;
}

/** AVAILABLE, or without it FIT minus FREEZE (the reserved units). */
function available(stocks: readonly z.infer<typeof stockType>[]): number {
  const count = (name: string): number | undefined => stocks.find(({ type }) => type === name)?.count;
  return count('AVAILABLE') ?? Math.max(0, (count('FIT') ?? 0) - (count('FREEZE') ?? 0));
}

/** The units that buyers may order of each item, as Market knows it now; null: it does not list the offer in this shop. */
export async function readStock(account: Account, items: ItemRef[], signal: AbortSignal): Promise<ObservedStock[]> {
  const offerIds = items.map(({ marketplaceSku }) => marketplaceSku);
  const shown = await readAvailable(account, offerIds, signal);
  return items.map(({ key, marketplaceSku }) => ({ key, stock: shown.get(marketplaceSku)?.count ?? null }));
}
