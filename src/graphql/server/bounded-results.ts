import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Access } from '../access/access.ts';
import type { GraphQLContext } from '../context.ts';
import { toIterator } from '../live/iterator.ts';
import { estimateBytes, estimateVariableBytes } from '../quotas/document-size.ts';
import { pace, pointsPerEvent } from '../quotas/pace.ts';
import type { Release } from '../quotas/places.ts';

/** What an operation answers: its events, or its one result. */
export type Results = AsyncIterableIterator<ExecutionResult> | ExecutionResult;

/** A way to take one place: returns how to give it back, or the error for a caller who has no more of them. */
type Take = () => Release | GraphQLError;

/** What bounded subscriptions need. */
export type Bounds = Pick<Access, 'places' | 'rateLimits'>;

/** Takes the places one after the other. Those that were taken are given back if one is refused. */
export function takeAll(takes: readonly Take[]): Release | GraphQLError {
  const taken: Release[] = [];
  const release = (): void => {
    for (const one of taken) one();
  };
  for (const take of takes) {
    const place = take();
    if (place instanceof GraphQLError) {
      release();
      return place;
    }
    taken.push(place);
  }
  return release;
}

/** Takes the place of a subscription: its document and variables stay in memory, and each event of it is rendered. */
export function takeSubscription({ places }: Bounds, args: ExecutionArgs, cost: number): Release | GraphQLError {
  const context = args.contextValue as GraphQLContext;
  const bytes = estimateBytes(args.document) + estimateVariableBytes(args.variableValues);
  const place = places.takeSubscription(context.viewer, { cost, bytes });
  if (place instanceof GraphQLError) return place;
  context.hold = place.hold;
  return place.release;
}

/** The same results; `release` is called at their end, whoever ends them. */
export function releaseAtEnd(results: Results, release: Release): Results {
  if (!(Symbol.asyncIterator in results)) {
    release();
    return results;
  }
  return toIterator(
    async () => {
      try {
        const next = await results.next();
        if (next.done) release();
        return next;
      } catch (error) {
        release();
        throw error;
      }
    },
    async () => {
      release();
      await results.return?.();
    },
  );
}

/** The same events, each of them paid for by the subscriber: one who has no points left is sent the error, and nothing more. */
export function billEach({ rateLimits }: Bounds, results: Results, args: ExecutionArgs, cost: number): Results {
  if (!(Symbol.asyncIterator in results)) return results;
  const { viewer } = args.contextValue as GraphQLContext;
  let isOver = false;
  return toIterator(
    async () => {
      if (isOver) return { done: true, value: undefined };
      // Events that wait already come one after the other without a break.
      await pace.enter(viewer.caller, pointsPerEvent + cost);
      const next = await results.next();
      const refused = next.done ? undefined : rateLimits.takeEventPoints(viewer, cost);
      if (!refused) return next;
      isOver = true;
      await results.return?.();
      return { done: false, value: { errors: [refused] } };
    },
    () => results.return?.(),
  );
}
