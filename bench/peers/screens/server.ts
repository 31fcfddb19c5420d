/** The twelve screens by plain selects behind a bare Node server, which checks the key as Ombor does. First word: the database. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '../../../src/db/client.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { screens, type Variables } from './selects.ts';

const sql = connect(process.argv[2] ?? '', { max: 10, applicationName: 'bench-screens' });

async function answer(name: string, authorization: string, body: string): Promise<string> {
  const [scheme, credentials = ''] = authorization.split(' ');
  await (scheme === 'tma'
    ? sql`select id, role from api_keys where telegram_user_id = '5' and revoked_at is null`
    : sql`select id, role from api_keys where key_hash = ${hashApiKey(credentials)} and revoked_at is null`);
  return JSON.stringify({ data: await screens[name]!(sql, JSON.parse(body) as Variables) });
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { url = '', headers } = request;
    answer(url.slice(1), headers.authorization ?? '', Buffer.concat(chunks).toString()).then(
      (text) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
        response.end(text);
      },
      (error: unknown) => {
        response.writeHead(500).end(String(error));
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('SIGTERM', () => process.exit());
