import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';

const silentMs = 5_000;
const againAfterMs = 500;

interface Update {
  sku: string;
  stock: number;
  version: number;
  cursor: string;
}

/** A client that follows all figures, and goes on after each lost connection with its last cursor, at whichever process answers. */
export class Follower {
  /** The figures as it knows them. */
  readonly figures = new Map<string, { stock: number; version: number }>();
  /** What must not happen, as sentences. */
  readonly faults: string[] = [];
  /** How often it had to connect. */
  connections = 0;
  readonly #urls: () => string[];
  readonly #authorization: string;
  readonly #skus: string[];
  #cursor: string | null = null;
  #client: Client | undefined;
  #isOver = false;
  #life: Promise<void> = Promise.resolve();

  constructor(urls: () => string[], authorization: string, skus: string[]) {
    this.#urls = urls;
    this.#authorization = authorization;
    this.#skus = skus;
  }

  start(first: number): void {
    this.#life = this.#live(first);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#client?.terminate();
    await this.#life;
  }

  async #live(first: number): Promise<void> {
    for (let turn = first; !this.#isOver; turn += 1) {
      const urls = this.#urls();
      await this.#follow(urls[turn % urls.length] ?? '');
      if (!this.#isOver) await sleep(againAfterMs);
    }
  }

  /** Resolves when the connection is lost. */
  async #follow(url: string): Promise<void> {
    this.connections += 1;
    const client = connect(url, this.#authorization);
    this.#client = client;
    const query =
      'subscription ($skus: [String!], $after: String) { stockUpdated(skus: $skus, after: $after) { sku stock version cursor } }';
    await new Promise<void>((resolve) => {
      client.subscribe<{ stockUpdated: Update }>(
        { query, variables: { skus: this.#skus, after: this.#cursor } },
        {
          next: ({ data, errors }) => {
            if (data) this.#take(data.stockUpdated);
            for (const { message } of errors ?? []) this.faults.push(`a subscriber got an error: ${message}`);
          },
          error: (error) => {
            this.#explain(error);
            resolve();
          },
          complete: () => resolve(),
        },
      );
    });
    client.terminate();
    await client.dispose();
  }

  /** A lost connection is expected; a cursor that the database does not know any more is not. */
  #explain(error: unknown): void {
    const errors = Array.isArray(error) ? (error as { message: string; extensions?: { code?: string } }[]) : [];
    for (const { message, extensions } of errors) {
      if (extensions?.code !== 'RESYNC_REQUIRED') continue;
      this.faults.push(`a subscriber had to read everything again: ${message}`);
      this.#cursor = null;
    }
  }

  #take({ sku, stock, version, cursor }: Update): void {
    const known = this.figures.get(sku);
    if (known && known.version > version)
      this.faults.push(`a subscriber saw ${sku} at version ${version} after version ${known.version}`);
    this.figures.set(sku, { stock, version });
    this.#cursor = cursor;
  }
}

/** A connection that is given up when the other side is silent, as that of a frozen process is. */
function connect(url: string, authorization: string): Client {
  let timeout: NodeJS.Timeout | undefined;
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { handshakeTimeout: silentMs });
      }
    },
    connectionParams: { authorization },
    connectionAckWaitTimeout: silentMs,
    retryAttempts: 0,
    keepAlive: silentMs,
    on: {
      ping: (received) => {
        if (!received) timeout = setTimeout(() => client.terminate(), silentMs);
      },
      pong: (received) => {
        if (received) clearTimeout(timeout);
      },
      closed: () => clearTimeout(timeout),
    },
  });
  return client;
}
