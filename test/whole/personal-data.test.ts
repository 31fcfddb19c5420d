import { createHmac } from 'node:crypto';
import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { botToken, ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { connectLive } from '../support/live-client.ts';
import { addProduct } from '../support/shop.ts';
import { until } from '../support/until.ts';

/** Texts that stand nowhere else. Whoever finds one of them where it must not be has found a leak. */
const canary = {
  phone: '+998901112233',
  typedPhone: '+998 (90) 111-22-33',
  name: 'Canary-Customer-Zumrad',
  note: 'canary-note-third-floor',
  address: 'canary-address-Chilonzor-7',
  webhookSecret: `whsec_${Buffer.from('canary-webhook-secret-0123456789').toString('base64')}`,
  token: 'canary-token-of-the-marketplace',
  guessedKey: `ombor_${'canaryGuess'.repeat(4)}`,
  initData: sign({ user: { id: 4242, first_name: 'Canary-Buyer-Lola' } }, botToken, new Date()),
};
const metricsToken = 'metrics-token-of-the-canary-test';

const db = useDatabase();
const app = useApp(db, {
  env: { LOG_LEVEL: 'debug', METRICS_TOKEN: metricsToken, SWEEP_INTERVAL_MS: '200' },
  write: (line) => lines.push(line),
});
const lines: string[] = [];
/** Answers to callers that must not be told what others, or they themselves in secret, have said. */
const errors: string[] = [];

beforeAll(async () => {
  await addProduct(db.sql, { sku: 'CANARY', quantity: 50, price: 10, cost: 5 });
});

async function ask(query: string, variables: Record<string, unknown> = {}, authorization?: string): Promise<string> {
  const text = JSON.stringify((await app.post({ query, variables }, authorization)).body);
  return text;
}

async function sendWebhook(body: string, signature?: string): Promise<void> {
  const made = createHmac('sha256', canary.webhookSecret).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-marketplace-id': 'canary',
    'x-webhook-signature': signature ?? made,
  };
  const url = `${app.url}/webhooks/marketplaces/stock-update`;
  errors.push(await (await fetch(url, { method: 'POST', headers, body })).text());
}

const order = `mutation ($input: CreateManualOrderInput!) { createManualOrder(input: $input) { __typename ... on Error { message } } }`;
const connect = `mutation ($input: ConnectMarketplaceInput!) { connectMarketplace(input: $input) { __typename ... on Error { message } } }`;

async function liveADay(): Promise<void> {
  const customer = { customerName: canary.name, customerPhone: canary.typedPhone, note: canary.note };
  const items = [{ sku: 'CANARY', quantity: 1 }];
  await ask(order, { input: { marketplace: 'olx', items, ...customer } });
  await ask(order, { input: { marketplace: 'nowhere', items, ...customer } });
  const store = `mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename } }`;
  const delivery = { method: 'DELIVERY', address: canary.address };
  await ask(store, { input: { items, ...customer, delivery, idempotencyKey: 'canary' } }, `tma ${canary.initData}`);
  errors.push(
    await ask(connect, {
      input: {
        code: 'canary',
        name: 'Canary',
        adapter: 'generic',
        settings: { baseUrl: 'http://127.0.0.1:1' },
        credentials: { token: canary.token },
        currency: 'UZS',
        webhookSecret: canary.webhookSecret,
        supportsWebhooks: true,
        webhookEnabled: true,
        startPaused: false,
      },
    }),
  );
  // The same secret again is refused, with words that do not name it.
  errors.push(
    await ask(connect, {
      input: {
        code: 'canary2',
        name: 'x',
        adapter: 'generic',
        settings: { baseUrl: 'http://127.0.0.1:1' },
        credentials: { token: [canary.token] },
        currency: 'UZS',
        webhookSecret: canary.webhookSecret,
      },
    }),
  );
  await ask(
    `mutation { linkProduct(input: { marketplace: "canary", sku: "CANARY", marketplaceProductId: "C", marketplaceSku: "CANARY" }) { __typename } }`,
  );
  await sendWebhook(
    JSON.stringify({
      event: 'order.created',
      order_id: 'C-1',
      items: [{ sku: 'CANARY', quantity: 1 }],
      timestamp: new Date().toISOString(),
      customer: canary,
    }),
  );
  await sendWebhook(JSON.stringify({ event: 'order.created', phone: canary.phone }));
  await sendWebhook(`{ "phone": "${canary.phone}", `);
  await sendWebhook(`{ "phone": "${canary.phone}" }`, '0'.repeat(64));
  errors.push(await ask('{ viewer { role } }', {}, `Bearer ${canary.guessedKey}`));
  errors.push(await ask('{ viewer { role } }', {}, `tma ${canary.initData}x`));
  errors.push(await ask(`{ nothing(token: "${'x'.repeat(10)}") }`, {}, `tma ${canary.initData}`));
  const socket = await connectLive(app.url, `Bearer ${canary.guessedKey}`);
  await socket.closed;
}

test('a phone number, a name, a key and a secret appear in no log line, no error of another and no metric', async () => {
  await liveADay();
  // The worker has tried to push, and failed, and said so.
  await until(
    async () => (await db.sql`select 1 from sync_logs where status = 'error'`).length,
    (count) => count > 0,
  );
  // What fails within us is logged whole: here a query on a table that is gone.
  await db.sql`alter table orders rename to orders_gone`;
  errors.push(
    await ask(order, {
      input: {
        marketplace: 'olx',
        items: [{ sku: 'CANARY', quantity: 1 }],
        customerName: canary.name,
        customerPhone: canary.typedPhone,
      },
    }),
  );
  const metrics = await (
    await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  ).text();
  await db.sql`alter table orders_gone rename to orders`;
  const logs = await db.sql<
    { text: string }[]
  >`select coalesce(error_message, '') || coalesce(details::text, '') as text from sync_logs`;
  await app.stop();

  expect(errors.filter((answer) => answer === '{"received":true}')).toHaveLength(1);
  expect(errors.at(-1)).toContain('INTERNAL');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).toContain('"level":"error"');
  const places = {
    log: lines.join(''),
    errors: errors.join('\n'),
    metrics,
    'sync logs': logs.map(({ text }) => text).join('\n'),
  };
  const secrets = { ...canary, digits: '901112233', buyer: 'Canary-Buyer-Lola', ownerKey, botToken };
  for (const [place, text] of Object.entries(places)) {
    for (const [what, secret] of Object.entries(secrets))
      expect(text.includes(secret), `${what} in ${place}`).toBe(false);
  }
}, 30_000);
