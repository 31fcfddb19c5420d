/**
 * A webhook endpoint as it is usually written: read, check the HMAC, store with one transaction per request, answer. It stores the
 * same row by the same statement as Ombor's inbox. Words: address of the database, id and secret of the marketplace.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '../../src/db/client.ts';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';

const [databaseUrl = '', marketplaceId = '', secret = ''] = process.argv.slice(2);
// As many connections as a `serve` process has.
const sql = connect(databaseUrl, { max: 20, applicationName: 'bench peer' });

async function store(rawBody: Buffer, signature: string): Promise<number> {
  const own = createHmac('sha256', secret).update(rawBody).digest();
  const given = Buffer.from(signature, 'hex');
  if (given.length !== own.length || !timingSafeEqual(given, own)) return 401;
  const payload = JSON.parse(rawBody.toString()) as { event: string; event_id: string };
  await insertWebhooks(sql, [
    {
      marketplaceId: Number(marketplaceId),
      eventType: payload.event,
      payload,
      rawBody,
      signature,
      dedupeKey: `event:${payload.event_id}`,
      failure: null,
    },
  ]);
  return 200;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    void store(Buffer.concat(chunks), String(request.headers['x-webhook-signature']))
      .catch(() => 503)
      .then((status) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end('{"received":true}');
      });
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('SIGTERM', () => process.exit());
