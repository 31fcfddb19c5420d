import { userInfo } from 'node:os';
import type { Sql } from '../../db/client.ts';
import { checkAllBooks, repairBooks } from '../../db/stock/books.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';

/** Checks the books of all products, and repairs them first where that was asked for. Throws when they do not balance. */
export async function checkBooks(repair: boolean): Promise<void> {
  const { problems, products, movements } = await withDatabase(parseEnv(), async (sql) => {
    const books = await checkAllBooks(sql);
    return repair && books.problems.length > 0 ? repairAndCheck(sql, books.problems) : books;
  });
  for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
  const size = `${products} products, ${movements} movements`;
  if (problems.length > 0) throw new Error(`The books do not balance: ${problems.length} problems in ${size}.`);
  process.stdout.write(`The books balance: ${size}.\n`);
}

async function repairAndCheck(sql: Sql, problems: Parameters<typeof repairBooks>[1]) {
  for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
  const repairs = await repairBooks(sql, problems, `check --repair, ${userInfo().username}`);
  for (const { sku, done } of repairs) process.stdout.write(`${sku}: fixed: ${done}\n`);
  return checkAllBooks(sql);
}
