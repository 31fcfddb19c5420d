import type { Socket } from 'node:net';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { WebSocket } from 'ws';
import type { StockFilter } from './attach.ts';
import type { LiveGroup } from './group.ts';
import type { LiveStock } from './live-stock.ts';
import type { Subscriber } from './subscriber.ts';

/** How much a slow reader may cost. */
export interface SocketLimits {
  /** Above so many unsent bytes nothing more is written. */
  mostBufferedBytes: number;
  /** A socket that has not drained for so long is closed. */
  stuckMs: number;
  /** So is one for which so many products wait. */
  mostBacklog: number;
}

export const defaultSocketLimits: SocketLimits = { mostBufferedBytes: 64 * 1024, stuckMs: 10_000, mostBacklog: 20_000 };

const tryAgainLater = 1013;

/** A subscription that sends to a socket. */
export interface LiveSending {
  live: LiveStock;
  filter: StockFilter;
  group: LiveGroup;
  socket: WebSocket;
  wire: Socket;
  /** The operation's id on this socket. */
  id: string;
  limits: SocketLimits;
  /** An error as clients see it. */
  tell: (error: GraphQLError) => GraphQLFormattedError;
}

/**
 * Sends a subscriber's events as frames: shared payload, own id and cursor. While the socket does not drain nothing is
 * written, and the newest state of each product waits. Rejects as `LiveStock.attach`. Gives a function that makes
 * what graphql-ws waits for: it never yields, and ends when the subscription does.
 */
export async function sendLive(sending: LiveSending): Promise<(onEnd: () => void) => AsyncGenerator<never>> {
  const { live, filter, group, socket, wire, id, limits, tell } = sending;
  const prefix = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const over = Promise.withResolvers<void>();
  let subscriber: Subscriber | undefined;
  let stuck: NodeJS.Timeout | undefined;
  let rendering = false;

  const cutOff = (): void => {
    socket.close(tryAgainLater, 'This reader is too slow');
    // A peer that reads nothing does not answer the goodbye either.
    setTimeout(() => socket.terminate(), 1_000).unref();
  };

  function waitForDrain(): void {
    if (stuck) return;
    stuck = setTimeout(cutOff, limits.stuckMs);
    wire.once('drain', onDrain);
  }

  /** It reads after all, however slowly: it has its whole time again. */
  function onDrain(): void {
    clearTimeout(stuck);
    stuck = undefined;
    flush();
  }

  function flush(): void {
    if (!subscriber || rendering) return;
    if (subscriber.ended) {
      if (subscriber.failure) socket.send(`${prefix}${JSON.stringify({ errors: [tell(subscriber.failure)] })}}`);
      over.resolve();
      return;
    }
    if (subscriber.backlog > limits.mostBacklog) {
      cutOff();
      return;
    }
    // Several frames of one turn leave as one write.
    wire.cork();
    for (let next = subscriber.peek(); next && socket.readyState === socket.OPEN; next = subscriber.peek()) {
      if (socket.bufferedAmount > limits.mostBufferedBytes) break;
      const parts = group.find(next.state);
      if (!parts) {
        rendering = true;
        void group.render(next.state).then(() => {
          rendering = false;
          flush();
        });
        break;
      }
      subscriber.take();
      socket.send(`${prefix}${parts.join(next.cursor)}}`);
    }
    wire.uncork();
    if (socket.bufferedAmount > limits.mostBufferedBytes) {
      waitForDrain();
      return;
    }
    clearTimeout(stuck);
    wire.off('drain', onDrain);
    stuck = undefined;
    // Uncorking emptied the buffer at once: no drain will come for what still waits.
    if (!rendering && subscriber.peek() && socket.readyState === socket.OPEN) setImmediate(flush);
  }

  subscriber = await live.attach(filter, flush);
  const attached = subscriber;
  return (onEnd) => {
    const end = (): Promise<IteratorReturnResult<undefined>> => {
      if (!attached.ended) attached.end();
      over.resolve();
      clearTimeout(stuck);
      wire.off('drain', onDrain);
      return over.promise.then(() => ({ done: true, value: undefined }));
    };
    void over.promise.then(onEnd);
    // Once graphql-ws has taken the subscription in.
    setImmediate(flush);
    // Not a generator function: its `return` would wait for the very promise that it should end.
    return {
      next: () => over.promise.then(end),
      return: end,
      throw: end,
      [Symbol.asyncIterator]() {
        return this;
      },
      async [Symbol.asyncDispose]() {
        await end();
      },
    };
  };
}
