import type { SqlOrTx, Tx } from '../../db/client.ts';
import { findListings } from '../../db/inbox/inbox-context.ts';
import { lockLinking, raiseUnlinkedSales, resolveUnlinkedSales } from '../../db/inbox/unlinked-sales.ts';
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

/** Raises alerts for what a batch has sold without a link, and resolves those for which nothing waits any more. */
export async function watchUnlinkedSales(tx: Tx, rows: InterpretedRow[]): Promise<void> {
  const unlinked = rows.flatMap(({ row, interpretation }) =>
    missingLinksOf(interpretation).flatMap(([name]) =>
      name === undefined ? [] : { marketplaceId: row.marketplaceId, name },
    ),
  );
  await raiseUnlinkedSales(tx, unlinked);
  await closeUnlinkedSales(
    tx,
    rows.map(({ row }) => row),
  );
}

/** Resolves the alerts of what these rows have waited for, where nothing waits any more. */
export async function closeUnlinkedSales(sql: SqlOrTx, rows: InboxRow[]): Promise<void> {
  const waited = rows.filter(({ waitedFor }) => waitedFor !== null);
  if (waited.length === 0) return;
  const names = new Set(waited.flatMap(({ waitedFor }) => waitedFor ?? []));
  await resolveUnlinkedSales(sql, [...new Set(waited.map(({ marketplaceId }) => marketplaceId))], [...names]);
}
