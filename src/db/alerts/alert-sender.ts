import type { Sql } from '../client.ts';

/** Longer than the timeout of a call to the Bot API. */
const leaseMs = 20_000;

/** Takes or renews the lease that allows calls to the Bot API; undefined: another process has it. */
export async function takeSenderLease(
  sql: Sql,
  owner: string,
): Promise<{ waitMs: number; failures: number } | undefined> {
  const [row] = await sql<{ waitMs: number; failures: number }[]>`
    update alert_sender set owner = ${owner}, leased_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where owner = ${owner} or leased_until < clock_timestamp()
    returning failures, case when isfinite(not_before)
      then greatest(0, ceil(extract(epoch from not_before - clock_timestamp()) * 1000))::int else 0 end as wait_ms`;
  return row;
}

/** Ends the lease, if it is still ours. */
export async function endSenderLease(sql: Sql, owner: string): Promise<void> {
  await sql`update alert_sender set owner = null, leased_until = '-infinity' where owner = ${owner}`;
}

/** Delays all calls to the Bot API. `countsAsFailure`: there was no answer; false: the Bot API asked us to wait. */
export async function delaySender(sql: Sql, delayMs: number, countsAsFailure: boolean): Promise<void> {
  await sql`
    update alert_sender set not_before = greatest(not_before, clock_timestamp() + ${delayMs} * interval '1 ms'),
      failures = failures + ${countsAsFailure ? 1 : 0}`;
}

/** Records that the Bot API answered: the count of failures starts again. */
export async function recordSenderAnswer(sql: Sql): Promise<void> {
  await sql`update alert_sender set failures = 0 where failures > 0`;
}

/**
 * Queues a job for the time when the next message is due, unless one is queued for that time or earlier. Returns true if a message is
 * due now: the caller can send it at once. `withBot`: the caller sends what the bot owes too.
 */
export async function scheduleNextSend(sql: Sql, withBot: boolean): Promise<boolean> {
  const [row] = await sql<{ dueNow: boolean }[]>`
    with owed as (
      select greatest(n.due_at, c.not_before) as at
      from alert_notices n join alert_chats c on c.chat_id = n.chat_id
      where n.shown_version < n.wanted_version and c.active
      union all
      select greatest(m.due_at, case when m.kind = 'notice' then '-infinity' else c.not_before end)
      from bot_messages m join bot_chats c on c.chat_id = m.chat_id
      where ${withBot} and m.shown_version < m.wanted_version and c.may_write
    ), due as (
      select greatest(min(at), (select not_before from alert_sender)) as at from owed having count(*) > 0
    ), asked as (
      update alert_sender s set wake_at = due.at from due
      where due.at > clock_timestamp() and (s.wake_at < clock_timestamp() or s.wake_at > due.at)
      returning due.at
    ), woken as (select graphile_worker.add_job('send_alerts', '{}'::json, run_at => at) from asked)
    select due.at <= clock_timestamp() as due_now from due left join woken on true`;
  return row?.dueNow ?? false;
}

/** Queues a job when a message is due and no process is sending: its job was lost. */
export async function wakeSender(sql: Sql): Promise<void> {
  await sql`
    select graphile_worker.add_job('send_alerts', '{}'::json) from alert_sender s
    where s.leased_until < clock_timestamp() and s.not_before <= clock_timestamp() and (exists (
      select 1 from alert_chats c join alert_notices n on n.chat_id = c.chat_id
      where c.active and c.not_before <= clock_timestamp()
        and n.shown_version < n.wanted_version and n.due_at <= clock_timestamp())
      or exists (
        select 1 from bot_messages m join bot_chats c on c.chat_id = m.chat_id
        where (select active from bot_reader) and c.may_write and m.shown_version < m.wanted_version
          and greatest(m.due_at, c.not_before) <= clock_timestamp()))`;
}
