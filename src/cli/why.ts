import { Command } from 'commander';
import { findProductIds } from '../db/catalog/products.ts';
import { findMoment } from '../db/stock/stock-history.ts';
import { parseEnv } from '../env.ts';
import { explainStock } from '../stock-explanation.ts';
import { withDatabase } from './database.ts';

const mostListed = 100;

/** `ombor why SKU` */
export const command = new Command('why')
  .description('Explains the stock of a product: what moved it, who or what caused it, what each marketplace was told')
  .argument('<sku>', 'exact SKU')
  .option(
    '--at <time>',
    'as it stood then: 2026-01-09T15:30, in the time zone of the business unless it has an offset; absent: now',
  )
  .option('--last <count>', `how many movements to list, at most ${mostListed}`, readCount, 20)
  .action(async (sku: string, options: { at?: string; last: number }) => {
    const text = await withDatabase(parseEnv(), async (sql) => {
      const at = options.at === undefined ? null : await findMoment(sql, options.at);
      if (at === undefined) throw new Error(`--at is "${options.at}": wanted a time such as 2026-01-09T15:30.`);
      const id = (await findProductIds(sql, [sku])).get(sku);
      const explanation = id === undefined ? undefined : await explainStock(sql, id, at, options.last);
      if (!explanation) throw new Error(`There is no product with the SKU "${sku}".`);
      return explanation.text;
    });
    process.stdout.write(`${text}\n`);
  });

function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > mostListed) {
    throw new Error(`--last is "${text}": wanted a whole number from 1 to ${mostListed}.`);
  }
  return count;
}
