import type { Connection } from '../../connections/open-row.ts';
import type { Tx } from '../../db/client.ts';
import { overtakeReadings } from '../../db/inbox/incoming-guard.ts';
import { type IncomingWebhook, insertWebhooks } from '../../db/inbox/webhooks.ts';
import { confirmReadings, listOvertaken, lockUnchanged, type ReadableListing } from '../../db/polls/stock-polls.ts';
import { ownsLease } from '../../db/pushes/leases.ts';
import { owePushes } from '../../db/pushes/owe.ts';
import { recordRead } from '../../db/pushes/shown.ts';
import type { ObservedStock } from '../../marketplaces/adapter.ts';
import { applyNow } from '../inbox/process-webhooks.ts';
import type { TaskDeps } from '../task.ts';
import { type Comparison, compareStock, toSale, toUnproven } from './compare-stock.ts';
import { explainJump, sortDrops, zeroNote } from './incoming-guard.ts';

/** A reading of figures under the marketplace's lease. `readAt`: the time before it was made. */
export interface Reading {
  connection: Connection;
  owner: string;
  listings: ReadableListing[];
  observed: ObservedStock[];
  readAt: Date;
}

/** What a reading found. */
export interface Booked {
  /** Sales that were booked, and figures that rose. */
  found: number;
  compared: number;
  /** Keys of rows with a 0, which wait until they are judged together. */
  zeros: string[];
  /** Keys of rows that wait for a decision, those included: a push would overwrite what they prove. */
  waiting: string[];
  /** Listings of which something was confirmed while they were read: they must be read again. */
  changed: number[];
}

/**
 * Books what a reading shows: the one rule for polls and for the reading before a push. Rows of the inbox and the figures that the next
 * reading is compared with are written in one transaction: a process that dies before it reads the same again, one that dies
 * after it leaves rows that another process applies. `lost`: the lease was lost, a push may have crossed the reading.
 */
export async function bookReading(deps: TaskDeps, reading: Reading): Promise<'lost' | Booked> {
  const { connection, owner, observed } = reading;
  const shown = new Map(observed.map(({ key, stock }) => [key, stock]));
  const all = compareStock(reading.listings, shown);
  const booked = await deps.sql.begin(async (tx) => {
    if (!(await ownsLease(tx, connection.id, owner))) return undefined;
    return store(tx, reading, all);
  });
  if (!booked) return 'lost';
  // Still under the lease: the next push already contains these sales.
  await applyNow(deps, connection.id, booked.applicable);
  return { ...booked, compared: all.shown.length };
}

/** Stores what differs. Returns the keys of the rows to apply now, and what waits. */
async function store(tx: Tx, reading: Reading, all: Comparison) {
  const {
    connection: { id: marketplaceId },
    readAt,
  } = reading;
  const { drops, rises, unproven, firsts, changed } = await keepUnchanged(tx, marketplaceId, all);
  const { ordinary, jumps, zeros } = sortDrops(drops);
  const sales = ordinary.map((drop) => toSale(marketplaceId, drop, readAt));
  const waiting = zeros.map((drop) => toSale(marketplaceId, drop, readAt, zeroNote));
  const held = jumps.map((drop) => toSale(marketplaceId, drop, readAt, explainJump(drop)));
  const notes = unproven.map((one) => toUnproven(marketplaceId, one, readAt));
  const rows = [...sales, ...held, ...waiting, ...notes];
  if (rows.length > 0) await insertWebhooks(tx, rows);
  const accounted = [...ordinary, ...rises, ...unproven, ...firsts];
  await confirmReadings(
    tx,
    accounted.map(({ listing: { id, unitsPerItem }, shown }) => ({ id, stock: shown, unitsPerItem })),
  );
  await recordRead(tx, listRead(reading, changed), readAt);
  await owePushes(tx, idsOf(rises), 'scheduled');
  const keysOf = (some: IncomingWebhook[]): string[] => some.map(({ dedupeKey }) => dedupeKey);
  return {
    found: sales.length + rises.length,
    applicable: keysOf([...sales, ...notes]),
    zeros: keysOf(waiting),
    waiting: keysOf([...held, ...waiting]),
    changed,
  };
}

/** What was read of each listing; null: it is not listed there. Those that must be read again, or cannot be read, are left out. */
function listRead({ listings, observed }: Reading, changed: readonly number[]): { id: number; stock: number | null }[] {
  const shown = new Map(observed.map(({ key, stock }) => [key, stock]));
  const again = new Set(changed);
  return listings
    .filter(({ id }) => !again.has(id) && shown.has(String(id)))
    .map(({ id }) => ({ id, stock: shown.get(String(id)) ?? null }));
}

interface Seen {
  listing: ReadableListing;
  shown: number;
}

const idsOf = (seen: Seen[]): number[] => seen.map(({ listing }) => listing.id);

/**
 * Closes held readings that show something else now, locks the push rows of what differs, and leaves out listings for which anything
 * was confirmed since they were listed: a held reading that was released this moment. They are read again.
 */
async function keepUnchanged(
  tx: Tx,
  marketplaceId: number,
  all: Comparison,
): Promise<Comparison & { changed: number[] }> {
  const floored = all.shown.map(({ id, stock }) => ({ id, stock: Math.max(0, stock) }));
  const overtaken = await listOvertaken(tx, marketplaceId, floored);
  await overtakeReadings(tx, marketplaceId, floored);
  const same = all.same.filter(({ listing }) => overtaken.has(listing.id));
  const differing: Seen[] = [...all.drops, ...all.rises, ...all.unproven, ...all.firsts, ...same];
  const unchanged = await lockUnchanged(
    tx,
    differing.map(({ listing }) => listing),
  );
  // The same figure may be read again: then it is another reading than the one that was closed.
  const renamed = differing.filter(({ listing }) => unchanged.has(listing.id) && overtaken.has(listing.id));
  await confirmReadings(
    tx,
    renamed.map(({ listing: { id, expected, unitsPerItem } }) => ({ id, stock: expected, unitsPerItem })),
  );
  const rename = <One extends Seen>(seen: One[]): One[] =>
    seen
      .filter(({ listing }) => unchanged.has(listing.id))
      .map((one) => (overtaken.has(one.listing.id) ? { ...one, listing: toNextReading(one.listing) } : one));
  return {
    ...all,
    changed: idsOf(differing).filter((id) => !unchanged.has(id)),
    drops: rename(all.drops),
    rises: rename(all.rises),
    unproven: rename(all.unproven),
    firsts: rename(all.firsts),
  };
}

const toNextReading = <Listing extends ReadableListing>(listing: Listing): Listing => ({
  ...listing,
  version: String(BigInt(listing.version) + 1n),
});
