import { findProductIds } from '../../db/catalog/products.ts';
import type { SqlOrTx } from '../../db/client.ts';
import { isStorable } from '../base/inputs.ts';
import { badUserInput, unknownName } from '../base/refusal.ts';

const maxSkus = 500;

/** The keys of the products that a filter names; null without a filter. Throws BAD_USER_INPUT for an unknown SKU. */
export async function readProductsFilter(
  sql: SqlOrTx,
  skus: readonly string[] | null | undefined,
): Promise<number[] | null> {
  if (skus == null) return null;
  if (skus.length > maxSkus) throw badUserInput(`At most ${maxSkus} skus can be named at once, got ${skus.length}`);
  const ids = await findProductIds(sql, skus.filter(isStorable));
  return skus.map((sku) => {
    const id = ids.get(sku);
    if (id === undefined) throw unknownName('product with the SKU', sku);
    return id;
  });
}
