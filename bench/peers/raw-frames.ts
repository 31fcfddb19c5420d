/**
 * The least that a fan-out can cost: a WebSocket server that makes the frame of an event once and writes the same bytes to every
 * socket. It reads nothing of what clients ask for. Events come by message: `[{ sku, quantity, version }]`.
 */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

interface Event {
  sku: string;
  quantity: number;
  version: number;
}

const sockets = new Set<Socket>();

/** A text frame of a server. */
function toFrame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(body.length < 126 ? 2 : 4);
  head[0] = 0x81;
  head[1] = body.length < 126 ? body.length : 126;
  if (body.length >= 126) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

const upgraded = 'HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n';
const acknowledged = toFrame({ type: 'connection_ack' });

const server = createServer((socket) => {
  let received = 0;
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => sockets.delete(socket));
  socket.on('data', () => {
    received += 1;
    // First the upgrade, then the start of the connection; the subscription needs no answer.
    if (received === 1) socket.write(upgraded);
    if (received === 2) socket.write(acknowledged);
    sockets.add(socket);
  });
});
process.on('message', (events: Event[]) => {
  for (const event of events) {
    const frame = toFrame({ id: '1', type: 'next', payload: { data: { stockUpdated: event } } });
    for (const socket of sockets) socket.write(frame);
  }
});
server.listen(0, '127.0.0.1', 4_096, () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('SIGTERM', () => process.exit());
