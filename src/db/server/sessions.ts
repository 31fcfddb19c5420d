import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ConnectOptions, connect, type Sql, toSessionSettings } from '../client.ts';

const answerMs = 5_000;
const tries = 3;
const options: ConnectOptions = {
  max: 1,
  applicationName: 'ombor sessions',
  statementTimeoutMs: 7_000,
  silentMs: 9_000,
};

/** Settings that hold for a connection only if nothing between drops them. */
const settings = [
  'statement_timeout',
  'lock_timeout',
  'idle_in_transaction_session_timeout',
  'plan_cache_mode',
] as const;

const cure = 'use the direct address of PostgreSQL, not that of the pooler';
const pooled = `DATABASE_URL leads through a connection pooler that shares connections (transaction or statement mode), and Ombor needs connections of its own (LISTEN, prepared statements, session locks): ${cure}.`;

/**
 * Throws an Error for the operator when connections of this URL are not sessions of PostgreSQL: a pooler in transaction mode answers writes
 * as done that never reach the database. Every other error is that of connecting.
 */
export async function assertSessions(url: string): Promise<void> {
  const [one, other] = [connect(url, options), connect(url, options)];
  try {
    if (!(await takesTransactions(one)) || !(await keepsBackend(one, other)) || !(await hears(one, other)))
      throw new Error(pooled);
    const dropped = await listDropped(one);
    if (dropped.length > 0) {
      throw new Error(
        `DATABASE_URL leads through a connection pooler that drops settings which Ombor gives its connections (${dropped.join(', ')}): ${cure}.`,
      );
    }
  } catch (error) {
    throw explainRefusal(error);
  } finally {
    await Promise.all([one, other].map((sql) => sql.end({ timeout: 0 }).catch(() => {})));
  }
}

/** PgBouncer refuses the settings of a connection unless it is configured to drop them. */
function explainRefusal(error: unknown): unknown {
  const [, name] = (error instanceof Error && /unsupported startup parameter: (\S+)/.exec(error.message)) || [];
  if (name === undefined) return error;
  return new Error(
    `DATABASE_URL leads through a connection pooler that refuses settings which Ombor gives its connections (${name}): ${cure}.`,
  );
}

/** In statement mode a pooler closes the connection that begins a transaction, sometimes before its reason has come, and takes statements. */
async function takesTransactions(sql: Sql): Promise<boolean> {
  await sql.unsafe('select').simple();
  try {
    await sql.begin((tx) => tx.unsafe('select').simple());
    return true;
  } catch {
    await sql.unsafe('select').simple();
    return false;
  }
}

/**
 * Whether a connection keeps its backend and its state while another one has a transaction open. In the simple protocol: answers to other
 * statements get mixed up on a connection that is shared.
 */
async function keepsBackend(one: Sql, other: Sql): Promise<boolean> {
  const mark = randomBytes(6).toString('hex');
  const set = `select pg_backend_pid()::text as pid, set_config('ombor.session', '${mark}', false) as mark`;
  const look = `select pg_backend_pid()::text as pid, current_setting('ombor.session', true) as mark`;
  const ask = async (sql: Sql, text: string): Promise<string | undefined> => {
    const [row] = await sql.unsafe<{ pid: string; mark: string | null }[]>(text).simple();
    return row && `${row.pid} ${row.mark ?? ''}`;
  };
  const first = await ask(one, set);
  const isKept = await other.begin(async (tx) => {
    const [row] = await tx.unsafe<{ pid: string }[]>('select pg_backend_pid()::text as pid').simple();
    if (first?.startsWith(`${row?.pid} `)) return false;
    // A pool with a single backend would let it wait for the end of this transaction.
    return (await within(ask(one, look))) === first;
  });
  for (let turn = 0; isKept && turn < tries; turn += 1) if ((await ask(one, look)) !== first) return false;
  return isKept;
}

/** Whether a notification of one connection reaches another, and a statement is prepared once and found again. */
async function hears(one: Sql, other: Sql): Promise<boolean> {
  const channel = `ombor_session_${randomBytes(6).toString('hex')}`;
  const heard = Promise.withResolvers<string>();
  const listening = await within(one.listen(channel, heard.resolve));
  if (listening === undefined) return false;
  for (let turn = 0; turn < tries; turn += 1) await other`select pg_notify(${channel}, ${String(turn)})`;
  return (await within(heard.promise)) !== undefined;
}

async function listDropped(sql: Sql): Promise<string[]> {
  const expected = toSessionSettings(options);
  const rows = await sql<{ name: (typeof settings)[number]; setting: string }[]>`
    select name, setting from pg_settings where name = any (${[...settings]})`;
  return rows.filter(({ name, setting }) => setting !== String(expected[name])).map(({ name }) => name);
}

/** The answer, or undefined when it does not come in time. */
async function within<T>(answer: Promise<T>): Promise<T | undefined> {
  const timer = new AbortController();
  answer.catch(() => {});
  try {
    return await Promise.race([answer, delay(answerMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
  } finally {
    timer.abort();
  }
}
