import { z } from 'zod';
import type { AccountCheck, CatalogItem, CatalogPage } from '../adapter.ts';
import { Rejected, Unauthorized } from '../refusals.ts';
import { idIn, itemCount, maybe, maybeId, onlyRows, optionalRows, orElse, readRows } from '../rows.ts';
import { idAnswer, readAnswer } from '../wire.ts';
import { type Account, call, listShops } from './call.ts';
import { readStockRows, type StockRow } from './stock.ts';

const productsPerPage = 100;

// Assumed: a product has `productId` (or `id`) and `title`; the fields of its SKUs are documented.
const sku = z.object({
  skuId: idAnswer,
  sellerItemCode: maybeId,
  price: maybe(z.number().nonnegative()),
});
const product = z.object({ productId: maybeId, id: maybeId, title: maybe(z.string()), skuList: optionalRows });
const products = z.object({ productList: onlyRows, totalProductsAmount: orElse(itemCount, 0) });
// Assumed: with or without the usual envelope.
const productsAnswer = z.union([products, z.object({ payload: products }).transform(({ payload }) => payload)]);

/** `seen`: how many products of the first of these shops were listed before. */
const cursorSchema = z.object({ shopIds: z.array(z.string()), page: z.int(), seen: z.int().default(0) });

/**
 * One page of a shop's products, one item per SKU in the stock list (the others are not sold from our warehouse).
 * `marketplaceSku` is the seller's code. The barcode comes from the stock list, because the product has it as a number.
 */
export async function listCatalog(account: Account, cursor: string | null, signal: AbortSignal): Promise<CatalogPage> {
  const at = cursor === null ? await firstPage(account, signal) : cursorSchema.parse(JSON.parse(cursor));
  const [shopId, ...otherShops] = at.shopIds;
  if (shopId === undefined) return { items: [], cursor: null };
  const path = `/v1/product/shop/${shopId}`;
  const query = `size=${productsPerPage}&page=${at.page}&filter=ALL`;
  const response = await call(account, { method: 'GET', path: `${path}?${query}` }, signal);
  const { productList, totalProductsAmount } = readAnswer(productsAnswer, response, `GET ${path}`);
  // A product or SKU without an id cannot be linked to anything.
  const listed = readRows(product, productList, idIn('productId'), 'productList').rows.map((one) => ({
    ...one,
    skuList: readRows(sku, one.skuList, idIn('skuId'), 'skuList').rows,
  }));
  const ids = listed.flatMap(({ skuList }) => skuList.map(({ skuId }) => skuId));
  const { rows } = await readStockRows(account, ids, signal);
  const seen = at.seen + productList.length;
  // A page that is cut without a word is short, and the total says so.
  const goesOn = productList.length === productsPerPage || (productList.length > 0 && seen < totalProductsAmount);
  const next = goesOn ? { ...at, page: at.page + 1, seen } : { shopIds: otherShops, page: 0, seen: 0 };
  return {
    items: listed.flatMap((one) => toItems(one, rows)),
    cursor: next.shopIds.length === 0 ? null : JSON.stringify(next),
  };
}

async function firstPage(account: Account, signal: AbortSignal): Promise<z.infer<typeof cursorSchema>> {
  const set = account.settings.shopIds?.map(String);
  return { shopIds: set ?? (await listShops(account, signal)).map(({ id }) => id), page: 0, seen: 0 };
}

function toItems(
  { productId, id, title, skuList }: Omit<z.infer<typeof product>, 'skuList'> & { skuList: z.infer<typeof sku>[] },
  rows: Map<string, StockRow>,
): CatalogItem[] {
  return skuList.flatMap(({ skuId, sellerItemCode, price }): CatalogItem[] => {
    const row = rows.get(skuId);
    if (!row?.barcode) return [];
    const skuTitle = row.skuTitle ?? '';
    return [
      {
        marketplaceProductId: productId ?? id ?? skuId,
        marketplaceSku: sellerItemCode || row.sellerSkuCode || skuTitle || skuId,
        name: title || row.productTitle || skuTitle,
        barcodes: [row.barcode],
        price: price === null || price === undefined ? null : String(price),
        stock: row.amount,
        settings: {
          skuId,
          barcode: row.barcode,
          skuTitle,
          productTitle: row.productTitle ?? title ?? '',
          dbsLinked: row.dbsLinked,
        },
      },
    ];
  });
}

/** Reads the shops and one row of stock. Only the first push shows whether stock may be set (SKU_UPDATE). */
export async function checkAccount(account: Account, signal: AbortSignal): Promise<AccountCheck> {
  const missing = await checkShops(account, signal);
  await call(account, { method: 'GET', path: '/v3/fbs/sku/stocks?page=0&size=1' }, signal).catch((error: unknown) => {
    if (!(error instanceof Unauthorized)) throw error;
    missing.push(
      'The key is not allowed to read stock; give it SKU_READ and SKU_UPDATE in the cabinet (profile, API keys).',
    );
  });
  return { expiresAt: null, missing };
}

async function checkShops(account: Account, signal: AbortSignal): Promise<string[]> {
  const { shopIds } = account.settings;
  const shops = await listShops(account, signal).catch((error: unknown) => {
    if (error instanceof Rejected && error.httpStatus === 200) return null;
    throw error;
  });
  if (!shops) return shopIds ? [] : ['The list of your shops cannot be read; set shopIds to the ids of your shops.'];
  const known = new Set(shops.map(({ id }) => id));
  const names = shops.map(({ id, name }) => (name ? `${id} (${name})` : id)).join(', ') || 'none';
  return (shopIds ?? [])
    .filter((id) => !known.has(String(id)))
    .map((id) => `The key has no shop ${id}; set shopIds to one or more of: ${names}.`);
}
