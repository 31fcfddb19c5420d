import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';

const token = 'canary+token/of=the-marketplace-0123456789';
const db = useDatabase();
let isRefusing = false;
/** A shop that repeats whatever it is sent, as soon as it refuses. */
const server = createServer((request, response) => {
  request.resume();
  const told = `The token ${request.headers.authorization} (${encodeURIComponent(token)}) is wrong`;
  response.writeHead(isRefusing ? 401 : 200, { 'content-type': 'application/json', 'x-token': token });
  const ok = request.method === 'PUT' ? { results: [{ sku: 'A', ok: true }] } : { items: [{ sku: 'A', stock: 5 }] };
  response.end(JSON.stringify(isRefusing ? { message: told, error: told, [token]: told } : ok));
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Every row of every table, as text. */
async function readDatabase(): Promise<string> {
  const tables = await db.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')`;
  const texts = tables.map(
    ({ name }) => `select coalesce(string_agg(to_jsonb(t)::text, ' '), '') as text from ${name} t`,
  );
  const rows = await db.sql.unsafe<{ text: string }[]>(texts.join(' union all '));
  return rows.map(({ text }) => text).join('\n');
}

test('what a marketplace repeats of its credentials is in no answer, no table and no line of the log', async () => {
  const lines: string[] = [];
  const app = await startApp(db.url, {
    env: { LOG_LEVEL: 'debug', SWEEP_INTERVAL_MS: '200' },
    write: (line) => void lines.push(line),
  });
  const answers: string[] = [];
  const run = async (query: string, variables = {}) => {
    answers.push(JSON.stringify((await app.post({ query, variables })).body));
  };
  const connect = (code: string) =>
    run(
      `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename ... on Error { message } } }`,
      {
        input: {
          code,
          name: code,
          adapter: 'generic',
          currency: 'UZS',
          settings: { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
          credentials: { token },
        },
      },
    );
  try {
    await connect('echo');
    await run('mutation { createProduct(input: { sku: "A", name: "A", quantity: 5 }) { __typename } }');
    await run(
      'mutation { linkProduct(input: { marketplace: "echo", sku: "A", marketplaceProductId: "A", marketplaceSku: "A" }) { __typename } }',
    );
    await run('mutation { resumeMarketplace(input: { marketplace: "echo" }) { __typename } }');
    isRefusing = true;
    await run('mutation { adjustStock(input: { sku: "A", quantityChange: 1, reason: RECEIPT }) { __typename } }');
    await until(
      () => db.sql`select 1 from sync_logs where error_message is not null`,
      (rows) => rows.length > 0,
    );
    await run('mutation { pauseMarketplace(input: { marketplace: "echo" }) { __typename } }');
    await run('mutation { resumeMarketplace(input: { marketplace: "echo" }) { __typename ... on Error { message } } }');
    await run('mutation { syncMarketplace(input: { marketplace: "echo" }) { __typename ... on Error { message } } }');
    await run(
      '{ syncLogs { nodes { errorMessage } } marketplace(code: "echo") { sync { lastError } } alerts { nodes { text } } }',
    );
  } finally {
    await app.stop();
  }
  expect(answers.at(-1)).toContain('[credential]');
  const places = { answers: answers.join('\n'), database: await readDatabase(), log: lines.join('') };
  for (const [place, text] of Object.entries(places)) {
    for (const part of [token, token.slice(0, 20), token.slice(-20), encodeURIComponent(token).slice(0, 24)]) {
      expect(text.includes(part), `${part} in the ${place}`).toBe(false);
    }
  }
}, 60_000);
