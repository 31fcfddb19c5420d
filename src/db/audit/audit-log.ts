import type { Int8, Json, SqlOrTx } from '../client.ts';
import { type Page, type PageRequest, toPage } from '../pages.ts';

/** A field as it was and as it became; null: not set, or a secret. */
export interface AuditChange {
  field: string;
  from: Json;
  to: Json;
}

/** One entry of the audit log: who changed what, when. */
export interface AuditEntry {
  id: Int8;
  at: Date;
  actor: string;
  /** Such as `marketplace.changed`. */
  type: string;
  /** Such as `marketplace`. */
  subjectType: string;
  /** Such as the code of the marketplace. */
  subject: string;
  changes: AuditChange[];
}

/** Which entries; null: any. An empty list finds nothing. `from` and `to` are moments; `to` itself is left out. */
export interface AuditFilter {
  types: readonly string[] | null;
  subjectTypes: readonly string[] | null;
  subjects: readonly string[] | null;
  actors: readonly string[] | null;
  from: Date | null;
  to: Date | null;
}

const among = (sql: SqlOrTx, column: string, values: readonly string[] | null) =>
  values === null ? sql`true` : sql`${sql(column)} = any (${[...values]}::text[])`;

const where = (sql: SqlOrTx, filter: AuditFilter) => sql`
  ${among(sql, 'type', filter.types)} and ${among(sql, 'subject_type', filter.subjectTypes)}
  and ${among(sql, 'subject', filter.subjects)} and ${among(sql, 'actor', filter.actors)}
  and ${filter.from === null ? sql`true` : sql`at >= ${filter.from}`}
  and ${filter.to === null ? sql`true` : sql`at < ${filter.to}`}`;

/** A page of entries, the newest first. */
export async function listAuditEntries(
  sql: SqlOrTx,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEntry>> {
  const rows = await sql<AuditEntry[]>`
    select id, at, actor, type, subject_type, subject, changes from audit_log
    where ${where(sql, filter)} and ${page.afterId === null ? sql`true` : sql`id < ${page.afterId}::bigint`}
    order by id desc limit ${page.first + 1}`;
  return toPage(rows, page.first);
}

/** Entries by id, in no order. */
export function listAuditEntriesById(sql: SqlOrTx, ids: readonly Int8[]): Promise<AuditEntry[]> {
  return sql<AuditEntry[]>`
    select id, at, actor, type, subject_type, subject, changes from audit_log where id = any (${[...ids]}::bigint[])`;
}

/** How many entries match a filter. */
export async function countAuditEntries(sql: SqlOrTx, filter: AuditFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from audit_log where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
