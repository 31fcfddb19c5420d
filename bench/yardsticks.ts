import { connect, type Sql } from '../src/db/client.ts';

const connections = 8;

/** The yardstick INSERT: durable inserts of one row through the same driver at 8 connections. */
export interface InsertYardstick extends AsyncDisposable {
  /** Rows per second. */
  run(rows: number): Promise<number>;
}

/** Makes its table in a database. */
export async function openInsertYardstick(databaseUrl: string): Promise<InsertYardstick> {
  const sql: Sql = connect(databaseUrl, { max: connections, applicationName: 'bench yardstick' });
  await sql`
    create table if not exists bench_insert (
      id bigint generated always as identity primary key, sku text not null, quantity integer not null, at timestamptz not null default now())`;
  async function insertSome(rows: number): Promise<void> {
    for (let row = 0; row < rows; row += 1) {
      await sql`insert into bench_insert (sku, quantity) values (${`SKU-${row}`}, ${row})`;
    }
  }
  await Promise.all(Array.from({ length: connections }, () => insertSome(20)));
  return {
    async run(rows) {
      const startedAt = performance.now();
      await Promise.all(Array.from({ length: connections }, () => insertSome(Math.ceil(rows / connections))));
      return (rows * 1_000) / (performance.now() - startedAt);
    },
    async [Symbol.asyncDispose]() {
      await sql`truncate bench_insert`;
      await sql.end();
    },
  };
}

/** The yardstick hashing: statements per second that make 5,000 MD5 sums, on one connection. It needs PostgreSQL's CPU, and no disk. */
export async function runHashing(sql: Sql, statements: number): Promise<number> {
  const startedAt = performance.now();
  for (let done = 0; done < statements; done += 1) await sql`select max(md5(n::text)) from generate_series(1, 5000) n`;
  return (statements * 1_000) / (performance.now() - startedAt);
}
