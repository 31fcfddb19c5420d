import type { StockState } from '../../db/live/live-stock.ts';
import { changesMissed } from './cursor.ts';
import type { Subscriber } from './subscriber.ts';

/** A product's stock as subscribers see it. The backing object of the GraphQL type StockUpdate. */
export interface StockEvent extends StockState {
  /** Where to resume: covers everything that this subscriber was sent before. */
  cursor: string;
}

/**
 * An async iterator made of two functions. Not a generator: the `return` of a generator waits for its pending `next`, so an idle
 * subscription could not be closed. What `close` returns is awaited.
 */
export function toIterator<T>(next: () => Promise<IteratorResult<T>>, close: () => unknown): AsyncIterableIterator<T> {
  return {
    next,
    async return() {
      await close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** One subscriber as an iterator; `waiting.wake` is set to what ends its waiting. */
export function iterateOver(subscriber: Subscriber, waiting: { wake: () => void }): AsyncIterableIterator<StockEvent> {
  return toIterator<StockEvent>(
    async () => {
      for (;;) {
        const next = subscriber.take();
        if (next) return { done: false, value: { ...next.state, cursor: next.cursor } };
        if (subscriber.failure) throw subscriber.failure;
        if (subscriber.ended) return { done: true, value: undefined };
        await new Promise<void>((resolve) => {
          waiting.wake = resolve;
        });
      }
    },
    () => subscriber.end(),
  );
}

/** What waits for one follower: the newest value of each key, until it is taken. */
export class Waiting<Key, Value> {
  readonly #max: number;
  readonly #detach: () => void;
  readonly #values = new Map<Key, Value>();
  #wake: () => void = () => {};
  #hasEnded = false;
  #hasMissed = false;

  /** With more than `max` keys it fails. `detach` is called once, at its end. */
  constructor(max: number, detach: () => void) {
    this.#max = max;
    this.#detach = detach;
  }

  put(entries: Iterable<readonly [Key, Value]>): void {
    for (const [key, value] of entries) this.#values.set(key, value);
    if (this.#values.size > this.#max) this.fail();
    else this.#wake();
  }

  /** Ends it with RESYNC_REQUIRED: it missed something. */
  fail(): void {
    if (this.#hasEnded) return;
    this.#hasMissed = true;
    this.end();
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#values.clear();
    this.#detach();
    this.#wake();
  }

  /** Its values as they come; leaving ends it. */
  iterate(): AsyncIterableIterator<Value> {
    return toIterator(
      () => this.#next(),
      () => this.end(),
    );
  }

  async #next(): Promise<IteratorResult<Value>> {
    for (;;) {
      for (const [key, value] of this.#values) {
        this.#values.delete(key);
        return { done: false, value };
      }
      if (this.#hasMissed) {
        this.#hasMissed = false;
        throw changesMissed();
      }
      if (this.#hasEnded) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
