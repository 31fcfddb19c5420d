import type { Int8, Sql, Tx } from '../client.ts';

/** Longer than a call for updates may take. */
const leaseMs = 30_000;
/** https://core.telegram.org/bots/api#update: after a week without updates Telegram may number anew, lower too. */
const numbersKeptFor = '6 days';

/**
 * Turns the bot on or off. `botHash`: SHA-256 of its token; null: off, and what it owed is dropped. Another bot has other numbers of
 * updates.
 */
export async function syncBot(sql: Sql, botHash: Buffer | null): Promise<void> {
  if (botHash === null) {
    await sql.begin(async (tx) => {
      const was = await tx`update bot_reader set active = false where active returning 1`;
      if (was.length > 0) await tx`delete from bot_messages where shown_version < wanted_version`;
    });
    return;
  }
  await sql`
    update bot_reader set active = true, bot_hash = ${botHash},
      next_update_id = case when bot_hash = ${botHash} then next_update_id else 0 end
    where not active or bot_hash is distinct from ${botHash}`;
}

/** Takes or renews the lease that allows to read updates, and returns the first number to ask for; undefined: another process has it. */
export async function takeReaderLease(sql: Sql, owner: string): Promise<Int8 | undefined> {
  const [row] = await sql<{ nextUpdateId: Int8 }[]>`
    update bot_reader set owner = ${owner}, leased_until = clock_timestamp() + ${leaseMs} * interval '1 ms',
      next_update_id = case when read_at < clock_timestamp() - ${numbersKeptFor}::interval then 0 else next_update_id end
    where owner = ${owner} or leased_until < clock_timestamp()
    returning next_update_id`;
  return row?.nextUpdateId;
}

/** Ends the lease, if it is still ours. */
export async function endReaderLease(sql: Sql, owner: string): Promise<void> {
  await sql`update bot_reader set owner = null, leased_until = '-infinity' where owner = ${owner}`;
}

/** Marks an update as handled. Returns false when it was before, or when another process reads now: then nothing may be answered. */
export async function finishUpdate(tx: Tx, owner: string, updateId: number): Promise<boolean> {
  const rows = await tx`
    update bot_reader set next_update_id = ${updateId}::bigint + 1, read_at = clock_timestamp(), failures = 0
    where owner = ${owner} and next_update_id <= ${updateId}::bigint returning 1`;
  return rows.length > 0;
}

/** Counts a failure to handle the next update. Returns how many there were. */
export async function countUpdateFailure(sql: Sql): Promise<number> {
  const [row] = await sql<{ failures: number }[]>`update bot_reader set failures = failures + 1 returning failures`;
  return row?.failures ?? 0;
}
