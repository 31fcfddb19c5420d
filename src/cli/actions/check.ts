import { userInfo } from 'node:os';
import type { Sql } from '../../db/client.ts';
import { findSilentWebhooks } from '../../db/inbox/silent-webhooks.ts';
import { checkAllBooks, repairBooks } from '../../db/stock/books.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';

const maxEvents = 20;

/**
 * Checks the books of all products, and repairs them first where that was asked for; then looks for events that were answered as done
 * and did nothing. Throws when there is a problem.
 */
export async function checkBooks(repair: boolean): Promise<void> {
  const { problems, products, movements, silent } = await withDatabase(parseEnv(), async (sql) => {
    const books = await checkAllBooks(sql);
    const checked = repair && books.problems.length > 0 ? await repairAndCheck(sql, books.problems) : books;
    return { ...checked, silent: await findSilentWebhooks(sql, maxEvents + 1) };
  });
  for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
  for (const { id, marketplace, eventType } of silent.slice(0, maxEvents)) {
    process.stdout.write(
      `event ${id} of ${marketplace} (${eventType}): PROCESSED, but it moved nothing and has no note\n`,
    );
  }
  const size = `${products} products, ${movements} movements`;
  const events = silent.length > maxEvents ? `more than ${maxEvents}` : String(silent.length);
  const found = [
    ...(problems.length > 0 ? [`The books do not balance: ${problems.length} problems in ${size}.`] : []),
    ...(silent.length > 0 ? [`Events that did nothing: ${events}. Compare each with the order or the shelf.`] : []),
  ];
  if (found.length > 0) throw new Error(found.join('\n'));
  process.stdout.write(`The books balance: ${size}.\n`);
}

async function repairAndCheck(sql: Sql, problems: Parameters<typeof repairBooks>[1]) {
  for (const { sku, problem } of problems) process.stdout.write(`${sku}: ${problem}\n`);
  const repairs = await repairBooks(sql, problems, `check --repair, ${userInfo().username}`);
  for (const { sku, done } of repairs) process.stdout.write(`${sku}: fixed: ${done}\n`);
  return checkAllBooks(sql);
}
