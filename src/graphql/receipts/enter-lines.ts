import { listSkus } from '../../db/catalog/products.ts';
import type { SqlOrTx } from '../../db/client.ts';
import { findProductsOfCodes } from '../../db/receipts/codes.ts';
import type { NewLine } from '../../db/receipts/lines.ts';
import { NotFoundError, ValidationError } from '../../errors.ts';
import { findKey, toIntegerKey } from '../base/node-id.ts';

/** What arrived, as a person or a file says it: by codes, of which the first that names a product counts, or by the product's id. */
export interface EnteredLine {
  codes: string[];
  productId?: string | null | undefined;
  name?: string | null;
  fileLine?: number | null;
  quantity: number;
  unitCost: string | null;
  currency: string;
}

/** Lines with the products that their codes mean, and a question where that is not clear. Throws NotFoundError for an unknown id. */
export async function findProducts(
  sql: SqlOrTx,
  lines: readonly EnteredLine[],
  pathOf: (index: number) => string[],
): Promise<NewLine[]> {
  const found = await findProductsOfCodes(sql, [...new Set(lines.flatMap(({ codes }) => codes))]);
  const keys = lines.flatMap(({ productId }) => (productId == null ? [] : keyOf(productId)));
  const known = await listSkus(sql, keys);
  return lines.map((line, index): NewLine => {
    const { unitCost, quantity, name = null, fileLine = null } = line;
    const rest = { name, fileLine, quantity, unitCost, currency: unitCost === null ? null : line.currency };
    if (line.productId != null) {
      const key = keyOf(line.productId);
      if (!known.has(key)) throw new NotFoundError('Product', pathOf(index), [line.productId]);
      return { ...rest, productId: key, question: null, code: null };
    }
    const exact = line.codes.find((code) => found.get(code)?.length === 1);
    if (exact !== undefined) return { ...rest, productId: found.get(exact)![0]!, question: null, code: exact };
    const several = line.codes.find((code) => found.has(code));
    if (several !== undefined) return { ...rest, productId: null, question: 'several_products', code: several };
    return { ...rest, productId: null, question: 'unknown_code', code: line.codes.at(-1)! };
  });
}

const keyOf = (productId: string): number => toIntegerKey(findKey(productId, 'Product') ?? '0');

/** Throws ValidationError for a cost of somebody who may not see costs: answers to guesses would tell what it is. */
export function checkUnitCost(unitCost: string | null | undefined, seesMoney: boolean, path: string[]): void {
  if (unitCost === undefined || unitCost === null || seesMoney) return;
  const message = 'unitCost: only callers who see costs (`Viewer.seesMoney`) may set it';
  throw ValidationError.of(path, message, unitCost, { rule: 'not_seen' });
}
