import { createClient as createSocket, type Client as Socket } from 'graphql-ws';

/** How the live connection stands. `since`: from when it is so. */
export interface ConnectionState {
  status: 'connecting' | 'live' | 'lost';
  since: Date;
}

/** A live connection that is opened again after each loss, and tells how it stands. */
export interface Connection {
  socket: Socket;
  getState(): ConnectionState;
  /** Calls back after each change. Returns how to stop that. */
  onChange(listener: () => void): () => void;
  close(): void;
}

const pingEveryMs = 10_000;
const pongWithinMs = 5_000;
const maxPauseMs = 15_000;

/** Server's answer to credentials that are not valid (any more). */
const isRefused = (event: unknown): boolean => event instanceof CloseEvent && [4401, 4403].includes(event.code);

/** `onRefused`: the session is over, and no attempt follows. */
export function connect(url: string, token: string, onRefused: () => void): Connection {
  const listeners = new Set<() => void>();
  let state: ConnectionState = { status: 'connecting', since: new Date() };
  let silence: ReturnType<typeof setTimeout> | undefined;
  const become = (status: ConnectionState['status']): void => {
    if (state.status === status) return;
    state = { status, since: new Date() };
    for (const listener of listeners) listener();
  };
  const socket = createSocket({
    url,
    lazy: false,
    connectionParams: { authorization: `Bearer ${token}` },
    keepAlive: pingEveryMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) => pause(Math.min(500 * 2 ** retries, maxPauseMs) * (0.5 + Math.random() / 2)),
    shouldRetry: (event) => !isRefused(event),
    on: {
      connected: () => become('live'),
      closed: (event) => {
        clearTimeout(silence);
        become('lost');
        if (isRefused(event)) onRefused();
      },
      // A phone that slept holds a socket that nobody is behind any more, and only an unanswered ping shows it.
      ping: (received) => {
        if (!received) silence = setTimeout(() => socket.terminate(), pongWithinMs);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
    },
  });
  return {
    socket,
    getState: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => void socket.dispose(),
  };
}

/** Ends early when the device is online again. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
  });
}
