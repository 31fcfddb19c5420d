import { findProductIds, listSkus } from '../../db/catalog/products.ts';
import type { SqlOrTx } from '../../db/client.ts';
import { isStorable } from '../base/inputs.ts';
import { findKey, toIntegerKey } from '../base/node-id.ts';
import { badUserInput, unknownName } from '../base/refusal.ts';

const maxProducts = 500;

/** Products that a filter names by SKU, by id or both. */
interface NamedProducts {
  skus?: readonly string[] | null | undefined;
  productIds?: readonly string[] | null | undefined;
}

/** The keys of the products that a filter names; null if it names none. Throws BAD_USER_INPUT for unknown ones. */
export async function readProductsFilter(
  sql: SqlOrTx,
  filter: NamedProducts | null | undefined,
): Promise<number[] | null> {
  const bySku = filter?.skus == null ? null : await readSkus(sql, filter.skus);
  const byId = filter?.productIds == null ? null : await readIds(sql, filter.productIds);
  if (bySku === null || byId === null) return bySku ?? byId;
  const both = new Set(byId);
  return bySku.filter((id) => both.has(id));
}

/** The key of the product that an argument names; null without one. Throws BAD_USER_INPUT for an unknown one, and for two. */
export async function readProductFilter(
  sql: SqlOrTx,
  { sku, productId }: { sku?: string | null | undefined; productId?: string | null | undefined },
): Promise<number | null> {
  if (sku != null && productId != null) throw badUserInput('Use either sku or productId, not both');
  const named = { skus: sku == null ? null : [sku], productIds: productId == null ? null : [productId] };
  return (await readProductsFilter(sql, named))?.[0] ?? null;
}

async function readSkus(sql: SqlOrTx, skus: readonly string[]): Promise<number[]> {
  assertFew('skus', skus);
  const ids = await findProductIds(sql, skus.filter(isStorable));
  return skus.map((sku) => {
    const id = ids.get(sku);
    if (id === undefined) throw unknownName('product with the SKU', sku);
    return id;
  });
}

async function readIds(sql: SqlOrTx, productIds: readonly string[]): Promise<number[]> {
  assertFew('productIds', productIds);
  const keys = productIds.map((id) => toIntegerKey(findKey(id, 'Product') ?? '0'));
  const known = await listSkus(sql, keys);
  return keys.map((key, index) => {
    if (!known.has(key)) throw unknownName('product with the id', productIds[index]!);
    return key;
  });
}

function assertFew(name: string, values: readonly string[]): void {
  if (values.length <= maxProducts) return;
  throw badUserInput(`At most ${maxProducts} ${name} can be named at once, got ${values.length}`);
}
