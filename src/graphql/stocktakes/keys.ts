import { findProductIds } from '../../db/catalog/products.ts';
import type { SqlOrTx } from '../../db/client.ts';
import { listStocktakesById, type Stocktake } from '../../db/stocktakes/stocktakes.ts';
import { ConflictError, IdempotencyConflictError, NotFoundError, ValidationError } from '../../errors.ts';
import type { InputFields } from '../base/builder.ts';
import { findKey, toIntegerKey } from '../base/node-id.ts';
import { nameProducts } from '../catalog/product-refs.ts';

/** What a change of a stocktake may be refused with. */
export const stocktakeRefusals = [ValidationError, NotFoundError, ConflictError, IdempotencyConflictError];

export const stocktakeIdField = (t: InputFields) => t.id({ required: true, description: 'Id of the stocktake.' });

/** The number of the stocktake that an input names. Throws NotFoundError for anything else. */
export function readStocktakeId(id: string): number {
  const key = findKey(id, 'Stocktake');
  if (key === undefined) throw new NotFoundError('Stocktake', ['input', 'stocktakeId'], [id.slice(0, 100)]);
  return toIntegerKey(key);
}

/** The key of the entry that an input names. Throws NotFoundError for anything else. */
export function readEntryId(id: string): string {
  const key = findKey(id, 'StocktakeEntry');
  if (key === undefined) throw new NotFoundError('Entry', ['input', 'entryId'], [id.slice(0, 100)]);
  return key;
}

export async function readStocktake(sql: SqlOrTx, id: number): Promise<Stocktake> {
  const [stocktake] = await listStocktakesById(sql, [id]);
  if (!stocktake) throw new NotFoundError('Stocktake', ['input', 'stocktakeId'], [String(id)]);
  return stocktake;
}

interface NamesProducts {
  skus?: readonly string[] | null | undefined;
  productIds?: readonly string[] | null | undefined;
}

/** The keys of the products that an input names; null: by neither field. Throws NotFoundError. */
export async function readProducts(sql: SqlOrTx, input: NamesProducts): Promise<number[] | null> {
  const skus = await nameProducts(sql, input);
  if (skus === null) return null;
  const ids = await findProductIds(sql, skus);
  const unknown = skus.filter((sku) => !ids.has(sku));
  if (unknown.length > 0) throw new NotFoundError('Product', ['input', 'skus'], unknown.slice(0, 20));
  return [...ids.values()];
}
