import { createApiKey } from '../../src/db/api-keys.ts';
import type { Sql } from '../../src/db/client.ts';
import { postgres } from '../../src/db/postgres-driver.ts';
import { createGraphQL } from '../../src/graphql/server/http.ts';
import { hashApiKey } from '../../src/secrets.ts';
import { createApiParts } from './api-parts.ts';
import type { TestDatabase } from './database.ts';

/** The API on a database, which tells how many statements an answer took. */
export interface CountingApi {
  /** Runs a query, as the owner unless another Authorization value is given. */
  run(
    query: string,
    options?: { variables?: Record<string, unknown>; authorization?: string },
  ): Promise<{ data: unknown; errors: { message: string }[]; statements: number }>;
  stop(): Promise<void>;
}

const apiKey = 'ombor_counting-statements';

/** Builds the API without a server, on connections whose statements are counted. */
export async function createCountingApi(db: TestDatabase): Promise<CountingApi> {
  await createApiKey(db.sql, {
    role: 'owner',
    name: 'counting',
    keyHash: hashApiKey(apiKey),
    keyPrefix: 'ombor_count',
  });
  let statements = 0;
  const sql: Sql = postgres(db.url, {
    max: 3,
    transform: { column: postgres.camel.column },
    debug: () => {
      statements += 1;
    },
    idle_timeout: 0,
  });
  // What the driver asks about array types at its first connections is none of ours.
  await Promise.all([sql`select 1`, sql`select 1`, sql`select 1`]);
  const parts = createApiParts(sql, db.url);
  const graphql = createGraphQL(parts);
  return {
    async run(query, { variables = {}, authorization = `Bearer ${apiKey}` } = {}) {
      statements = 0;
      const headers = { 'content-type': 'application/json', authorization };
      const body = JSON.stringify({ query, variables });
      const response = await graphql(
        new Request('http://ombor/graphql', { method: 'POST', headers, body }),
        '127.0.0.1',
      );
      const { data, errors = [] } = (await response.json()) as { data: unknown; errors?: { message: string }[] };
      return { data, errors, statements };
    },
    async stop() {
      parts.openConnections.stop();
      await sql.end();
    },
  };
}
