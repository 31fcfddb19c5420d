import type { Suspect, Suspects } from '../../db/pushes/due.ts';
import type { AdapterLimits } from '../../marketplaces/adapter.ts';

/**
 * Into how many parts listings are divided: `ofSuspects`, of which one is to blame; `ofRest`, of which nothing is known.
 * Halving needs fewest calls where a refusal costs as much as an accepted call. Where it costs ten, small parts cost least: "accepted" is
 * then about as much more likely as it is cheaper. `node scripts/search-costs.ts` prints what it takes.
 */
export const partsOf = ({ buckets, pushBucket }: AdapterLimits): { ofSuspects: number; ofRest: number } =>
  (buckets[pushBucket]?.errorCost ?? 1) > 1 ? { ofSuspects: 10, ofRest: 16 } : { ofSuspects: 2, ofRest: 2 };

/** How many calls in a row can be refused while the search comes closer to one item, that of the whole batch included. */
export const searchDepth = (limits: AdapterLimits): number =>
  1 + Math.ceil(Math.log(limits.maxItemsPerPush) / Math.log(partsOf(limits).ofSuspects) - 1e-9);

/** What to send next. `found`: one that is to be sent alone from now on. */
export interface SearchStep {
  next: Suspect[];
  found: Suspect | null;
}

/**
 * Which listings to send next, of those that were refused in one call and in parts of it.
 *
 * Those that were last sent together contain one to blame, unless one was found since: a part of them is sent, and a part of what is left,
 * until it is found. Those that the marketplace accepted before go out together, before any that it never did. What was refused with a
 * part is no more suspicious than the rest of the first call any more: it is sent with that, in parts of the first size. Single items come
 * last, because no good figure waits for them.
 */
export function chooseSuspects({ rows, foundAt }: Suspects, limits: AdapterLimits): SearchStep {
  const [first] = rows;
  if (!first || first.isKnown) return { next: rows.slice(0, 1), found: null };
  const newest = Math.max(...rows.map(({ sentAt }) => sentAt));
  const together = newest > foundAt ? rows.filter(({ sentAt }) => sentAt === newest) : [];
  if (together.length > 1) return { next: partOf(together, limits), found: null };
  const [only] = together;
  const found = only && only.batchLimit > 1 ? only : null;
  const rest = rows.filter((one) => one !== only && one.batchLimit > 1);
  if (rest.length > 0) return { next: rest.slice(0, Math.min(...rest.map(({ batchLimit }) => batchLimit))), found };
  return { next: [rows.reduce((oldest, one) => (one.sentAt < oldest.sentAt ? one : oldest))], found };
}

function partOf(together: Suspect[], limits: AdapterLimits): Suspect[] {
  const proven = together.filter(({ isProven }) => isProven);
  if (proven.length > 0 && proven.length < together.length) return proven;
  const part = Math.ceil(together.length / partsOf(limits).ofSuspects);
  return together.slice(0, Math.min(part, ...together.map(({ batchLimit }) => batchLimit)));
}
