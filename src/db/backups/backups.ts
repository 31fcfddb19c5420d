import type { Int8, Sql, SqlOrTx } from '../client.ts';

/** The newest attempt, and how old the newest backup is that was tested and kept. */
export interface BackupState {
  /** Seconds; null: none was ever. */
  testedSeconds: number | null;
  startedAt: Date;
  testedAt: Date | null;
  bytes: number | null;
  keptAt: string[];
  problem: string | null;
}

/** What a backup contains. */
export interface BackupContent {
  products: number;
  movements: number;
  newestMovement: Int8;
}

const maxProblemLength = 1_000;

/** Records that a backup begins, and forgets what is older than 90 days, the newest good one apart. */
export async function startBackup(sql: Sql): Promise<Int8> {
  await sql`
    delete from backups where started_at < now() - interval '90 days'
      and id <> coalesce((select id from backups where tested_at is not null order by id desc limit 1), 0)`;
  const [row] = await sql<{ id: Int8 }[]>`insert into backups default values returning id`;
  return row!.id;
}

/** Records that it was tested and is kept. */
export async function finishBackup(
  sql: Sql,
  id: Int8,
  { until, bytes, keptAt }: { until: Date; bytes: number; keptAt: string[] },
): Promise<void> {
  await sql`
    update backups set tested_at = now(), has_until = ${until}, bytes = ${bytes}, kept_at = ${keptAt} where id = ${id}`;
}

/** Records why it failed, and which places took it all the same. */
export async function failBackup(sql: Sql, id: Int8, problem: string, keptAt: string[]): Promise<void> {
  await sql`
    update backups set problem = ${problem.slice(0, maxProblemLength)}, kept_at = ${keptAt} where id = ${id}`;
}

/** The state of the backups; undefined: none was ever begun. */
export async function findBackupState(sql: SqlOrTx): Promise<BackupState | undefined> {
  const [row] = await sql<BackupState[]>`
    select (select extract(epoch from now() - max(tested_at))::float8 from backups) as tested_seconds,
      started_at, tested_at, bytes::float8 as bytes, kept_at, problem
    from backups order by id desc limit 1`;
  return row;
}

/** What the ledger contains now: a backup must not have less. */
export async function readBackupContent(sql: SqlOrTx): Promise<BackupContent> {
  const [row] = await sql<BackupContent[]>`
    select (select count(*)::int from products) as products, (select count(*)::int from inventory_movements) as movements,
      (select coalesce(max(id), 0) from inventory_movements) as newest_movement`;
  return row!;
}
