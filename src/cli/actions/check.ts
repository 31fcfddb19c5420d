import { userInfo } from 'node:os';
import type { Sql } from '../../db/client.ts';
import { findSilentWebhooks } from '../../db/inbox/silent-webhooks.ts';
import { findHold } from '../../db/restores.ts';
import { checkAllBooks, repairBooks } from '../../db/stock/books.ts';
import { parseEnv } from '../../env.ts';
import { withDatabase } from '../base/database.ts';
import { print } from '../base/print.ts';
import { compareMarketplaces } from './compare-marketplaces.ts';

const maxEvents = 20;

interface CheckOptions {
  repair: boolean;
  /** Whether what the marketplaces show is read and compared, too. */
  marketplaces: boolean;
}

/**
 * Checks the books of all products, and repairs them first where that was asked for; then looks for events that were answered as done
 * and did nothing. Says whether a restore waits for a person. Throws when there is a problem.
 */
export async function checkBooks({ repair, marketplaces }: CheckOptions): Promise<void> {
  const { problems, products, movements, silent, unread } = await withDatabase(parseEnv(), async (sql, database) => {
    const books = await checkAllBooks(sql);
    const checked = repair && books.problems.length > 0 ? await repairAndCheck(sql, books.problems) : books;
    const silent = await findSilentWebhooks(sql, maxEvents + 1);
    await describeHold(sql);
    return { ...checked, silent, unread: marketplaces ? await compareMarketplaces(sql, database) : 0 };
  });
  for (const { sku, problem } of problems) print(`${sku}: ${problem}\n`);
  for (const { id, marketplace, eventType } of silent.slice(0, maxEvents)) {
    print(`event ${id} of ${marketplace} (${eventType}): PROCESSED, but it moved nothing and has no note\n`);
  }
  const size = `${products} products, ${movements} movements`;
  const events = silent.length > maxEvents ? `more than ${maxEvents}` : String(silent.length);
  const found = [
    ...(problems.length > 0 ? [`The books do not balance: ${problems.length} problems in ${size}.`] : []),
    ...(silent.length > 0 ? [`Events that did nothing: ${events}. Compare each with the order or the shelf.`] : []),
  ];
  if (unread > 0) found.push(`Marketplaces that could not be read: ${unread}.`);
  if (found.length > 0) throw new Error(found.join('\n'));
  print(`The books balance: ${size}.\n`);
}

async function describeHold(sql: Sql): Promise<void> {
  const hold = await findHold(sql);
  if (!hold) return;
  print(
    `The database was restored or copied (${hold.how}, noticed ${hold.since.toISOString()}): no marketplace is called until \`ombor resume-after-restore\`. Compare first: \`ombor check --marketplaces\`.\n`,
  );
}

async function repairAndCheck(sql: Sql, problems: Parameters<typeof repairBooks>[1]) {
  for (const { sku, problem } of problems) print(`${sku}: ${problem}\n`);
  const repairs = await repairBooks(sql, problems, `check --repair, ${userInfo().username}`);
  for (const { sku, done } of repairs) print(`${sku}: fixed: ${done}\n`);
  return checkAllBooks(sql);
}
