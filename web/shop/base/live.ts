import type { AnyVariables, Client, CombinedError, TypedDocumentNode } from '@urql/core';
import { createClient as createSocket } from 'graphql-ws';
import { pipe, toAsyncIterable } from 'wonka';
import { Changes } from './changes.ts';

const pingEveryMs = 10_000;
const pongWithinMs = 5_000;
const maxPauseMs = 15_000;
/** After so long out of sight the phone may have slept, and its socket may be dead without a sign. */
const sleptMs = 20_000;

/** The live connection. It is opened by what follows something, which also opens it again, from its newest cursor. */
export class Live extends Changes {
  /** Since when there is no connection; undefined: there is one, or there was none yet. */
  lostSince: Date | undefined;
  /** Whether there was a connection since the shop was opened. */
  wasLive = false;
  readonly socket: ReturnType<typeof createSocket>;

  constructor(url: string, getToken: () => string, onRefused: () => void) {
    super();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const socket = createSocket({
      url,
      connectionParams: () => ({ authorization: `Bearer ${getToken()}` }),
      retryAttempts: 0,
      lazyCloseTimeout: 5_000,
      keepAlive: pingEveryMs,
      // Without it a connection that is swallowed at its beginning would be waited for for ever.
      connectionAckWaitTimeout: pingEveryMs,
      on: {
        connected: () => {
          this.wasLive = true;
          this.#become(undefined);
        },
        closed: (event) => {
          clearTimeout(silence);
          this.#become(this.lostSince ?? new Date());
          if (event instanceof CloseEvent && [4401, 4403].includes(event.code)) onRefused();
        },
        // Only an unanswered ping shows that nobody is behind the socket any more.
        ping: (received) => {
          if (!received) silence = setTimeout(() => socket.terminate(), pongWithinMs);
        },
        pong: (received) => {
          if (received) clearTimeout(silence);
        },
      },
    });
    this.socket = socket;
    let hiddenAt = 0;
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) hiddenAt = Date.now();
      else if (Date.now() - hiddenAt > sleptMs) socket.terminate();
    });
    for (const event of ['online', 'offline']) addEventListener(event, () => this.changed());
  }

  #become(lostSince: Date | undefined): void {
    this.lostSince = lostSince;
    this.changed();
  }
}

/** What to follow. `variables` are asked for before each attempt: they have the newest cursor. */
export interface Followed<Data, Variables> {
  document: TypedDocumentNode<Data, Variables>;
  variables(): Promise<Variables>;
  take(data: Data): void;
  /** The server cannot continue from the cursor: everything is read again. */
  resync(): Promise<void>;
}

/** What the server answers to a cursor of another state of the database, and to one that it cannot read. */
const lost = ['RESYNC_REQUIRED', 'BAD_USER_INPUT'];

/** Follows something for as long as the page is open. After each error it goes on from the newest cursor. */
export async function follow<Data, Variables extends AnyVariables>(
  client: Client,
  { document, variables, take, resync }: Followed<Data, Variables>,
): Promise<never> {
  for (let failures = 0; ; failures++) {
    try {
      const answers = pipe(client.subscription(document, await variables()), toAsyncIterable);
      for await (const { data, error } of answers) {
        if (lost.some((code) => hasCode(error, code))) await resync();
        if (!data) break;
        failures = 0;
        take(data);
      }
    } catch {
      // Reading failed: there is no connection, and the next attempt reads again.
    }
    await pause(Math.random() * Math.min(500 * 2 ** failures, maxPauseMs));
  }
}

/** Whether the server refused with this code. */
export function hasCode(error: CombinedError | undefined, code: string): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === code) ?? false;
}

/** Ends early when the phone is online again or in somebody's hand. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      removeEventListener('online', end);
      document.removeEventListener('visibilitychange', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    document.addEventListener('visibilitychange', end);
  });
}
