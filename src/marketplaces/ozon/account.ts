import { z } from 'zod';
import type { AccountCheck, CatalogItem, CatalogPage } from '../adapter.ts';
import { exactPrice } from '../money.ts';
import { Rejected } from '../refusals.ts';
import { idAnswer, instantOf, readAnswer } from '../wire.ts';
import { type Account, call, type Method, readPages } from './call.ts';
import { readFreeStock } from './stock.ts';

const role = z.object({ name: z.string().default(''), methods: z.array(z.string()).nullish() });
const rolesAnswer = z.object({ expires_at: z.string().nullish(), roles: z.array(role).nullish() });
const warehouse = z.object({ warehouse_id: idAnswer, name: z.string().default(''), status: z.string().nullish() });
const warehousePage = z.object({
  warehouses: z.array(warehouse),
  has_next: z.boolean().default(false),
  cursor: z.string().default(''),
});
const listedProduct = z.object({ offer_id: z.string().min(1), product_id: idAnswer });
const productPage = z.object({ items: z.array(listedProduct), cursor: z.string().default('') });
const productInfo = z.object({
  offer_id: z.string(),
  name: z.string().default(''),
  barcodes: z.array(z.string()).nullish(),
  price: z.string().nullish(),
});
const infoAnswer = z.object({ items: z.array(productInfo) });

// 1000 are allowed; each page also reads their details and their stock by warehouse.
const productsPerPage = 100;
const warehousesPerPage = 200;
const needed: readonly Method[] = ['setStock', 'readStock', 'newPostings', 'postings'];
/** `created` is the status of a warehouse in use. Assumed: one with any other status (new, disabled, blocked) does not sell. */
const activeWarehouse = 'created';

/** Reads the key's roles and the warehouses. Neither call changes anything. */
export async function checkAccount(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  const { methods } = account.settings;
  const answer = readAnswer(rolesAnswer, await call(account, 'roles', {}, signal), `POST ${methods.roles}`);
  const expiresAt = instantOf(answer.expires_at);
  const granted = new Set((answer.roles ?? []).flatMap((one) => one.methods ?? []));
  // A list without any method does not say what is missing.
  const missing =
    granted.size === 0
      ? []
      : needed
          .filter((method) => !granted.has(methods[method]))
          .map(
            (method) => `The API key has no role for ${methods[method]}: create a key with a role that includes it.`,
          );
  missing.push(...(await checkWarehouse(account, signal)));
  return { expiresAt: expiresAt ? new Date(expiresAt) : null, missing };
}

async function checkWarehouse(account: Account, signal: AbortSignal): Promise<string[]> {
  const what = `POST ${account.settings.methods.warehouses}`;
  const ownId = String(account.settings.warehouseId);
  const pages = await readPages(what, async (cursor) =>
    readAnswer(warehousePage, await call(account, 'warehouses', { limit: warehousesPerPage, cursor }, signal), what),
  );
  const all = pages.flatMap(({ warehouses }) => warehouses);
  const own = all.find(({ warehouse_id }) => warehouse_id === ownId);
  if (!own) {
    const known = all.map(({ warehouse_id, name }) => `${warehouse_id} (${name})`).join(', ') || 'none';
    return [`The account has no warehouse ${ownId}; set warehouseId to one of: ${known}.`];
  }
  if (!own.status || own.status === activeWarehouse) return [];
  return [`Warehouse ${ownId} (${own.name}) is not in use: its status is ${own.status}. Enable it in the cabinet.`];
}

/**
 * One page of all products: offer_id and product_id from the list of stock totals, names, barcodes and prices from the
 * product details, and the free stock of our warehouse. `cursor` is OZON's own.
 */
export async function listCatalog(account: Account, cursor: string | null, signal: AbortSignal): Promise<CatalogPage> {
  const { methods } = account.settings;
  const body = { cursor: cursor ?? '', filter: { visibility: 'ALL' }, limit: productsPerPage };
  const page = readAnswer(productPage, await call(account, 'products', body, signal), `POST ${methods.products}`);
  const offers = page.items.map(({ offer_id }) => offer_id);
  if (offers.length === 0) return { items: [], cursor: null };
  const details = await readDetails(account, offers, signal);
  const stock = await readFreeStock(account, offers, signal);
  const items = page.items.map(({ offer_id, product_id }): CatalogItem => {
    const detail = details.get(offer_id);
    return {
      marketplaceProductId: product_id,
      marketplaceSku: offer_id,
      name: detail?.name || offer_id,
      barcodes: detail?.barcodes ?? [],
      price: exactPrice(detail?.price ?? '') ?? null,
      stock: stock.get(offer_id) ?? null,
      settings: {},
    };
  });
  const more = page.cursor !== '' && page.cursor !== cursor && offers.length === productsPerPage;
  return { items, cursor: more ? page.cursor : null };
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
    return new Map(items.map((item) => [item.offer_id, item]));
  } catch (error) {
    if (error instanceof Rejected && error.httpStatus === 404) return new Map();
    throw error;
  }
}
