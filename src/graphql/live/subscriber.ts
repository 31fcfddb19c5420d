import type { GraphQLError } from 'graphql';
import type { StockState } from '../../db/live/live-stock.ts';

/** A state that a subscriber is to be sent, with its cursor. */
export interface Delivery {
  state: StockState;
  cursor: string;
}

/**
 * What one subscriber still has to be sent: only the newest state of each product, so that a slow reader costs bounded memory.
 *
 * The order matters: a state that is replaced by a newer one moves to the end. So when an event of round n is taken, everything of
 * earlier rounds was taken before it or was replaced by something that is still to come, and its cursor covers all that it claims.
 */
export class Subscriber {
  /** What it follows; null: everything. */
  readonly skus: ReadonlySet<string> | null;
  readonly #wake: () => void;
  readonly #detach: () => void;
  /** In the order in which they are to be sent. */
  #waiting = new Map<number, Delivery>();
  /** States of the snapshot that were newer than what had been delivered to everybody: nothing older may follow. */
  readonly #ahead = new Map<number, StockState>();
  /** Products of the snapshot that still wait as the snapshot had them. */
  readonly #snapshot = new Set<number>();
  #hasBegun = false;
  ended = false;
  /** The error that it ended with, if any. */
  failure: GraphQLError | undefined;

  /** `skus` null: all products. `wake` is called when something waits or it has ended; `detach` once, at its end. */
  constructor(skus: Set<string> | null, wake: () => void, detach: () => void) {
    this.skus = skus;
    this.#wake = wake;
    this.#detach = detach;
  }

  /** How many products changed faster than they were sent. Its own snapshot, however long, does not count. */
  get backlog(): number {
    return this.#waiting.size - this.#snapshot.size;
  }

  /** Adds live states of what it follows; each is newer than what was delivered to everybody before. */
  offer(deliveries: readonly Delivery[]): void {
    let hasNew = false;
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
      hasNew = true;
    }
    if (hasNew && this.#hasBegun) this.#wake();
  }

  /**
   * Puts the snapshot before what changed while it was read. Only its last event carries the snapshot's own cursor: a client that
   * is disconnected before that event must begin again where it began.
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
    this.#hasBegun = true;
    if (this.#waiting.size > 0) this.#wake();
  }

  /** What is to be sent next, without taking it. */
  peek(): Delivery | undefined {
    if (!this.#hasBegun) return undefined;
    const [first] = this.#waiting.values();
    return first;
  }

  /** The states that are to be sent next, at most so many, without taking them. */
  next(count: number): StockState[] {
    return [...this.#waiting.values().take(count)].map(({ state }) => state);
  }

  /** Takes what is to be sent next. */
  take(): Delivery | undefined {
    const next = this.peek();
    if (!next) return undefined;
    this.#waiting.delete(next.state.productId);
    this.#snapshot.delete(next.state.productId);
    return next;
  }

  /** Ends it with an error; nothing else is sent any more. */
  fail(error: GraphQLError): void {
    this.failure ??= error;
    this.end();
  }

  /** Nothing is sent any more. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.#waiting.clear();
    this.#snapshot.clear();
    this.#detach();
    this.#wake();
  }
}

/** Whether subscribers see no difference between two states. */
export function isSame(a: StockState, b: StockState): boolean {
  return a.changes === b.changes && a.stock === b.stock;
}

/** A state of a later moment in which subscribers see a difference: the product changed, or the shop's rule. */
export function isNewer(state: StockState, than: StockState): boolean {
  return state.revision >= than.revision && !isSame(state, than);
}
