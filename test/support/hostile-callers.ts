import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

/**
 * A program of 20 buyers and a stranger who do the worst that they may do, until standard input ends. Its words: the address of Ombor,
 * the bot's token, a SKU prefix, how many SKUs there are.
 */
const [base = '', botToken = '', prefix = '', count = '1'] = process.argv.slice(2);
const { hostname, port } = new URL(base);
let isOver = false;
createInterface({ input: process.stdin }).on('close', () => {
  isOver = true;
  setTimeout(() => process.exit(0), 500);
});
const counts: Record<string, number> = {};
const tally = (name: string): void => {
  counts[name] = (counts[name] ?? 0) + 1;
};

function signIn(id: number): string {
  const fields = { auth_date: String(Math.floor(Date.now() / 1000)), user: JSON.stringify({ id, first_name: 'H' }) };
  const key = createHmac('sha256', 'WebAppData').update(botToken).digest();
  const lines = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  const hash = createHmac('sha256', key).update(lines.join('\n')).digest('hex');
  return `tma ${new URLSearchParams({ ...fields, hash })}`;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const times = (many: number, make: (n: number) => string) => Array.from({ length: many }, (_, n) => make(n)).join(' ');
let serial = 0;
const unique = () => String(++serial);
const skus = (many: number) => Array.from({ length: many }, (_, n) => `${prefix}${n % Number(count)}`);

async function post(authorization: string, body: unknown, accept = 'application/json'): Promise<void> {
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { authorization, accept, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  tally(`http ${response.status}`);
  await response.arrayBuffer();
}

/** A socket that subscribes to whatever it may, reads nothing after a while, and comes again when it is closed. */
async function hoardSubscriptions(authorization: string, document: () => object): Promise<void> {
  while (!isOver) {
    const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('error', () => {});
    const closed = new Promise<void>((resolve) => {
      socket.on('close', (code) => {
        tally(`socket closed ${code}`);
        resolve();
      });
    });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } })));
    socket.once('message', () => {
      for (let n = 0; n < 20; n += 1) {
        socket.send(JSON.stringify({ id: unique(), type: 'subscribe', payload: document() }));
      }
      setTimeout(() => socket.pause(), 200);
      setTimeout(() => socket.resume(), 8_000);
      setTimeout(() => socket.terminate(), 12_000);
    });
    await closed;
    await pause(200);
  }
}

const aliases = (many: number) => times(many, (n) => `f${n}_${unique()}: stock`);

const attacks: Record<string, (authorization: string) => Promise<void>> = {
  'refused documents, each another one': (who) =>
    post(who, { query: `{ viewer { ${'role '.repeat(1_980)} } } # ${unique()}` }),
  'accepted documents, each another one': (who) =>
    post(who, { query: `{ ${times(30, (n) => `v${n}_${unique()}: viewer { ${'role name '.repeat(14)} }`)} }` }),
  'the dearest query': (who) =>
    post(who, {
      query: `{ products(first: 250) { nodes { id sku name stock price { amount currencyCode } ${aliases(150)} } } }`,
    }),
  'fields that only staff may read': (who) =>
    post(who, {
      query: `{ ${'\n'.repeat(20_000)} products(first: 250) { nodes { ${times(150, (n) => `f${n}_${unique()}: oversold`)} } } }`,
    }),
  'answers that nobody reads': async (who) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.pause();
    const body = JSON.stringify({ query: `{ products(first: 250) { nodes { ${times(80, (n) => `f${n}: name`)} } } }` });
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: ${who}\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body}`.repeat(3));
    await pause(1_000);
    setTimeout(() => socket.destroy(), 40_000).unref();
  },
  'comments without end': (who) => post(who, { query: `{ viewer { role } }${'\n#'.repeat(30_000)}${unique()}` }),
  'variables of 250 KB': (who) =>
    post(who, {
      query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 19_000 }, () => randomBytes(6).toString('hex').slice(0, 8)) },
    }),
  'deep variables': (who) =>
    post(who, `{"query":"{ viewer { role } }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`),
  'all live stock from the beginning': async (who) => {
    const stop = new AbortController();
    const after = Buffer.from('stock:0:0').toString('base64url');
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { authorization: who, accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query: `subscription { stockUpdated(after: "${after}") { ${aliases(20)} } }` }),
      signal: stop.signal,
    });
    tally(`stream ${response.status}`);
    await pause(1_000);
    stop.abort();
  },
  'mutations that are refused': (who) =>
    post(who, {
      query: `mutation { ${times(20, (n) => `m${n}: placeStoreOrder(input: { items: [{ sku: "NOTHING", quantity: 1 }], idempotencyKey: "${randomUUID()}" }) { __typename }`)} }`,
    }),
};

async function runBuyer(id: number): Promise<void> {
  const who = signIn(1_000 + id);
  const live = () => ({
    query: `subscription ($skus: [String!]) { stockUpdated(skus: $skus) { ${aliases(45)} } } # ${'x'.repeat(500)}`,
    variables: { skus: skus(400) },
  });
  const dear = () => ({ query: `subscription { stockUpdated { ${aliases(190)} product { name } } }` });
  const orders = () => ({
    query: `subscription { orderUpdated { ${times(40, (n) => `f${n}_${unique()}: number`)} } }`,
  });
  for (const document of [live, dear, orders, live]) void hoardSubscriptions(who, document);
  const names = Object.keys(attacks);
  const loop = async (from: number): Promise<void> => {
    for (let n = from; !isOver; n += 1) {
      const attack = attacks[names[n % names.length]!]!;
      await attack(who).catch(() => tally('failed'));
    }
  };
  await Promise.all([loop(id), loop(id + 3)]);
}

/** Connections that say nothing, or say it slowly. */
async function holdConnections(): Promise<void> {
  while (!isOver) {
    const sockets: Socket[] = [];
    for (let n = 0; n < 300; n += 1) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      sockets.push(socket);
      if (n % 3 === 1)
        socket.write(
          'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{',
        );
      if (n % 3 === 2) socket.write(`GET /graphql HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(8_000)}`);
    }
    await pause(4_000);
    for (const socket of sockets) socket.destroy();
  }
}

async function runStranger(): Promise<void> {
  const guess = async (): Promise<void> => {
    while (!isOver) {
      await post(`Bearer ombor_${randomBytes(24).toString('base64url')}`, { query: '{ viewer { role } }' }).catch(() =>
        tally('failed'),
      );
      await pause(2);
    }
  };
  const webhook = async (): Promise<void> => {
    while (!isOver) {
      const response = await fetch(`${base}/webhooks/marketplaces/stock-update`, {
        method: 'POST',
        headers: { 'x-marketplace-id': 'generic', 'x-webhook-signature': randomBytes(32).toString('hex') },
        body: ' '.repeat(60_000),
      }).catch(() => undefined);
      tally(`webhook ${response?.status}`);
      await response?.arrayBuffer();
      await pause(5);
    }
  };
  const chunked = async (): Promise<void> => {
    while (!isOver) {
      const sending = request(`${base}/graphql`, { method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
      sending.on('error', () => {});
      sending.on('response', (response) => response.resume());
      for (let n = 0; n < 20; n += 1) sending.write('x'.repeat(16_000));
      await pause(20);
      sending.destroy();
    }
  };
  const sockets = async (): Promise<void> => {
    while (!isOver) {
      const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      socket.on('error', () => {});
      socket.on('open', () => {
        socket.send('x'.repeat(10_000));
        for (let n = 0; n < 100; n += 1) socket.ping();
      });
      await pause(10);
    }
  };
  await Promise.all([guess(), webhook(), chunked(), sockets(), holdConnections()]);
}

process.stdout.write('ready\n');
const report = setInterval(() => process.stdout.write(`${JSON.stringify(counts)}\n`), 5_000);
report.unref();
await Promise.all([...Array.from({ length: 20 }, (_, id) => runBuyer(id)), runStranger()]);
