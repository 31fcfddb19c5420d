import type { Tx } from '../../db/client.ts';
import { findListings } from '../../db/inbox/inbox-context.ts';
import { lockLinking } from '../../db/inbox/unlinked-sales.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import { listingNames } from './event-names.ts';
import type { InterpretedRow } from './interpret.ts';
import { missingLinksOf, namesOf } from './interpretation.ts';

/**
 * Rows that are about to wait for a link, although somebody has linked it since they were interpreted, or is linking it now. That link
 * has not seen them, so nothing would ever wake them: they have to be retried.
 */
export async function findLinkedMeanwhile(tx: Tx, rows: InterpretedRow[]): Promise<Set<InboxRow>> {
  const waiting = rows.flatMap((one) => {
    const missing = new Set(missingLinksOf(one.interpretation).flat());
    if (missing.size === 0) return [];
    const names = listingNames(one).filter(({ name }) => namesOf(name).every((part) => missing.has(part)));
    return [{ row: one.row, names }];
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
