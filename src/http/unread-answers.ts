import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So long a peer may take nothing of what it is sent. */
const unreadMs = 30_000;
/** Requests of one connection that are not answered yet. No browser sends a second one before the first is answered. */
const maxPending = 16;

const pending = new WeakMap<Socket, number>();

/**
 * Ends connections that would keep answers in memory for as long as they like: those whose peer takes nothing of an answer, and those
 * with many requests at once, of which one read of 64 KB has a thousand.
 */
export function limitUnread({ socket }: IncomingMessage, response: ServerResponse): void {
  const count = (pending.get(socket) ?? 0) + 1;
  pending.set(socket, count);
  response.once('close', () => pending.set(socket, (pending.get(socket) ?? 1) - 1));
  if (count > maxPending) socket.destroy();
  response.setTimeout(unreadMs);
  response.on('timeout', () => {
    if (socket.writableLength > 0) socket.destroy();
  });
}
