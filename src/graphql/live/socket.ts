import type { Socket } from 'node:net';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { WebSocket } from 'ws';
import { pace, pointsPerEvent } from '../quotas/pace.ts';
import type { AttachBounds, StockFilter } from './attach.ts';
import type { LiveGroup } from './group.ts';
import type { LiveStock } from './live-stock.ts';
import type { Subscriber } from './subscriber.ts';

/** Close code after which clients connect again. */
export const tryAgainLater = 1013;

/** How much a slow reader may cost. */
export interface SocketLimits {
  /** Above so many unsent bytes nothing more is written. */
  maxUnsentBytes: number;
  /** A socket that has not drained for so long is closed. */
  drainTimeoutMs: number;
  /** A socket for which more products wait is closed. */
  maxBacklog: number;
}

export const defaultSocketLimits: SocketLimits = {
  maxUnsentBytes: 64 * 1024,
  drainTimeoutMs: 10_000,
  maxBacklog: 20_000,
};

const closeTimeoutMs = 1_000;
/**
 * So many payloads are rendered before they are written: frames that are ready together share a write. Fewer dear ones, so that nobody
 * else waits for them for long.
 */
const renderedTogether = 100;
const pointsTogether = 500;

/** A subscription that sends to a socket. */
export interface LiveSending {
  live: LiveStock;
  filter: StockFilter;
  bounds: AttachBounds;
  group: LiveGroup;
  socket: WebSocket;
  /** Below the WebSocket: to send many frames as one write. */
  tcpSocket: Socket;
  /** The operation's id on this socket. */
  id: string;
  limits: SocketLimits;
  /** Returns an error as clients see it. */
  mask: (error: GraphQLError) => GraphQLFormattedError;
  /** Whose it is. */
  caller: string;
  /** Points of one event. */
  cost: number;
  /** Lets the subscriber pay for events that are rendered for it. Returns the error if it has too few points left. */
  bill: (events: number) => GraphQLError | undefined;
}

/**
 * Sends a subscriber's events as frames: shared payload, own id and cursor. While the socket does not drain nothing is written,
 * and only the newest state of each product waits. Rejects as `LiveStock.attach`. Returns a function that makes the results
 * that graphql-ws waits for: they never yield, and end when the subscription does.
 */
export async function sendLive(sending: LiveSending): Promise<(onEnd: () => void) => AsyncGenerator<never>> {
  const sender = new LiveSender(sending);
  await sender.attach();
  return (onEnd) => sender.start(onEnd);
}

class LiveSender {
  readonly #sending: LiveSending;
  /** What each frame begins with. */
  readonly #prefix: string;
  readonly #over = Promise.withResolvers<void>();
  #subscriber: Subscriber | undefined;
  #drainTimer: NodeJS.Timeout | undefined;
  #isRendering = false;
  #isFinished = false;

  constructor(sending: LiveSending) {
    this.#sending = sending;
    this.#prefix = `{"id":${JSON.stringify(sending.id)},"type":"next","payload":`;
  }

  async attach(): Promise<void> {
    const { live, filter, bounds } = this.#sending;
    this.#subscriber = await live.attach(filter, this.#flush, bounds);
  }

  start(onEnd: () => void): AsyncGenerator<never> {
    const over = this.#over.promise;
    const end = this.#end;
    void over.then(onEnd);
    // Once graphql-ws has registered the subscription.
    setImmediate(this.#flush);
    // Not a generator function: its `return` would wait for the very promise that it should end.
    return {
      next: () => over.then(end),
      return: end,
      throw: end,
      [Symbol.asyncIterator]() {
        return this;
      },
      async [Symbol.asyncDispose]() {
        await end();
      },
    };
  }

  readonly #end = (): Promise<IteratorReturnResult<undefined>> => {
    this.#subscriber?.end();
    this.#over.resolve();
    this.#stopWaitingForDrain();
    return this.#over.promise.then(() => ({ done: true, value: undefined }));
  };

  readonly #flush = (): void => {
    const { socket, tcpSocket, limits } = this.#sending;
    const subscriber = this.#subscriber;
    if (!subscriber || this.#isRendering) return;
    if (subscriber.ended) {
      this.#finish(subscriber);
      return;
    }
    if (subscriber.backlog > limits.maxBacklog) {
      this.#disconnect();
      return;
    }
    // Several frames of one turn leave as one write.
    tcpSocket.cork();
    this.#writeFrames(subscriber);
    tcpSocket.uncork();
    if (socket.bufferedAmount > limits.maxUnsentBytes) {
      this.#waitForDrain();
      return;
    }
    this.#stopWaitingForDrain();
    // Uncorking emptied the buffer at once: no drain event follows for what still waits.
    if (!this.#isRendering && subscriber.peek() && socket.readyState === socket.OPEN) setImmediate(this.#flush);
  };

  /** Writes until nothing waits, the buffer is full, or payloads have to be rendered first. */
  #writeFrames(subscriber: Subscriber): void {
    const { socket, group, limits } = this.#sending;
    for (let next = subscriber.peek(); next && socket.readyState === socket.OPEN; next = subscriber.peek()) {
      if (socket.bufferedAmount > limits.maxUnsentBytes) return;
      const parts = group.find(next.state);
      if (!parts) {
        this.#render(subscriber);
        return;
      }
      subscriber.take();
      socket.send(`${this.#prefix}${parts.join(next.cursor)}}`);
    }
  }

  /** Renders what is to be sent next when it is the caller's turn. */
  #render(subscriber: Subscriber): void {
    const { group, cost, caller } = this.#sending;
    const count = Math.max(1, Math.min(renderedTogether, Math.floor(pointsTogether / cost)));
    const missing = subscriber.next(count).filter((state) => !group.isRendering(state)).length;
    const turn = missing === 0 ? undefined : pace.enter(caller, missing * (cost + pointsPerEvent));
    this.#isRendering = true;
    if (!turn) this.#renderNow(subscriber, count);
    else void turn.then(() => this.#renderNow(subscriber, count));
  }

  /** Whoever comes first pays: the others of its group are sent the same payload. */
  #renderNow(subscriber: Subscriber, count: number): void {
    const { group, bill } = this.#sending;
    const states = subscriber.next(count);
    const refused = bill(states.filter((state) => !group.isRendering(state)).length);
    const goOn = (): void => {
      this.#isRendering = false;
      this.#flush();
    };
    if (refused) {
      this.#isRendering = false;
      subscriber.fail(refused);
      return;
    }
    // In another turn, so that one subscriber with much to render does not hold up the others.
    void Promise.all(states.map((state) => group.render(state))).then(() => setImmediate(goOn));
  }

  #finish({ failure }: Subscriber): void {
    const { socket, mask } = this.#sending;
    // A flush that was asked for before comes once more.
    if (this.#isFinished) return;
    this.#isFinished = true;
    if (failure) socket.send(`${this.#prefix}${JSON.stringify({ errors: [mask(failure)] })}}`);
    this.#over.resolve();
  }

  #waitForDrain(): void {
    if (this.#drainTimer) return;
    this.#drainTimer = setTimeout(this.#disconnect, this.#sending.limits.drainTimeoutMs);
    this.#sending.tcpSocket.once('drain', this.#onDrain);
  }

  #stopWaitingForDrain(): void {
    clearTimeout(this.#drainTimer);
    this.#sending.tcpSocket.off('drain', this.#onDrain);
    this.#drainTimer = undefined;
  }

  /** It reads, however slowly: its time begins again. */
  readonly #onDrain = (): void => {
    this.#stopWaitingForDrain();
    this.#flush();
  };

  readonly #disconnect = (): void => {
    const { socket } = this.#sending;
    socket.close(tryAgainLater, 'The client reads too slowly');
    // A peer that reads nothing does not answer the close frame either.
    setTimeout(() => socket.terminate(), closeTimeoutMs).unref();
  };
}
