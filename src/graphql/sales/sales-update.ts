import { listBusinessDays, readBusinessDay } from '../../db/sales/analytics.ts';
import { builder } from '../base/builder.ts';
import { badUserInput } from '../base/refusal.ts';
import type { GraphQLContext } from '../context.ts';
import { type Analytics, readAnalytics, SalesAnalytics } from './analytics.ts';

/** Many sales per second would otherwise read the same sums as often. */
const minGapMs = 1_000;
const maxDays = 366;

const SalesUpdate = builder.objectRef<{ day: string; analytics: Analytics }>('SalesUpdate').implement({
  description: 'Sales of one business day as they are now.',
  fields: (t) => ({
    date: t.expose('day', { type: 'Date', description: "The business day, in the business's time zone." }),
    analytics: t.expose('analytics', { type: SalesAnalytics, description: 'All sales of that day.' }),
  }),
});

builder.subscriptionField('salesUpdated', (t) =>
  t.field({
    type: SalesUpdate,
    description:
      'Live sales: it starts with the sales of today, then sends each business day whose sales or exchange rate changed. Changes within ' +
      'a second arrive as one event. After a lost connection subscribe again; `salesChanged` also resumes earlier days.',
    authScopes: { staff: true },
    subscribe: (_root, _args, context) => followSales(context),
    resolve: async (day: string, _args, { sql }) => ({
      day,
      analytics: await readAnalytics(sql, { period: { day }, marketplaceId: null, productId: null }),
    }),
  }),
);

builder.subscriptionField('salesChanged', (t) =>
  t.field({
    type: SalesUpdate,
    description:
      'Live sales without gaps: it starts with each business day from `since` to today that has sales, and today; then it sends each ' +
      'business day whose sales or exchange rate changed. After a lost connection subscribe again with the first day that you show. ' +
      'Changes within a second arrive as one event.',
    authScopes: { staff: true },
    args: {
      since: t.arg({
        type: 'Date',
        description: `The first day that you show, at most ${maxDays} days ago. Omitted: today.`,
      }),
    },
    subscribe: (_root, { since }, context) => followSales(context, since ?? undefined),
    resolve: async (day: string, _args, { sql }) => ({
      day,
      analytics: await readAnalytics(sql, { period: { day }, marketplaceId: null, productId: null }),
    }),
  }),
);

/** Business days as their sales change, those since a day first: live at most one per second, and a day is never queued twice. */
async function followSales({ changes, sql }: GraphQLContext, since?: string): Promise<AsyncIterableIterator<string>> {
  // Follow before the first day is read, so that no change in between is missed.
  const following = changes.follow('sales');
  try {
    const today = await readBusinessDay(sql);
    if (since === undefined || since >= today) return new PacedDays([today], following);
    if (Date.parse(today) - Date.parse(since) > maxDays * 86_400_000) {
      throw badUserInput(`since: at most ${maxDays} days ago, not ${since}`);
    }
    const days = await listBusinessDays(sql, since);
    return new PacedDays([...days.filter((day) => day !== today), today], following);
  } catch (error) {
    await following.return?.();
    throw error;
  }
}

/** Not a generator: its `return` would wait for the end of a pause. */
class PacedDays implements AsyncIterableIterator<string> {
  readonly #first: string[];
  readonly #following: AsyncIterableIterator<string>;
  #lastAt = 0;
  #pause: { timer: NodeJS.Timeout; end: () => void } | undefined;

  constructor(first: string[], following: AsyncIterableIterator<string>) {
    this.#first = first;
    this.#following = following;
  }

  async next(): Promise<IteratorResult<string>> {
    const first = this.#first.shift();
    if (first === undefined) await this.#waitForGap();
    const next: IteratorResult<string> = first === undefined ? await this.#following.next() : { value: first };
    this.#lastAt = performance.now();
    return next;
  }

  async #waitForGap(): Promise<void> {
    const waitMs = this.#lastAt + minGapMs - performance.now();
    if (waitMs <= 0) return;
    await new Promise<void>((end) => {
      this.#pause = { timer: setTimeout(end, waitMs), end };
    });
    this.#pause = undefined;
  }

  async return(): Promise<IteratorResult<string>> {
    clearTimeout(this.#pause?.timer);
    // End the source first, so that a waiting `next` sees it done.
    const ended = await this.#following.return?.();
    this.#pause?.end();
    return ended ?? { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
