import { decodeJwt } from 'jose';
import { z } from 'zod';
import type { AccountCheck, CatalogItem, CatalogPage } from '../adapter.ts';
import { Unauthorized } from '../refusals.ts';
import { idAnswer, idNumber, readAnswer } from '../wire.ts';
import { type Account, call } from './call.ts';
import { readAmounts } from './stock.ts';

// Assumed (the sources that were read do not have the request and its cursor): as the content API documents its list of cards.
const cardsPath = '/content/v2/get/cards/list';
const cardsPerPage = 100;

const size = z.object({ chrtID: idAnswer, skus: z.array(z.string()).default([]) });
const card = z.object({
  nmID: idAnswer,
  vendorCode: z.string().default(''),
  title: z.string().default(''),
  sizes: z.array(size).default([]),
});
const cardCursor = z.object({ updatedAt: z.string(), nmID: idAnswer });
const cardsAnswer = z.object({
  cards: z.array(card),
  cursor: cardCursor.extend({ total: z.int() }).partial().default({}),
});
const warehouse = z.object({
  id: idAnswer,
  name: z.string().default(''),
  deliveryType: z.int().optional(),
  isDeleting: z.boolean().default(false),
});
const warehousesAnswer = z.array(warehouse);

/** DBS and express DBS: their orders are in the same lists. */
const dbs: ReadonlySet<number | undefined> = new Set([2, 6]);
/** DBW, pickup: their orders are in lists that are not read. */
const unread: ReadonlySet<number | undefined> = new Set([3, 5]);

/**
 * One page of cards, one item per size. `marketplaceSku` is the seller's article if the card has one size, else the size's first
 * barcode. The figures of our warehouse come from its own list (a size without a record has none). Prices are null: another API has them.
 */
export async function listCatalog(account: Account, cursor: string | null, signal: AbortSignal): Promise<CatalogPage> {
  const from = cursor === null ? null : cardCursor.parse(JSON.parse(cursor));
  const answer = await readCards(account, from, signal);
  const { updatedAt, nmID, total } = answer.cursor;
  const isLast = total === undefined || total < cardsPerPage || !updatedAt || !nmID;
  const ids = answer.cards.flatMap(({ sizes }) => sizes.map(({ chrtID }) => chrtID));
  const amounts = await readAmounts(account, ids, signal);
  const items = answer.cards
    .flatMap(toItems)
    .map((item) => ({ ...item, stock: amounts.get(item.settings.chrtId) ?? null }));
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

function toItems({
  nmID,
  vendorCode,
  title,
  sizes,
}: z.infer<typeof card>): (CatalogItem & { settings: { chrtId: string } })[] {
  return sizes.map(({ chrtID, skus }) => ({
    marketplaceProductId: nmID,
    marketplaceSku: (sizes.length === 1 ? vendorCode : skus[0]) || skus[0] || chrtID,
    name: title || vendorCode,
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
  const warehouses = readAnswer(warehousesAnswer, response, `GET ${path}`);
  const missing: string[] = [];
  const ours = warehouses.find(({ id }) => id === String(settings.warehouseId));
  if (!ours) {
    const known = warehouses.map(({ id, name }) => `${id} (${name})`).join(', ') || 'none';
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
