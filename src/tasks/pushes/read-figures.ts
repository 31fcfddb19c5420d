import type { LimitedAdapter } from '../../connections/limited-adapter.ts';
import type { Connection } from '../../connections/open-row.ts';
import { listProvable, listRecentZeros, listUnsettled, type ReadableListing } from '../../db/polls/stock-polls.ts';
import { type Choice, delayListings, listDue } from '../../db/pushes/due.ts';
import {
  delayPushes,
  type Lease,
  recordCallFailure,
  recordReadable,
  recordUnreadable,
} from '../../db/pushes/leases.ts';
import { toItemRefs } from '../../marketplaces/item-refs.ts';
import { isAboutContent, RetryLater } from '../../marketplaces/refusals.ts';
import { type Booked, bookReading } from '../polls/book-reading.ts';
import { judgeZeros } from '../polls/incoming-guard.ts';
import { writePollLog } from '../polls/run-poll.ts';
import type { TaskDeps, TaskOutcome } from '../task.ts';
import { readCallFailure } from './call-failure.ts';

/** A batch with its reading must end within the lease. */
const maxListings = 100;
const readTimeoutMs = 8_000;
/** While a reading waits for a decision, the listing is read again after this time. */
const waitingMs = 15_000;
/**
 * How long a push waits for figures that cannot be read. A marketplace that answers but refuses to be read keeps showing an old figure
 * meanwhile, which oversells for certain; one that does not answer takes no push either, and has sold something before it went down.
 */
const maxUnreadMs = { answers: 60_000, silent: 900_000 };

/** A marketplace under its lease, about to be pushed. */
export interface ReadingBeforePush {
  connection: Connection;
  adapter: LimitedAdapter;
  owner: string;
  lease: Lease;
  choice: Choice;
  callsMade(): number;
}

/**
 * Before a push to a marketplace whose sales are found by its figures: reads the listings that are due and books what was sold there,
 * so that our figure does not overwrite a sale. Returns the listings that may be pushed now, or how the attempt ended.
 */
export async function readFigures(deps: TaskDeps, before: ReadingBeforePush): Promise<number[] | TaskOutcome> {
  const { connection, adapter, owner, choice } = before;
  const limit = Math.min(choice.limit, maxListings);
  const due = await listDue(deps.sql, connection.id, { ...choice, limit });
  const listings = await listProvable(deps.sql, due);
  const readAt = listings[0]?.listedAt;
  if (!readAt) return due;
  const items = toItemRefs(listings);
  const reading = await adapter.readStock(items, AbortSignal.timeout(readTimeoutMs)).then(
    (observed) => ({ observed }),
    (error: unknown) => ({ error }),
  );
  if ('error' in reading) return (await mayPushUnread(deps, before, listings, reading.error)) ? due : 'failed';
  await recordReadable(deps.sql, connection.id);
  const booked = await bookReading(deps, { connection, owner, listings, observed: reading.observed, readAt });
  if (booked === 'lost') return 'lease-lost';
  const left = new Set([...(await judge(deps, before, booked)), ...booked.changed]);
  return due.filter((id) => !left.has(id));
}

/** Judges zeros together with those that were booked since the last complete poll. Returns the listings that are still to be booked. */
async function judge(
  deps: TaskDeps,
  { connection, callsMade }: ReadingBeforePush,
  booked: Booked,
): Promise<ReadonlySet<number>> {
  let { found } = booked;
  if (booked.waiting.length > 0) {
    const { dedupeKeys, listings } = await listRecentZeros(deps.sql, connection.id);
    const zeros = booked.zeros.length > 0 ? [...booked.zeros, ...dedupeKeys] : [];
    found += await judgeZeros(deps, connection, zeros, listings);
  }
  if (found > 0) await writePollLog(deps, 'stock', { connection, callsMade }, 'scheduled', found, null);
  const waiting = await listUnsettled(deps.sql, connection.id, booked.waiting);
  await delayListings(deps.sql, [...waiting], waitingMs);
  return waiting;
}

/** After a reading that failed: whether the push goes out all the same. Otherwise the marketplace is called again later. */
async function mayPushUnread(
  deps: TaskDeps,
  { connection, lease, callsMade }: ReadingBeforePush,
  listings: ReadableListing[],
  error: unknown,
): Promise<boolean> {
  const failure = readCallFailure(error, lease.failures);
  if (failure.limitReached) {
    await delayPushes(deps.sql, connection.id, failure.waitMs);
    return false;
  }
  const unreadMs = await recordUnreadable(deps.sql, connection.id);
  const isAlone = isAboutContent(error) && listings.length === 1;
  const isOver = unreadMs >= (error instanceof RetryLater ? maxUnreadMs.silent : maxUnreadMs.answers);
  const goesOn = isAlone || isOver;
  const what = goesOn
    ? 'pushed without reading what was sold there'
    : 'the push waits until it can be read what was sold there';
  await writePollLog(
    deps,
    'stock',
    { connection, callsMade },
    'scheduled',
    listings.length,
    `${failure.error}; ${what}`,
  );
  deps.log.warn(
    { marketplace: connection.code, items: listings.length, reason: failure.error },
    'Figures could not be read before a push',
  );
  if (!goesOn) await recordCallFailure(deps.sql, connection.id, failure);
  return goesOn;
}
