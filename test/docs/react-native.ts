// A page as React Native runs it, as far as Node can show: with no more of `fetch` and `WebSocket` than React Native has, and without
// what it does not have. test/docs/clients.test.ts starts it; `OMBOR_URL` and `OMBOR_KEY` say where Ombor is.
import { pipe, subscribe } from 'wonka';
import { createUrqlClient } from '../../examples/clients/urql.ts';

const NodeSocket = globalThis.WebSocket;
const nodeFetch = globalThis.fetch;

type Listener = ((event: Record<string, unknown>) => void) | null;

/** Events are plain objects there, and the class has no more than this. */
class NativeSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  onopen: Listener = null;
  onmessage: Listener = null;
  onerror: Listener = null;
  onclose: Listener = null;
  readonly #socket: WebSocket;

  constructor(url: string, protocols?: string | string[]) {
    this.#socket = new NodeSocket(url, protocols);
    this.#socket.onopen = () => this.onopen?.({ type: 'open' });
    this.#socket.onmessage = ({ data }) => this.onmessage?.({ type: 'message', data });
    this.#socket.onerror = () => this.onerror?.({ type: 'error', message: 'failed' });
    this.#socket.onclose = ({ code, reason }) => this.onclose?.({ type: 'close', code, reason });
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  send(data: string): void {
    this.#socket.send(data);
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason);
  }
}

/** An answer has no stream there: only whole texts. */
async function nativeFetch(input: string | URL | Request, init?: RequestInit): Promise<object> {
  const response = await nodeFetch(input, init);
  const { status, ok, statusText, headers, url } = response;
  const text = await response.text();
  return { status, ok, statusText, headers, url, text: async () => text, json: async () => JSON.parse(text) };
}

Object.assign(globalThis, { WebSocket: NativeSocket, fetch: nativeFetch });
for (const name of ['CloseEvent', 'MessageEvent', 'TextDecoderStream', 'crypto', 'EventSource']) {
  Reflect.deleteProperty(globalThis, name);
}

const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
const { OMBOR_URL: url = '', OMBOR_KEY: key = '' } = process.env;
const client = createUrqlClient(url, () => `Bearer ${key}`);
const mutation = `mutation Create { createProduct(input: { sku: "TAKEN", name: "Again" }) { ... on Error { code } } }`;
const { data: created, error } = await client.mutation(mutation, {}).toPromise();
say(created?.createProduct?.code ?? String(error));
pipe(
  client.subscription('subscription Stock { stockUpdated(skus: ["TAKEN"]) { stock } }', {}),
  subscribe(({ data, error }) => say(data?.stockUpdated.stock ?? String(error))),
);
