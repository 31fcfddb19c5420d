import { z } from 'zod';
import type { AccountCheck, CatalogItem, CatalogPage } from '../adapter.ts';
import { readFlag, readId } from '../field-values.ts';
import { maybeInstant } from '../moments.ts';
import { exactPrice } from '../money.ts';
import { Rejected } from '../refusals.ts';
import { idIn, maybe, maybeId, needed, neededRows, readRows, rowList } from '../rows.ts';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, call, goneStatus, type Method, readPages } from './call.ts';
import { readFreeStock } from './stock.ts';

const role = z.object({ methods: maybe(z.array(z.string())) });
const rolesAnswer = z.object({ expires_at: maybeInstant, roles: rowList });
const warehouse = z.object({ warehouse_id: idAnswer, name: maybe(z.string()), status: maybe(z.string()) });
const warehousePage = z.object({
  warehouses: neededRows,
  has_next: maybe(needed(readFlag, 'true or false')),
  cursor: maybeId,
});
const listedProduct = z.object({ offer_id: needed(readId, 'a SKU'), product_id: idAnswer });
const productPage = z.object({ items: neededRows, cursor: maybeId });
const productInfo = z.object({
  offer_id: needed(readId, 'a SKU'),
  name: maybe(z.string()),
  barcodes: maybe(z.array(z.string())),
  price: maybe(z.string()),
});
const infoAnswer = z.object({ items: neededRows });

// 1000 are allowed; each page also reads their details and their stock by warehouse.
const productsPerPage = 100;
const warehousesPerPage = 200;
const neededMethods: readonly Method[] = ['setStock', 'readStock', 'newPostings', 'postings'];
/** `created` is the status of a warehouse in use. Assumed: one with any other status (new, disabled, blocked) does not sell. */
const activeWarehouse = 'created';

/** Reads the key's roles and the warehouses. Neither call changes anything. */
export async function checkAccount(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  const { methods } = account.settings;
  const answer = readAnswer(rolesAnswer, await call(account, 'roles', {}, signal), `POST ${methods.roles}`);
  const { rows: roles } = readRows(role, answer.roles, () => null, 'roles');
  const granted = new Set(roles.flatMap((one) => one.methods ?? []));
  // A list without any method does not say what is missing.
  const missing =
    granted.size === 0
      ? []
      : neededMethods
          .filter((method) => !granted.has(methods[method]))
          .map(
            (method) => `The API key has no role for ${methods[method]}: create a key with a role that includes it.`,
          );
  missing.push(...(await checkWarehouse(account, signal)));
  return { expiresAt: answer.expires_at === null ? null : new Date(answer.expires_at), missing };
}

async function checkWarehouse(account: Account, signal: AbortSignal): Promise<string[]> {
  const what = `POST ${account.settings.methods.warehouses}`;
  const ownId = String(account.settings.warehouseId);
  const pages = await readPages(what, async (cursor) =>
    readAnswer(warehousePage, await call(account, 'warehouses', { limit: warehousesPerPage, cursor }, signal), what),
  );
  const listed = pages.flatMap(({ warehouses }) => warehouses);
  const { rows: all } = readRows(warehouse, listed, idIn('warehouse_id'), 'warehouses');
  const own = all.find(({ warehouse_id }) => warehouse_id === ownId);
  if (!own) {
    const known = all.map(({ warehouse_id, name }) => `${warehouse_id} (${name ?? ''})`).join(', ') || 'none';
    return [`The account has no warehouse ${ownId}; set warehouseId to one of: ${known}.`];
  }
  if (!own.status || own.status === activeWarehouse) return [];
  return [
    `Warehouse ${ownId} (${own.name ?? ''}) is not in use: its status is ${own.status}. Enable it in the cabinet.`,
  ];
}

/**
 * One page of all products: offer_id and product_id from the list of stock totals, names, barcodes and prices from the
 * product details, and the free stock of our warehouse. `cursor` is OZON's own.
 */
export async function listCatalog(account: Account, cursor: string | null, signal: AbortSignal): Promise<CatalogPage> {
  const { methods } = account.settings;
  const body = { cursor: cursor ?? '', filter: { visibility: 'ALL' }, limit: productsPerPage };
  const page = readAnswer(productPage, await call(account, 'products', body, signal), `POST ${methods.products}`);
  // A product without an id cannot be linked to anything.
  const products = readRows(listedProduct, page.items, idIn('offer_id'), 'items').rows;
  const offers = products.map(({ offer_id }) => offer_id);
  if (page.items.length === 0) return { items: [], cursor: null };
  // A page may be shorter than asked for: only an empty one is the end for certain.
  const next = page.cursor && page.cursor !== cursor ? page.cursor : null;
  if (offers.length === 0) return { items: [], cursor: next };
  const details = await readDetails(account, offers, signal);
  const { shown } = await readFreeStock(account, offers, signal);
  const items = products.map(({ offer_id, product_id }): CatalogItem => {
    const detail = details.get(offer_id);
    return {
      marketplaceProductId: product_id,
      marketplaceSku: offer_id,
      name: detail?.name || offer_id,
      barcodes: detail?.barcodes ?? [],
      price: exactPrice(detail?.price ?? '') ?? null,
      stock: shown.get(offer_id) ?? null,
      settings: {},
    };
  });
  return { items, cursor: next };
}

/** Assumed (from integrators' code): the method accepts {offer_id: [...]} and returns {items}. Without it products have no names. */
async function readDetails(
  account: Account,
  offers: string[],
  signal: AbortSignal,
): Promise<Map<string, z.infer<typeof productInfo>>> {
  try {
    const response = await call(account, 'productInfo', { offer_id: offers }, signal);
    const { items } = readAnswer(infoAnswer, response, `POST ${account.settings.methods.productInfo}`);
    const { rows } = readRows(productInfo, items, idIn('offer_id'), 'items');
    return new Map(rows.map((item) => [item.offer_id, item]));
  } catch (error) {
    if (error instanceof Rejected && error.httpStatus === goneStatus) return new Map();
    throw error;
  }
}
