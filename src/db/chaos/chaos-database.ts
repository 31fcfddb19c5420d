import { randomBytes } from 'node:crypto';
import { connect, type Sql } from '../client.ts';
import { migrate } from '../postgres/migrate.ts';

const account = 'ombor_chaos';

/**
 * Creates a migrated database whose owner is an ordinary role, as docs/operations.md describes it. In: the URL of a superuser on an
 * empty server. Returns its URL for Ombor, and for the superuser.
 */
export async function createChaosDatabase(adminUrl: string): Promise<{ url: string; ownUrl: string }> {
  const password = randomBytes(16).toString('hex');
  const admin = connect(adminUrl, { max: 1, applicationName: 'chaos', statementTimeoutMs: 0 });
  try {
    await admin.unsafe(`create role ${account} login password '${password}'`);
    await admin.unsafe(`create database ${account} owner ${account} encoding 'UTF8' template template0`);
  } finally {
    await admin.end();
  }
  const [url, ownUrl] = [new URL(adminUrl), new URL(adminUrl)];
  Object.assign(url, { username: account, password, pathname: `/${account}` });
  ownUrl.pathname = `/${account}`;
  await migrate(url.href, { log: () => {}, baseCurrency: 'UZS', businessTimeZone: 'Asia/Tashkent' });
  return { url: url.href, ownUrl: ownUrl.href };
}

/** A pool of the superuser on the database of a run, for faults and for the checker. */
export function connectChaos(ownUrl: string, max: number): Sql {
  return connect(ownUrl, { max, applicationName: 'chaos', statementTimeoutMs: 60_000, idleInTransactionMs: 0 });
}

/** Ends every connection of Ombor, as an administrator does. Returns how many. */
export async function cutConnections(sql: Sql): Promise<number> {
  const rows = await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${account}`;
  return rows.length;
}

/** Cancels the statements of Ombor that run for longer than that, as a limit of the server does. Returns how many. */
export async function cancelStatements(sql: Sql, longerThanMs: number): Promise<number> {
  const rows = await sql`
    select pg_cancel_backend(pid) from pg_stat_activity
    where usename = ${account} and state = 'active' and clock_timestamp() - query_start > ${longerThanMs} * interval '1 ms'`;
  return rows.length;
}

/** Allows Ombor so many connections and cuts those that are open; null: as many as it wants. */
export async function limitConnections(sql: Sql, limit: number | null): Promise<void> {
  await sql.unsafe(`alter database ${account} connection limit ${limit ?? -1}`);
  if (limit !== null) await cutConnections(sql);
}

/** The limit of the server for statements of connections that set none themselves, in ms; null: none. Open connections are cut. */
export async function limitStatements(sql: Sql, limitMs: number | null): Promise<void> {
  await sql.unsafe(`alter role ${account} set statement_timeout = ${limitMs ?? 0}`);
  await cutConnections(sql);
}

/** Locks the figures of all products until the returned function is called. */
export async function lockFigures(sql: Sql): Promise<() => Promise<void>> {
  const locked = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const holding = sql.begin(async (tx) => {
    await tx`lock table inventory in access exclusive mode`;
    locked.resolve();
    await over.promise;
  });
  await Promise.race([locked.promise, holding]);
  return async () => {
    over.resolve();
    await holding;
  };
}

/** The smallest queue of notifications that PostgreSQL allows, from its next start. */
export async function shrinkNotifyQueue(sql: Sql): Promise<void> {
  await sql.unsafe('alter system set max_notify_queue_pages = 64');
}

/**
 * Fills the queue of notifications: a listener in an open transaction keeps it from being emptied. Returns how to end that, and the
 * share of the queue that is used (0 to 1).
 */
export async function fillNotifyQueue(ownUrl: string): Promise<{ share: number; release: () => Promise<void> }> {
  const listener = connect(ownUrl, {
    max: 1,
    applicationName: 'chaos listener',
    statementTimeoutMs: 0,
    idleInTransactionMs: 0,
  });
  await listener.unsafe('listen chaos');
  const opened = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const holding = listener.begin(async (tx) => {
    await tx`select 1`;
    opened.resolve();
    await over.promise;
  });
  await Promise.race([opened.promise, holding]);
  return {
    share: await fill(ownUrl),
    async release() {
      over.resolve();
      await holding.finally(() => listener.end({ timeout: 5 }));
    },
  };
}

async function fill(ownUrl: string): Promise<number> {
  const filler = connect(ownUrl, { max: 1, applicationName: 'chaos filler' });
  try {
    // Until it is refused: the queue is full then.
    for (let part = 0; part < 10_000; part += 1) {
      await filler`select pg_notify('chaos', repeat('x', 7000) || ${part}::text)`;
    }
  } catch {
    // What is left is less than one of these notifications; shorter ones fill the rest.
    for (let part = 0; part < 1_000; part += 1) {
      const isFull = await filler`select pg_notify('chaos', ${part}::text)`.then(
        () => false,
        () => true,
      );
      if (isFull) break;
    }
  }
  const [row] = await filler<{ share: number }[]>`select pg_notification_queue_usage() as share`;
  await filler.end();
  return row?.share ?? 0;
}
