import type { SqlOrTx } from '../client.ts';

/** What a marketplace reports about our account. */
export interface Account {
  expiresAt: Date | null;
  /** Missing rights and settings, each as a sentence that says what to do. */
  missing: readonly string[];
}

/** Stores what a marketplace reported outside of the daily check. The daily check, which warns people, stays due as before. */
export async function noteAccount(sql: SqlOrTx, marketplaceId: number, account: Account): Promise<void> {
  await sql`
    update marketplaces set credentials_expire_at = ${account.expiresAt}, account_missing = ${[...account.missing]}::text[]
    where id = ${marketplaceId}`;
}

/** Stores the result of the daily check of the account. */
export async function recordAccount(sql: SqlOrTx, marketplaceId: number, account: Account): Promise<void> {
  await sql`
    update marketplaces set credentials_expire_at = ${account.expiresAt}, account_missing = ${[...account.missing]}::text[],
      account_checked_at = now(), updated_at = now()
    where id = ${marketplaceId}`;
}

/** Repeats a check that could not be made in an hour instead of a day. */
export async function postponeAccountCheck(sql: SqlOrTx, marketplaceId: number): Promise<void> {
  await sql`update marketplaces set account_checked_at = now() - interval '23 hours' where id = ${marketplaceId}`;
}

/** Queues a check of every account that was not checked for a day, at most one per account and minute. */
export async function wakeAccountChecks(sql: SqlOrTx): Promise<void> {
  await sql`
    with due as (
      select m.id from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and not m.paused and coalesce(m.account_checked_at, '-infinity') < now() - interval '1 day'
        and coalesce(l.account_asked_at, '-infinity') < now() - interval '1 minute'
    ), asked as (
      insert into marketplace_leases as l (marketplace_id, account_asked_at) select id, now() from due
      on conflict (marketplace_id) do update set account_asked_at = now()
      returning l.marketplace_id
    )
    select graphile_worker.add_job('check_account', json_build_object('marketplaceId', marketplace_id)) from asked`;
}
