import { z } from 'zod';
import type { AccountCheck } from '../adapter.ts';
import type { MarketplaceResponse } from '../http.ts';
import { Rejected, RetryLater, Unauthorized } from '../refusals.ts';
import { idIn, maybe, maybeId, neededRows, readRows } from '../rows.ts';
import { idAnswer, idNumber, readAnswer } from '../wire.ts';
import { type Account, type Call, call, nameOf, readPages } from './call.ts';

const warehouse = z.object({
  id: idAnswer,
  name: maybe(z.string()),
  campaignId: maybe(idAnswer),
  groupInfo: maybe(z.object({ name: maybe(z.string()) })),
});
type Warehouse = z.infer<typeof warehouse>;
const answer = z.object({
  result: z.object({ warehouses: neededRows, paging: maybe(z.object({ nextPageToken: maybeId })) }),
});

const warehousesPerPage = 30;

/**
 * Which stock methods the cabinet needs: Market has others for cabinets without groups of warehouses, which set the stock of one
 * warehouse. A set method stays. Where it cannot be found out, or v3 does not answer, v2 stays, which is the older one.
 * Assumed: a cabinet has groups if a warehouse of it names one; the list of v3 has those whose stock v3 can set.
 */
export async function findStockMethods(
  account: Account,
  signal: AbortSignal,
): Promise<Pick<AccountCheck, 'missing' | 'settings'>> {
  const { businessId, stockMethods, warehouseId } = account.settings;
  const v2 = stockMethods ? [] : await listWarehouses(account, `/v2/businesses/${businessId}/warehouses`, signal);
  if (stockMethods === 'v2' || !v2 || v2.some(({ groupInfo }) => groupInfo)) return { missing: [] };
  const v3 = await listWarehouses(account, `/v3/businesses/${businessId}/warehouses`, signal);
  if (!v3 || v3.length === 0) return { missing: [] };
  const chosen =
    warehouseId === undefined ? chooseWarehouse(account, v2, v3) : v3.find(({ id }) => id === String(warehouseId));
  if (!chosen) {
    const names = v3.map(({ id, name }) => (name ? `${id} (${name})` : id)).join(', ');
    return { missing: [`Set settings.warehouseId to the warehouse whose stock is to be set, one of: ${names}.`] };
  }
  if (stockMethods || !(await canReadStock(account, chosen.id, signal))) return { missing: [] };
  return { missing: [], settings: { stockMethods: 'v3', warehouseId: chosen.id } };
}

/** Whether v3 answers for a warehouse. Where its stock cannot even be read, it could not be set either. */
async function canReadStock(account: Account, warehouseId: string, signal: AbortSignal): Promise<boolean> {
  const path = `/v3/businesses/${account.settings.businessId}/offers/stocks?limit=1`;
  const body = { partnerWarehouseId: idNumber(warehouseId) };
  const request: Call = { bucket: 'reads', method: 'POST', path, body };
  return (await orUndefined(call(account, request, signal))) !== undefined;
}

/** Undefined: the marketplace refuses, or does not answer now. */
async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Rejected || error instanceof Unauthorized || error instanceof RetryLater) return undefined;
    throw error;
  }
}

/** The warehouse of this shop, or the only one. Undefined: a person has to say which one. */
function chooseWarehouse({ settings }: Account, v2: Warehouse[], v3: Warehouse[]): Warehouse | undefined {
  const ofShop = new Set(v2.filter(({ campaignId }) => campaignId === String(settings.campaignId)).map(({ id }) => id));
  const own = v3.filter(({ id }) => ofShop.has(id));
  if (own.length === 1) return own[0];
  return v3.length === 1 ? v3[0] : undefined;
}

/** Undefined: this cabinet, or this key, has no such list, or it does not answer now. */
async function listWarehouses(account: Account, path: string, signal: AbortSignal): Promise<Warehouse[] | undefined> {
  const request: Call = { bucket: 'reads', method: 'POST', path: `${path}?limit=${warehousesPerPage}`, body: {} };
  const readPage = (response: MarketplaceResponse) => {
    const { result } = readAnswer(answer, response, nameOf(request));
    return { rows: result.warehouses, next: result.paging?.nextPageToken };
  };
  const listed = await orUndefined(readPages(account, request, readPage, signal));
  return listed && readRows(warehouse, listed, idIn('id'), 'warehouses').rows;
}
