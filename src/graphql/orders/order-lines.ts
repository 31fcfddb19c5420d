import { z } from 'zod';
import { findProductIds } from '../../db/catalog/products.ts';
import type { Tx } from '../../db/client.ts';
import type { NewOrder } from '../../db/orders/orders.ts';
import { NotFoundError, ValidationError } from '../../errors.ts';

const maxLines = 200;

/** A line of an input; quantity in units. */
interface GivenLine {
  sku: string;
  quantity: number;
  unitPrice?: string | null | undefined;
}

/** Checks the lines of an order: at least one, at most 200. */
export const lines = <T extends z.ZodType>(line: T) =>
  z.array(line).min(1, 'must have at least one line').max(maxLines, `at most ${maxLines} lines`);

/** Merges lines of the same product. Throws ValidationError for two prices of one product. */
export function mergeLines(items: GivenLine[]): { sku: string; quantity: number; unitPrice: string | null }[] {
  const merged = new Map<string, { sku: string; quantity: number; unitPrice: string | null }>();
  for (const [index, item] of items.entries()) {
    const unitPrice = item.unitPrice ?? null;
    const same = merged.get(item.sku);
    if (same && same.unitPrice !== unitPrice) {
      const path = ['input', 'items', String(index), 'unitPrice'];
      throw ValidationError.of(path, `"${item.sku}" has two different prices`, unitPrice);
    }
    merged.set(item.sku, { sku: item.sku, quantity: (same?.quantity ?? 0) + item.quantity, unitPrice });
  }
  return [...merged.values()];
}

/** Merged lines with the keys of their products. Throws NotFoundError with every unknown SKU. */
export async function toOrderLines(tx: Tx, items: GivenLine[]): Promise<NewOrder['lines']> {
  const merged = mergeLines(items);
  const skus = merged.map((line) => line.sku);
  const ids = await findProductIds(tx, skus);
  const unknown = skus.filter((sku) => !ids.has(sku));
  if (unknown.length > 0) throw new NotFoundError('Product', ['input', 'items'], unknown);
  return merged.map(({ sku, quantity, unitPrice }) => ({ productId: ids.get(sku) ?? 0, quantity, unitPrice }));
}
