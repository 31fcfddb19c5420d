import type { Sql } from '../client.ts';

/** Longer than one call to the Bot API may take. */
const leaseMs = 20_000;

/** Takes or renews the right to call the Bot API; undefined: somebody else has it. */
export async function holdSender(sql: Sql, owner: string): Promise<{ waitMs: number; failures: number } | undefined> {
  const [row] = await sql<{ waitMs: number; failures: number }[]>`
    update alert_sender set owner = ${owner}, leased_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where owner = ${owner} or leased_until < clock_timestamp()
    returning failures, case when isfinite(not_before)
      then greatest(0, ceil(extract(epoch from not_before - clock_timestamp()) * 1000))::int else 0 end as wait_ms`;
  return row;
}

/** Gives the right back, if it is still ours. */
export async function releaseSender(sql: Sql, owner: string): Promise<void> {
  await sql`update alert_sender set owner = null, leased_until = '-infinity' where owner = ${owner}`;
}

/** Nobody calls the Bot API for so long. `counts`: it gave no answer, as opposed to asking us to wait. */
export async function restSender(sql: Sql, restMs: number, counts: boolean): Promise<void> {
  await sql`
    update alert_sender set not_before = greatest(not_before, clock_timestamp() + ${restMs} * interval '1 ms'),
      failures = failures + ${counts ? 1 : 0}`;
}

/** The Bot API answered. */
export async function recordSenderAnswer(sql: Sql): Promise<void> {
  await sql`update alert_sender set failures = 0 where failures > 0`;
}

/**
 * Asks for a wake-up when the next message falls due, unless one at that time or before was asked for. What is due now gives
 * true: the caller can do it at once.
 */
export async function scheduleNextSend(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ dueNow: boolean }[]>`
    with due as (
      select greatest(min(greatest(n.due_at, c.not_before)), (select not_before from alert_sender)) as at
      from alert_notices n join alert_chats c on c.chat_id = n.chat_id
      where n.shown_version < n.wanted_version and c.active
      having count(*) > 0
    ), asked as (
      update alert_sender s set wake_at = due.at from due
      where due.at > clock_timestamp() and (s.wake_at < clock_timestamp() or s.wake_at > due.at)
      returning due.at
    ), woken as (select graphile_worker.add_job('send_alerts', '{}'::json, run_at => at) from asked)
    select due.at <= clock_timestamp() as due_now from due left join woken on true`;
  return row?.dueNow ?? false;
}

/** Wakes the sender when something is due that nobody is sending: its wake-up was lost. */
export async function wakeSender(sql: Sql): Promise<void> {
  await sql`
    select graphile_worker.add_job('send_alerts', '{}'::json) from alert_sender s
    where s.leased_until < clock_timestamp() and s.not_before <= clock_timestamp() and exists (
      select 1 from alert_chats c join alert_notices n on n.chat_id = c.chat_id
      where c.active and c.not_before <= clock_timestamp()
        and n.shown_version < n.wanted_version and n.due_at <= clock_timestamp())`;
}
