/**
 * Many subscribers of stockUpdated in one process, on plain sockets: a real client library would use more of the machine than what
 * is measured. Words: address of the API, API key, how many, opening quantity, variables of the subscription as JSON.
 * Reports by message what all of them have seen: `{ seen: [[sku, sale, at]] }`, `at` in ms of the machine's monotonic clock.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { skuOf } from '../shop.ts';
import { nowMs } from './clock.ts';
import { FrameReader, toFrame } from './frames.ts';
import { ProgressOfAll } from './progress-of-all.ts';

const [url = '', key = '', count = '0', opening = '0', variables = '{}'] = process.argv.slice(2);
const query = 'subscription ($skus: [String!]) { stockUpdated(skus: $skus) { sku quantity version } }';
const total = Number(count);
const progress = new ProgressOfAll(total, Number(opening));
let news: [string, number, number][] = [];
let frames = 0;

function report(sku: string, sale: number): void {
  if (news.length === 0) {
    setImmediate(() => {
      process.send?.({ seen: news });
      news = [];
    });
  }
  news.push([sku, sale, nowMs()]);
}

const beforeSku = Buffer.from('{"id":"1","type":"next","payload":{"data":{"stockUpdated":{"sku":"');
const beforeQuantity = '","quantity":'.length;
const skuLength = skuOf(0).length;

/** Reads the SKU and the quantity where they stand in every event: searching for them costs as much as receiving them. */
function take(index: number, bytes: Buffer, start: number, end: number): void {
  const skuAt = start + beforeSku.length;
  if (bytes.compare(beforeSku, 0, beforeSku.length, start, skuAt) !== 0)
    throw new Error(`a subscriber received ${bytes.toString('utf8', start, end)}`);
  let quantity = 0;
  let at = skuAt + skuLength + beforeQuantity;
  for (let digit = bytes[at] ?? 0; digit >= 48 && digit <= 57; digit = bytes[++at] ?? 0)
    quantity = quantity * 10 + digit - 48;
  frames += 1;
  const sku = bytes.toString('latin1', skuAt, skuAt + skuLength);
  const complete = progress.add(index, sku, quantity);
  if (complete !== undefined) report(sku, complete);
}

async function upgrade(socket: Socket, host: string): Promise<void> {
  const head = [
    'GET /graphql HTTP/1.1',
    `host: ${host}`,
    'connection: Upgrade',
    'upgrade: websocket',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    'sec-websocket-version: 13',
    'sec-websocket-protocol: graphql-transport-ws',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(`no WebSocket: ${answer.toString()}`);
}

/** Opens a subscriber; resolves when its subscription was sent. */
async function open(index: number): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  socket.on('close', () => process.send?.({ lost: index }));
  // A reader that was cut off is counted, and does not end the others.
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  await upgrade(socket, host);
  const reader = new FrameReader();
  let isAcknowledged = false;
  const acknowledged = Promise.withResolvers<void>();
  socket.on('data', (chunk: Buffer) => {
    reader.read(chunk, (opcode, bytes, start, end) => {
      if (opcode === 9) socket.write(toFrame(bytes.subarray(start, end), 10));
      if (opcode !== 1) return;
      if (isAcknowledged) take(index, bytes, start, end);
      else acknowledged.resolve();
      isAcknowledged = true;
    });
  });
  const send = (message: unknown): boolean => socket.write(toFrame(JSON.stringify(message)));
  send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } });
  await acknowledged.promise;
  send({ id: '1', type: 'subscribe', payload: { query, variables: JSON.parse(variables) as unknown } });
}

const atOnce = 50;
for (let at = 0; at < total; at += atOnce) {
  await Promise.all(Array.from({ length: Math.min(atOnce, total - at) }, (_, index) => open(at + index)));
}
process.on('message', () => process.send?.({ frames }));
process.on('SIGTERM', () => process.exit());
process.send?.({ url: '' });
