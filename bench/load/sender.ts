import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const maxTries = 100;
const retryMs = 50;

/** What became of the requests of a sender. */
export interface SendCounts {
  /** By HTTP status. */
  statuses: Map<number, number>;
  /** Connections that broke before an answer. */
  resets: number;
}

interface Answer {
  status: number;
  /** Head and body as they came. */
  text: string;
}

interface Connection {
  socket: Socket;
  received: string;
  /** Called with the answer, or null when the connection broke. */
  answer: (answer: Answer | null) => void;
}

/**
 * Sends prepared HTTP requests over keep-alive connections, one at a time on each. It does as little as possible, because it
 * shares the machine with what it measures.
 */
export class Sender implements Disposable {
  readonly counts: SendCounts = { statuses: new Map(), resets: 0 };
  readonly #host: string;
  readonly #port: number;
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /**
   * Sends a request again and again until it is answered with 200, as a marketplace does; resolves with that answer, its head
   * included. Opens a connection when none is idle.
   */
  async send(request: Buffer): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const connection = this.#idle.pop() ?? this.#connect();
      const answer = await new Promise<Answer | null>((resolve) => {
        connection.answer = resolve;
        connection.socket.write(request);
      });
      if (answer === null) this.counts.resets += 1;
      else {
        this.#idle.push(connection);
        this.counts.statuses.set(answer.status, (this.counts.statuses.get(answer.status) ?? 0) + 1);
      }
      if (answer?.status === 200) return answer.text;
      if (tries === maxTries)
        throw new Error(`A request was not accepted ${maxTries} times; the last status is ${answer?.status}`);
      await delay(retryMs);
    }
  }

  /** Sends what `next` returns over so many connections, until that is undefined; resolves with the ms to the last answer. */
  async sendAll(next: () => Buffer | undefined, connections: number): Promise<number> {
    const startedAt = performance.now();
    const work = async (): Promise<void> => {
      for (let request = next(); request; request = next()) await this.send(request);
    };
    await Promise.all(Array.from({ length: connections }, work));
    return performance.now() - startedAt;
  }

  [Symbol.dispose](): void {
    for (const { socket } of this.#open) socket.destroy();
  }

  #connect(): Connection {
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true });
    const connection: Connection = { socket, received: '', answer: () => {} };
    this.#open.add(connection);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: unknown) => {
      connection.received += String(chunk);
      const text = connection.received;
      const status = readAnswer(text);
      if (status === undefined) return;
      connection.received = '';
      connection.answer({ status, text });
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#open.delete(connection);
      const at = this.#idle.indexOf(connection);
      if (at >= 0) this.#idle.splice(at, 1);
      connection.answer(null);
    });
    return connection;
  }
}

/** The status of a complete answer; undefined while some of it is missing. */
export function readAnswer(received: string): number | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.slice(0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head);
  const isWhole = length ? received.length >= end + 4 + Number(length[1]) : received.endsWith('0\r\n\r\n');
  return isWhole ? Number(head.slice(9, 12)) : undefined;
}

/** An HTTP request as bytes. */
export function toRequest(path: string, headers: Record<string, string>, body: string): Buffer {
  const lines = Object.entries({
    host: 'bench',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
