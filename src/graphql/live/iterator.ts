import type { StockState } from '../../db/live/live-stock.ts';
import type { Subscriber } from './subscriber.ts';

/** A product's stock as subscribers see it. The backing object of the GraphQL type StockUpdate. */
export interface StockEvent extends StockState {
  /** Where to resume: covers everything that this subscriber was sent before. */
  cursor: string;
}

/** One subscriber as an iterator; `waiting.wake` is set to what ends its waiting. Not a generator function: its `return` would wait for the next event before it lets go of an idle subscriber. */
export function iterateOver(subscriber: Subscriber, waiting: { wake: () => void }): AsyncIterableIterator<StockEvent> {
  return {
    async next() {
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
    async return() {
      subscriber.end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
