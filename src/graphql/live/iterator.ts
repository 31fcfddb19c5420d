import type { StockState } from '../../db/live/live-stock.ts';
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
