import { connect } from '../../db/client.ts';
import { isClaimed } from '../../db/postgres/directory-owner.ts';
import { isUnused } from '../../db/postgres/first-start.ts';
import { migrate } from '../../db/postgres/migrate.ts';
import { noticeRestore } from '../../db/restores.ts';
import { moveRows } from '../../db/server/move-rows.ts';
import { reach } from '../../db/server/reach.ts';
import { assertSessions } from '../../db/server/sessions.ts';
import { checkAllBooks } from '../../db/stock/books.ts';
import { type Env, parseEnv } from '../../env.ts';
import { type Database, startDatabase } from '../base/database.ts';
import { printLine } from '../base/print.ts';

/** Moves the embedded database to the server of a URL. */
export async function moveDatabase(url: string): Promise<void> {
  const env = parseEnv();
  if (env.databaseUrl !== undefined) throw new Error('DATABASE_URL is set: this moves the embedded database.');
  if (isClaimed(env.databaseDir)) {
    throw new Error('Ombor runs on the embedded database: stop it first. What it books meanwhile would be lost.');
  }
  await reach(url).primary.locate();
  await assertSessions(url);
  const database = await startDatabase(env);
  try {
    await moveFrom(database, url, env);
  } finally {
    await database.stop();
  }
}

async function moveFrom(database: Database, url: string, { baseCurrency, businessTimeZone }: Env): Promise<void> {
  await migrate(url, { log: () => {}, baseCurrency, businessTimeZone });
  const from = connect(database.url, {
    max: 1,
    applicationName: 'ombor move',
    statementTimeoutMs: 0,
    idleInTransactionMs: 0,
  });
  const to = connect(url, { max: 2, applicationName: 'ombor move', statementTimeoutMs: 0, idleInTransactionMs: 0 });
  try {
    if (!(await isUnused(to)))
      throw new Error('The database of --to has products: it must be empty. Nothing was changed.');
    const { tables, rows } = await moveRows(from, to);
    const { problems, products, movements } = await checkAllBooks(to);
    if (problems.length > 0)
      throw new Error(`The books do not balance there: ${problems.length} problems. Do not use it.`);
    await noticeRestore(to, undefined);
    printLine(
      `Moved ${rows} rows of ${tables} tables. The books balance: ${products} products, ${movements} movements.`,
    );
    printLine('Start Ombor with these settings, then run `ombor resume-after-restore`:');
    printLine(`DATABASE_URL=${url}`);
    printLine(`OMBOR_ENCRYPTION_KEY=${database.encryptionKey.toString('base64')}`);
  } finally {
    await from.end();
    await to.end();
  }
}
