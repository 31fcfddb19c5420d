import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { toNetwork } from '../client-network.ts';

/** So many bytes of bodies from one address are read at once before their signatures are checked: 16,000 usual events. */
const maxBytes = 16 * 1024 * 1024;
/** What a body without a length is counted as, and the least that one counts. */
const [unknownBytes, leastBytes] = [64 * 1024, 1024];

/** Bodies that are being read from senders who have not proved who they are, by address. */
export class UnverifiedBodies {
  readonly #bytes = new Map<string, number>();

  /** Counts a body until the returned function is called. Undefined: its address sends too many at once. */
  take(c: Context): (() => void) | undefined {
    // Of the connection itself: a proxy has read the whole body before it passes it on.
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
    const network = toNetwork(incoming?.socket.remoteAddress ?? '');
    const declared = Number(c.req.header('content-length') ?? unknownBytes) || 0;
    const bytes = Math.max(leastBytes, Math.min(unknownBytes, declared));
    const before = this.#bytes.get(network) ?? 0;
    if (before + bytes > maxBytes) return undefined;
    this.#bytes.set(network, before + bytes);
    return () => {
      const left = (this.#bytes.get(network) ?? 0) - bytes;
      if (left > 0) this.#bytes.set(network, left);
      else this.#bytes.delete(network);
    };
  }
}
