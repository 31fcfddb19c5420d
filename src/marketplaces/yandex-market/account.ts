import { z } from 'zod';
import type { AccountCheck, CatalogItem, CatalogPage } from '../adapter.ts';
import { readId } from '../field-values.ts';
import { exactPrice } from '../money.ts';
import { Rejected, RetryLater } from '../refusals.ts';
import { maybe, maybeId, needed, neededRows, readRows } from '../rows.ts';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, type Call, call, hosts, nameOf } from './call.ts';
import { readAvailable } from './shown-stock.ts';
import { findStockMethods } from './stock-methods.ts';

const tokenAnswer = z.object({
  result: z.object({ apiKey: maybe(z.object({ authScopes: maybe(z.array(z.string())) })) }),
});
const campaignAnswer = z.object({
  campaign: z.object({
    business: maybe(z.object({ id: idAnswer })),
    placementType: maybe(z.string()),
    apiAvailability: maybe(z.string()),
  }),
});
const price = z.object({ value: z.union([z.string(), z.number()]).transform(String) });
const mapping = z.object({
  offer: z.object({
    offerId: needed(readId, 'a SKU'),
    name: maybe(z.string()),
    barcodes: maybe(z.array(z.string())),
    basicPrice: maybe(price),
  }),
});
const catalogAnswer = z.object({
  result: z.object({
    offerMappings: neededRows,
    paging: maybe(z.object({ nextPageToken: maybeId })),
  }),
});

const offersPerPage = 200;

/**
 * Reads the key's scopes, the shop and its warehouses. No call changes anything. Assumed (from the public specification, not seen
 * live): POST /v2/auth/token and GET /v2/campaigns/{campaignId}. No answer says when a key expires. Where one of Market's hosts does
 * not know the key or the shop, the other one is tried.
 */
export async function checkAccount(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  try {
    const check = await checkOn(account, signal);
    return check.missing.length === 0 ? check : ((await checkElsewhere(account, signal)) ?? check);
  } catch (error) {
    if (error instanceof RetryLater && error.httpStatus !== null) throw error;
    const elsewhere = await checkElsewhere(account, signal);
    if (!elsewhere) throw error;
    return elsewhere;
  }
}

/** The check on Market's other host, if nothing is missing there; null: there is none, or it does not know the account either. */
async function checkElsewhere(account: Account, signal: AbortSignal): Promise<AccountCheck | null> {
  const { settings } = account;
  const current = hosts.map(String).indexOf(settings.baseUrl.replace(/\/+$/, ''));
  const baseUrl = current < 0 ? undefined : hosts[1 - current];
  if (!baseUrl) return null;
  const check = await checkOn({ ...account, settings: { ...settings, baseUrl } }, signal).catch(() => null);
  return check?.missing.length === 0 ? { ...check, settings: { ...check.settings, baseUrl } } : null;
}

async function checkOn(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  const tokenCall: Call = { bucket: 'reads', method: 'POST', path: '/v2/auth/token' };
  const token = readAnswer(tokenAnswer, await call(account, tokenCall, signal), nameOf(tokenCall));
  const scopes = token.result.apiKey?.authScopes ?? [];
  const missing = [...missingScopes(scopes), ...(await checkShop(account, signal))];
  if (missing.length > 0) return { expiresAt: null, missing };
  return { expiresAt: null, ...(await findStockMethods(account, signal)) };
}

function missingScopes(scopes: readonly string[]): string[] {
  // An empty list does not say what is missing.
  if (scopes.length === 0 || scopes.includes('all-methods')) return [];
  const missing: string[] = [];
  if (!scopes.includes('offers-and-cards-management')) {
    missing.push('The key is not allowed to set stock: give it the access "offers-and-cards-management".');
  }
  // Assumed: this scope (or its read-only form) includes the order list.
  if (!scopes.some((scope) => scope.startsWith('inventory-and-order-processing') || scope.startsWith('all-methods'))) {
    missing.push('The key is not allowed to read orders: give it the access "inventory-and-order-processing".');
  }
  return missing;
}

async function checkShop(account: Account, signal: AbortSignal): Promise<string[]> {
  const { campaignId, businessId } = account.settings;
  const request: Call = { bucket: 'reads', method: 'GET', path: `/v2/campaigns/${campaignId}` };
  const response = await call(account, request, signal).catch((error: unknown) => {
    if (error instanceof Rejected && error.httpStatus === 404) return null;
    throw error;
  });
  if (!response) return [`The key has no access to shop ${campaignId}: check settings.campaignId.`];
  const { campaign } = readAnswer(campaignAnswer, response, nameOf(request));
  const missing: string[] = [];
  if (campaign.business && campaign.business.id !== String(businessId)) {
    missing.push(`settings.businessId ${businessId} is wrong: the shop belongs to cabinet ${campaign.business.id}.`);
  }
  if (campaign.placementType === 'FBY') {
    missing.push(
      `Shop ${campaignId} sells from Market's warehouse (FBY): its stock cannot be set. Use an FBS, DBS or Express shop.`,
    );
  }
  if (campaign.apiAvailability && campaign.apiAvailability !== 'AVAILABLE') {
    missing.push(`Market has disabled API access for shop ${campaignId} (${campaign.apiAvailability}).`);
  }
  return missing;
}

/**
 * One page of the cabinet's offers with the figures of this shop. `cursor` is Market's page token. Assumed (from the
 * public specification, not seen live): POST /v2/businesses/{businessId}/offer-mappings.
 */
export async function listCatalog(account: Account, cursor: string | null, signal: AbortSignal): Promise<CatalogPage> {
  const next = cursor ? `&page_token=${encodeURIComponent(cursor)}` : '';
  const path = `/v2/businesses/${account.settings.businessId}/offer-mappings?limit=${offersPerPage}${next}`;
  const request: Call = { bucket: 'reads', method: 'POST', path, body: {} };
  const { result } = readAnswer(catalogAnswer, await call(account, request, signal), nameOf(request));
  // An offer without a SKU cannot be linked to anything.
  const offers = readRows(mapping, result.offerMappings, () => null, 'offerMappings').rows.map(({ offer }) => offer);
  const { shown } = await readAvailable(
    account,
    offers.map(({ offerId }) => offerId),
    signal,
  );
  const items = offers.map(
    (offer): CatalogItem => ({
      marketplaceProductId: offer.offerId,
      marketplaceSku: offer.offerId,
      name: offer.name || offer.offerId,
      barcodes: offer.barcodes ?? [],
      price: exactPrice(offer.basicPrice?.value ?? '') ?? null,
      stock: shown.get(offer.offerId) ?? null,
      settings: {},
    }),
  );
  const following = result.paging?.nextPageToken ?? '';
  return {
    items,
    cursor: following !== '' && following !== cursor && result.offerMappings.length > 0 ? following : null,
  };
}
