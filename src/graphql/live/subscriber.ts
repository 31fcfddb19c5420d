import type { GraphQLError } from 'graphql';
import type { StockState } from '../../db/live/live-stock.ts';

/** A state on its way to a subscriber, with the cursor that it is given there. */
export interface Delivery {
  state: StockState;
  cursor: string;
}

/**
 * What one subscriber still has to be told: the newest state of each product and nothing else, so that a slow reader costs
 * bounded memory.
 *
 * Its order matters: a state that is replaced by a newer one moves to the end. So when an event with the horizon of round n is
 * taken, everything of earlier rounds was taken before it or was replaced by something that is still to come, and its cursor
 * covers what it says it covers.
 */
export class Subscriber {
  /** What it follows; null: everything. */
  readonly skus: ReadonlySet<string> | null;
  readonly #wake: () => void;
  readonly #detach: () => void;
  /** In the order in which they are to be told. */
  #waiting = new Map<number, Delivery>();
  /** States of the snapshot that were ahead of what everybody had been told: nothing older may follow. */
  readonly #ahead = new Map<number, StockState>();
  /** Products of the snapshot that still wait as the snapshot had them. */
  readonly #snapshot = new Set<number>();
  #begun = false;
  ended = false;
  /** Why it ended, where that is to be told. */
  failure: GraphQLError | undefined;

  /** `skus` null: all products. `wake` is called when something waits or it has ended; `detach` once, at its end. */
  constructor(skus: Set<string> | null, wake: () => void, detach: () => void) {
    this.skus = skus;
    this.#wake = wake;
    this.#detach = detach;
  }

  /** How many products changed faster than they were told; its own snapshot, however long, is no backlog. */
  get backlog(): number {
    return this.#waiting.size - this.#snapshot.size;
  }

  /** Takes in live states of what it follows; each is newer than what was delivered to everybody before. */
  offer(deliveries: readonly Delivery[]): void {
    let took = false;
    for (const delivery of deliveries) {
      const { state } = delivery;
      const ahead = this.#ahead.get(state.productId);
      if (ahead) {
        if (!isNewer(state, ahead)) continue;
        this.#ahead.delete(state.productId);
      }
      this.#waiting.delete(state.productId);
      this.#snapshot.delete(state.productId);
      this.#waiting.set(state.productId, delivery);
      took = true;
    }
    if (took && this.#begun) this.#wake();
  }

  /**
   * Puts the snapshot before what came live while it was read. Only its last event carries the snapshot's own cursor: a client
   * that is cut off before that must begin again where it began.
   */
  begin(snapshot: StockState[], start: string, end: string, delivered: ReadonlyMap<number, StockState>): void {
    const live = this.#waiting;
    this.#waiting = new Map();
    for (const [index, state] of snapshot.entries()) {
      const later = live.get(state.productId);
      if (later && isNewer(later.state, state)) continue;
      live.delete(state.productId);
      this.#waiting.set(state.productId, { state, cursor: index === snapshot.length - 1 ? end : start });
      this.#snapshot.add(state.productId);
      const known = delivered.get(state.productId);
      if (!known || isNewer(state, known)) this.#ahead.set(state.productId, state);
    }
    for (const [productId, delivery] of live) this.#waiting.set(productId, delivery);
    this.#begun = true;
    if (this.#waiting.size > 0) this.#wake();
  }

  /** What is to be told next, without taking it. */
  peek(): Delivery | undefined {
    if (!this.#begun) return undefined;
    const [first] = this.#waiting.values();
    return first;
  }

  /** Takes what is to be told next. */
  take(): Delivery | undefined {
    const next = this.peek();
    if (!next) return undefined;
    this.#waiting.delete(next.state.productId);
    this.#snapshot.delete(next.state.productId);
    return next;
  }

  /** Nothing more is told, except why. */
  fail(error: GraphQLError): void {
    this.failure ??= error;
    this.end();
  }

  /** Nothing more is told. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.#waiting.clear();
    this.#snapshot.clear();
    this.#detach();
    this.#wake();
  }
}

/** Whether two states look the same to subscribers. */
export function isSame(a: StockState, b: StockState): boolean {
  return a.version === b.version && a.stock === b.stock && a.archived === b.archived;
}

/** A newer version, or the same one seen differently: the shop's rule or the archive flag changed. */
export function isNewer(state: StockState, than: StockState): boolean {
  return state.version > than.version || (state.version === than.version && !isSame(state, than));
}
