import type { GraphQLError } from 'graphql';
import type { Delivery, Subscriber } from './subscriber.ts';

/** All subscribers of the process, found by what they follow: a change costs as much as it has followers. */
export class Subscribers {
  readonly #ofEverything = new Set<Subscriber>();
  readonly #bySku = new Map<string, Set<Subscriber>>();

  add(subscriber: Subscriber): void {
    if (!subscriber.skus) this.#ofEverything.add(subscriber);
    for (const sku of subscriber.skus ?? []) {
      const followers = this.#bySku.get(sku);
      if (followers) followers.add(subscriber);
      else this.#bySku.set(sku, new Set([subscriber]));
    }
  }

  remove(subscriber: Subscriber): void {
    this.#ofEverything.delete(subscriber);
    for (const sku of subscriber.skus ?? []) {
      const followers = this.#bySku.get(sku);
      followers?.delete(subscriber);
      if (followers?.size === 0) this.#bySku.delete(sku);
    }
  }

  /** Gives new states to whoever follows them, all of one subscriber at once. */
  offer(deliveries: readonly Delivery[]): void {
    if (deliveries.length === 0) return;
    const bySubscriber = new Map<Subscriber, Delivery[]>();
    for (const delivery of deliveries) {
      for (const subscriber of this.#bySku.get(delivery.state.sku) ?? []) {
        const own = bySubscriber.get(subscriber);
        if (own) own.push(delivery);
        else bySubscriber.set(subscriber, [delivery]);
      }
    }
    for (const [subscriber, own] of bySubscriber) subscriber.offer(own);
    for (const subscriber of this.#ofEverything) subscriber.offer(deliveries);
  }

  /** Ends them all with an error. */
  fail(error: GraphQLError): void {
    for (const subscriber of this.#all()) subscriber.fail(error);
  }

  end(): void {
    for (const subscriber of this.#all()) subscriber.end();
  }

  #all(): Set<Subscriber> {
    return new Set([...this.#ofEverything, ...[...this.#bySku.values()].flatMap((followers) => [...followers])]);
  }
}
