import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { AccountCheck, CatalogItem, CatalogPage } from '../adapter.ts';
import { readFlag, readId, readWhole } from '../field-values.ts';
import { Unauthorized } from '../refusals.ts';
import { idIn, itemCount, maybe, maybeId, needed, neededRows, onlyRows, optionalRows, readRows } from '../rows.ts';
import { idAnswer, idNumber, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';
import { readAmounts } from './stock.ts';

// Assumed (the sources that were read do not have the request and its cursor): as the content API documents its list of cards.
const cardsPath = '/content/v2/get/cards/list';
const cardsPerPage = 100;

const size = z.object({ chrtID: idAnswer, skus: maybe(z.array(z.unknown())) });
const card = z.object({ nmID: idAnswer, vendorCode: maybeId, title: maybe(z.string()), sizes: optionalRows });
const cardCursor = z.object({ updatedAt: z.string(), nmID: idAnswer });
const cardsAnswer = z.object({
  cards: neededRows,
  cursor: cardCursor.extend({ total: itemCount }).partial().nullish(),
});
const warehouse = z.object({
  id: idAnswer,
  name: maybe(z.string()),
  deliveryType: maybe(needed((value) => readWhole(value, 0, 1_000), 'a delivery type')),
  isDeleting: maybe(needed(readFlag, 'true or false')),
});

/** A card, and the sizes of it that can be read. */
type Card = Omit<z.infer<typeof card>, 'sizes'> & { sizes: { chrtID: string; skus: string[] }[] };

/** A card or a size without an id cannot be linked to anything. */
function readCardRows(listed: unknown[]): Card[] {
  return readRows(card, listed, idIn('nmID'), 'cards').rows.map((one) => ({
    ...one,
    sizes: readRows(size, one.sizes, idIn('chrtID'), 'sizes').rows.map(({ chrtID, skus }) => ({
      chrtID,
      skus: (skus ?? []).flatMap((sku) => readId(sku) ?? []),
    })),
  }));
}

/** DBS and express DBS: their orders are in the same lists. */
const dbs: ReadonlySet<number | null | undefined> = new Set([2, 6]);
/** DBW, pickup: their orders are in lists that are not read. */
const unread: ReadonlySet<number | null | undefined> = new Set([3, 5]);

/**
 * One page of cards, one item per size. `marketplaceSku` is the seller's article if the card has one size, else the size's first
 * barcode. The figures of our warehouse come from its own list (a size without a record has none). Prices are null: another API has them.
 */
export async function listCatalog(account: Account, cursor: string | null, signal: AbortSignal): Promise<CatalogPage> {
  const from = cursor === null ? null : cardCursor.parse(JSON.parse(cursor));
  const answer = await readCards(account, from, signal);
  const { updatedAt, nmID, total } = answer.cursor ?? {};
  const cards = readCardRows(answer.cards);
  const isLast = total === undefined || total < cardsPerPage || !updatedAt || !nmID;
  const ids = cards.flatMap(({ sizes }) => sizes.map(({ chrtID }) => chrtID));
  const { shown } = await readAmounts(account, ids, signal);
  const items = cards.flatMap(toItems).map((item) => ({ ...item, stock: shown.get(item.settings.chrtId) ?? null }));
  return { items, cursor: isLast ? null : JSON.stringify({ updatedAt, nmID }) };
}

async function readCards(
  account: Account,
  from: z.infer<typeof cardCursor> | null,
  signal: AbortSignal,
): Promise<z.infer<typeof cardsAnswer>> {
  const cursor = { limit: cardsPerPage, ...(from ? { updatedAt: from.updatedAt, nmID: idNumber(from.nmID) } : {}) };
  const body = { settings: { cursor, filter: { withPhoto: -1 } } };
  const request = { bucket: 'content' as const, method: 'POST' as const, path: cardsPath, body };
  const response = await call(account, request, signal).catch((error: unknown) => {
    if (!(error instanceof Unauthorized)) throw error;
    const message = `${error.message}; reading the catalogue requires a token with the category Content`;
    throw new Unauthorized(message, error.httpStatus, error.marketplaceCode);
  });
  return readAnswer(cardsAnswer, response, `POST ${cardsPath}`);
}

function toItems({ nmID, vendorCode, title, sizes }: Card): (CatalogItem & { settings: { chrtId: string } })[] {
  return sizes.map(({ chrtID, skus }) => ({
    marketplaceProductId: nmID,
    marketplaceSku: (sizes.length === 1 ? vendorCode : skus[0]) || skus[0] || chrtID,
    name: title || vendorCode || nmID,
    barcodes: skus,
    price: null,
    stock: null,
    settings: { chrtId: chrtID },
  }));
}

/**
 * Reads the warehouses (category Marketplace). The token itself says when it expires. The category Content is not checked,
 * because only an import needs it.
 */
export async function checkAccount(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  const { settings, credentials } = account;
  const path = '/api/v3/warehouses';
  const response = await call(account, { bucket: 'warehouses', method: 'GET', path }, signal);
  const listed = readAnswer(onlyRows, response, `GET ${path}`);
  const { rows: warehouses } = readRows(warehouse, listed, idIn('id'), 'warehouses');
  const missing: string[] = [];
  const ours = warehouses.find(({ id }) => id === String(settings.warehouseId));
  if (!ours) {
    const known = warehouses.map(({ id, name }) => `${id} (${name ?? ''})`).join(', ') || 'none';
    missing.push(`The account has no warehouse ${settings.warehouseId}; set warehouseId to one of: ${known}.`);
  } else {
    if (ours.isDeleting) missing.push(`Warehouse ${ours.id} is being deleted; set warehouseId to another.`);
    if (unread.has(ours.deliveryType)) {
      const reason = `has a delivery type (${ours.deliveryType}) whose orders are not read, so its sales would not be seen`;
      missing.push(`Warehouse ${ours.id} ${reason}; set warehouseId to one that delivers by FBS or DBS.`);
    }
    if (dbs.has(ours.deliveryType) && !settings.orderSchemes.includes('dbs')) {
      missing.push(
        `Warehouse ${ours.id} delivers by DBS; set orderSchemes to ["dbs"], otherwise its orders are not read.`,
      );
    }
  }
  return { expiresAt: expiryOf(credentials.token), missing };
}

/** When the token expires, as it says itself. It is not verified here: Wildberries does that. */
function expiryOf(token: string): Date | null {
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? null : new Date(exp * 1000);
  } catch {
    return null;
  }
}
