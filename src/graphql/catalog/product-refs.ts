import { listSkus } from '../../db/catalog/products.ts';
import type { SqlOrTx } from '../../db/client.ts';
import { NotFoundError, ValidationError } from '../../errors.ts';
import type { InputFields } from '../base/builder.ts';
import { findKey, toIntegerKey } from '../base/node-id.ts';

/** The field of each input that names one product. `sku` beside it is required by the core: an empty one says nothing. */
export const productIdField = (t: InputFields) =>
  t.id({
    description:
      'Id of the product (`Product.id`), instead of its SKU: send `sku: ""` with it. If you send both, they must name the same product.',
  });

/** The field of each input that names several products. */
export const productIdsField = (t: InputFields) =>
  t.idList({ description: 'Ids of products (`Product.id`), as well as or instead of `skus`.' });

interface NamesProduct {
  sku: string;
  productId?: string | null | undefined;
}

/** The same input, with the SKU of the product that it names by id. Throws NotFoundError, ValidationError. */
export async function nameProduct<Input extends NamesProduct>(sql: SqlOrTx, input: Input): Promise<Input> {
  const [named] = await nameAll(sql, [input], () => ['input', 'productId']);
  return named!;
}

/** The same for the lines of an input. */
export async function nameItems<
  Item extends NamesProduct,
  Input extends { items?: readonly Item[] | null | undefined },
>(sql: SqlOrTx, input: Input): Promise<Input> {
  if (!input.items) return input;
  const items = await nameAll(sql, input.items, (index) => ['input', 'items', String(index), 'productId']);
  return { ...input, items };
}

/** The same for fees, which name a product or none. */
export async function nameFees<Fee extends { sku?: string | null | undefined; productId?: string | null | undefined }>(
  sql: SqlOrTx,
  fees: readonly Fee[],
): Promise<Fee[]> {
  const named = await nameAll(
    sql,
    fees.map((fee) => ({ ...fee, sku: fee.sku ?? '' })),
    (index) => ['input', 'fees', String(index), 'productId'],
  );
  return named.map((fee, index) => ({ ...fee, sku: fee.productId == null ? fees[index]?.sku : fee.sku }));
}

/** The SKUs of an input that names products by SKUs, ids or both; null: by neither. Throws NotFoundError. */
export async function nameProducts(
  sql: SqlOrTx,
  {
    skus,
    productIds,
  }: { skus?: readonly string[] | null | undefined; productIds?: readonly string[] | null | undefined },
): Promise<string[] | null> {
  if (!productIds) return skus ? [...skus] : null;
  const known = await findSkus(sql, productIds);
  const unknown = productIds.filter((id) => !known.has(id));
  if (unknown.length > 0) throw new NotFoundError('Product', ['input', 'productIds'], unknown);
  return [...new Set([...(skus ?? []), ...known.values()])];
}

async function nameAll<Item extends NamesProduct>(
  sql: SqlOrTx,
  items: readonly Item[],
  pathOf: (index: number) => string[],
): Promise<Item[]> {
  const ids = items.flatMap(({ productId }) => productId ?? []);
  if (ids.length === 0) return [...items];
  const known = await findSkus(sql, ids);
  const unknown = items.findIndex(({ productId }) => productId != null && !known.has(productId));
  if (unknown >= 0)
    throw new NotFoundError('Product', pathOf(unknown), [...new Set(ids.filter((id) => !known.has(id)))]);
  return items.map((item, index) => {
    const sku = item.productId == null ? item.sku : known.get(item.productId)!;
    if (item.sku !== '' && item.sku !== sku) {
      const message = `productId: names the product "${sku}", but sku is "${item.sku}"`;
      throw ValidationError.of(pathOf(index), message.slice(0, 500), item.productId);
    }
    return { ...item, sku };
  });
}

/** SKUs by id, of the ids that there are. */
async function findSkus(sql: SqlOrTx, ids: readonly string[]): Promise<Map<string, string>> {
  const keys = new Map(
    ids.flatMap((id) => {
      const key = findKey(id, 'Product');
      return key === undefined ? [] : [[id, toIntegerKey(key)] as const];
    }),
  );
  const skus = await listSkus(sql, [...keys.values()]);
  return new Map([...keys].flatMap(([id, key]) => (skus.has(key) ? [[id, skus.get(key)!] as const] : [])));
}
