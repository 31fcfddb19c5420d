import type { Tx } from '../../db/client.ts';
import { findListings, type ListingName } from '../../db/inbox/inbox-context.ts';
import { lockLinking } from '../../db/inbox/unlinked-sales.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import { namesOf } from './interpretation.ts';

/** A row of the inbox with what it names, and what of that was not linked when it was looked up. */
interface WaitingRow {
  row: InboxRow;
  waitsFor: string[][] | undefined;
  names: { marketplaceId: number; name: ListingName }[];
}

/**
 * Rows that would be put down as waiting for a link, although somebody has linked it since it was looked up, or is about to: the
 * link has not seen them, so nothing would ever wake them. They are to be tried again.
 */
export async function findLinkedMeanwhile(tx: Tx, rows: WaitingRow[]): Promise<Set<InboxRow>> {
  const waiting = rows.flatMap(({ row, waitsFor, names }) => {
    const wanted = new Set(waitsFor?.flat());
    return wanted.size === 0
      ? []
      : { row, names: names.filter(({ name }) => namesOf(name).every((one) => wanted.has(one))) };
  });
  if (waiting.length === 0) return new Set();
  const busy = await lockLinking(
    tx,
    waiting.map(({ row }) => row.marketplaceId),
  );
  const findListing = await findListings(
    tx,
    waiting.flatMap(({ names }) => names),
  );
  const linked = waiting.filter(
    ({ row, names }) =>
      busy.has(row.marketplaceId) || names.some(({ marketplaceId, name }) => findListing(marketplaceId, name)),
  );
  return new Set(linked.map(({ row }) => row));
}
