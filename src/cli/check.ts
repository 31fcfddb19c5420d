import { Command } from 'commander';
import { checkBooks } from '../db/books.ts';
import { parseEnv } from '../env.ts';
import { withDatabase } from './database.ts';

/** `ombor check` */
export const command = new Command('check')
  .description('Checks the books: every movement adds up to the stock, versions without holes; exit code 1 when not')
  .action(async () => {
    const { problems, products, movements } = await withDatabase(parseEnv(), checkBooks);
    for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
    const size = `${products} products, ${movements} movements`;
    if (problems.length > 0) throw new Error(`The books do not balance: ${problems.length} problems in ${size}.`);
    process.stdout.write(`The books balance: ${size}.\n`);
  });
