import type { Sql, SqlOrTx } from '../client.ts';

const maxKept = 100;

/** What a person said of the columns of a file: the heading of each named column, and whether to leave out unknown ones. */
interface KeptColumns {
  /** SHA-256 of the headings, in hex. */
  headings: string;
  chosen: Record<string, string>;
  skipUnknown: boolean;
}

/** What was said of earlier files, newest first. */
export function listFileColumns(sql: SqlOrTx): Promise<KeptColumns[]> {
  return sql<KeptColumns[]>`
    select encode(headings_hash, 'hex') as headings, columns as chosen, skip_unknown
    from file_columns order by used_at desc limit ${maxKept}`;
}

/** Keeps what was said of a file, in place of what was said of those with the same headings. */
export async function keepFileColumns(sql: Sql, { headings, chosen, skipUnknown }: KeptColumns): Promise<void> {
  await sql`
    insert into file_columns (headings_hash, columns, skip_unknown)
    values (decode(${headings}, 'hex'), ${sql.json(chosen)}, ${skipUnknown})
    on conflict (headings_hash) do update
    set columns = excluded.columns, skip_unknown = excluded.skip_unknown, used_at = excluded.used_at`;
  await sql`
    delete from file_columns where headings_hash in (
      select headings_hash from file_columns order by used_at desc offset ${maxKept})`;
}
