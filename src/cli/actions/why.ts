import { findProductIds } from '../../db/catalog/products.ts';
import { findMoment } from '../../db/stock/stock-history.ts';
import { parseEnv } from '../../env.ts';
import { explainStock } from '../../stock-explanation.ts';
import { withDatabase } from '../base/database.ts';
import { print } from '../base/print.ts';

/** The options of `ombor why`. */
export interface WhyOptions {
  at?: string;
  last: number;
}

/** Prints why the stock of a product is what it is, or was. */
export async function explainProduct(sku: string, options: WhyOptions): Promise<void> {
  const text = await withDatabase(parseEnv(), async (sql) => {
    const at = options.at === undefined ? null : await findMoment(sql, options.at);
    if (at === undefined) throw new Error(`--at is "${options.at}": expected a time such as 2026-01-09T15:30.`);
    const id = (await findProductIds(sql, [sku])).get(sku);
    const explanation = id === undefined ? undefined : await explainStock(sql, id, at, options.last);
    if (!explanation) throw new Error(`There is no product with the SKU "${sku}".`);
    return explanation.text;
  });
  print(`${text}\n`);
}
