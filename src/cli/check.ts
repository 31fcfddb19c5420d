import { userInfo } from 'node:os';
import { Command } from 'commander';
import type { Sql } from '../db/client.ts';
import { checkAllBooks, repairBooks } from '../db/stock/books.ts';
import { parseEnv } from '../env.ts';
import { withDatabase } from './database.ts';

/** `ombor check` */
export const command = new Command('check')
  .description(
    'Checks the books: every movement adds up to the stock, versions without holes, analytics equal to the ledger; exit code 1 when not',
  )
  .option(
    '--repair',
    'mends what needs no guess: a movement explains a figure that was changed outside of the ledger, analytics are made anew; no quantity changes',
  )
  .action(async (options: { repair?: true }) => {
    const { problems, products, movements } = await withDatabase(parseEnv(), async (sql) => {
      const books = await checkAllBooks(sql);
      return options.repair && books.problems.length > 0 ? repair(sql, books.problems) : books;
    });
    for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
    const size = `${products} products, ${movements} movements`;
    if (problems.length > 0) throw new Error(`The books do not balance: ${problems.length} problems in ${size}.`);
    process.stdout.write(`The books balance: ${size}.\n`);
  });

async function repair(sql: Sql, problems: Parameters<typeof repairBooks>[1]) {
  for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
  const repairs = await repairBooks(sql, problems, `check --repair, ${userInfo().username}`);
  for (const { sku, done } of repairs) process.stdout.write(`${sku}: mended: ${done}\n`);
  return checkAllBooks(sql);
}
