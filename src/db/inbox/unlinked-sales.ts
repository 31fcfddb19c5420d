import { raiseAlert } from '../alerts/alerts.ts';
import type { Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';

/** A product that a marketplace sold and that is not linked. */
export interface UnlinkedName {
  marketplaceId: number;
  /** The marketplace's SKU, else its product id. */
  name: string;
}

/** Raises one alert per product that was sold without being linked, with the number of events that wait for it. */
export async function raiseUnlinkedSales(tx: Tx, unlinked: UnlinkedName[]): Promise<void> {
  if (unlinked.length === 0) return;
  const rows = await tx<(UnlinkedName & { events: number })[]>`
    select n.marketplace_id, n.name, count(*)::int as events
    from (
      select distinct marketplace_id, name from ${rowsOf(tx, unlinked, { marketplaceId: 'integer', name: 'text' })} r
    ) n
    join marketplace_webhooks w on w.marketplace_id = n.marketplace_id and w.waits_for @> array[n.name]
    group by n.marketplace_id, n.name order by n.marketplace_id, n.name`;
  await raiseAlert(
    tx,
    ...rows.map(({ marketplaceId, name, events }) => ({
      kind: 'unlinked_sale' as const,
      marketplaceId,
      about: name,
      parameters: { name, events },
    })),
  );
}

/** Resolves the alerts of unlinked products for which no event of these marketplaces waits any more. */
export async function resolveUnlinkedSales(tx: Tx, marketplaceIds: number[]): Promise<void> {
  await tx`
    select resolve_alerts(array_agg(a.id)) from alerts a
    where a.kind = 'unlinked_sale' and a.resolved_at is null and a.marketplace_id = any (${marketplaceIds}::int[])
      and not exists (
        select from marketplace_webhooks w where w.marketplace_id = a.marketplace_id and w.waits_for @> array[a.about])
    having count(*) > 0`;
}

// Any number, but the same in the trigger retry_unlinked: "link" in ASCII.
const linkingLockId = 1818848875;

/**
 * Blocks linking on these marketplaces until the transaction ends: whoever links a product next then finds the rows that this
 * transaction recorded as unlinked. Never waits. Returns the marketplaces where another transaction is linking a product.
 */
export async function lockLinking(tx: Tx, marketplaceIds: number[]): Promise<Set<number>> {
  const rows = await tx<{ id: number; isOurs: boolean }[]>`
    select id, pg_try_advisory_xact_lock(${linkingLockId}::int, id) as is_ours from unnest(${[...new Set(marketplaceIds)]}::int[]) as t (id)`;
  return new Set(rows.filter(({ isOurs }) => !isOurs).map(({ id }) => id));
}
