import type { Sql } from './db/client.ts';
import { type Baseline, listBaselineItems, readBaseline } from './db/pushes/baseline.ts';
import { recordShown } from './db/pushes/shown.ts';
import type { MarketplaceAdapter } from './marketplaces/adapter.ts';
import { toItemRefs } from './marketplaces/item-refs.ts';

/** What the first push would change, and what it would cost under the marketplace's limits. */
export interface PricedBaseline extends Baseline {
  calls: number;
  /** Rounded up; 0: all calls can be made at once. */
  minutes: number;
}

const listingsPerRead = 500;
const readTimeoutMs = 60_000;
const maxExamples = 20;

/** Reads what every listing of a marketplace shows, then compares. `onRead` gets the number read so far. Throws as the adapter does. */
export async function readWholeBaseline(
  sql: Sql,
  adapter: MarketplaceAdapter,
  marketplaceId: number,
  onRead: (listings: number) => void = () => {},
): Promise<PricedBaseline> {
  let read = 0;
  let afterId = 0;
  for (;;) {
    const items = await listBaselineItems(sql, marketplaceId, afterId, listingsPerRead);
    const last = items.at(-1);
    if (!last) break;
    afterId = last.id;
    const refs = toItemRefs(items);
    const observed = await adapter.readStock(refs, AbortSignal.timeout(readTimeoutMs));
    await recordShown(
      sql,
      observed.flatMap(({ key, stock }) => (stock === null ? [] : [{ id: Number(key), stock }])),
    );
    read += items.length;
    onRead(read);
  }
  return priceBaseline(await readBaseline(sql, marketplaceId, maxExamples), adapter);
}

function priceBaseline(baseline: Baseline, { limits }: MarketplaceAdapter): PricedBaseline {
  const calls = Math.ceil(baseline.changed / limits.maxItemsPerPush);
  const bucket = limits.buckets[limits.pushBucket];
  const minutes = bucket ? Math.ceil(Math.max(0, calls - bucket.burst) / bucket.perMinute) : 0;
  return { ...baseline, calls, minutes };
}
