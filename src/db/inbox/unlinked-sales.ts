import { raiseAlert } from '../alerts/alerts.ts';
import type { Sql, SqlOrTx, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';

/**
 * Events of all marketplaces that wait for a name. By the name alone: with more conditions, a database without fresh statistics reads
 * all that waits at a marketplace for each name (95 s for 30,000 events).
 */
const waitingFor = (sql: SqlOrTx, name: ReturnType<SqlOrTx>) =>
  sql`(select id, marketplace_id, status, named_only from marketplace_webhooks where waits_for @> array[${name}] offset 0)`;

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
    join lateral (select w.marketplace_id from ${waitingFor(tx, tx`n.name`)} w) w on w.marketplace_id = n.marketplace_id
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

/** Resolves the alerts of these unlinked products for which no event of these marketplaces waits any more. */
export async function resolveUnlinkedSales(
  tx: SqlOrTx,
  marketplaceIds: readonly number[],
  names: readonly string[],
): Promise<void> {
  await tx`
    select resolve_alerts(array_agg(a.id)) from alerts a
    where a.kind = 'unlinked_sale' and a.resolved_at is null and a.marketplace_id = any (${[...marketplaceIds]}::int[])
      and a.about = any (${[...names]}::text[])
      and not exists (select from ${waitingFor(tx, tx`a.about`)} w where w.marketplace_id = a.marketplace_id)
    having count(*) > 0`;
}

/** Counts again what waits for the unlinked products of these marketplaces: alerts for which nothing waits any more are resolved. */
export async function recountUnlinkedSales(tx: Tx, marketplaceIds: readonly number[]): Promise<void> {
  const open = await tx<UnlinkedName[]>`
    select a.marketplace_id, a.about as name from alerts a
    where a.kind = 'unlinked_sale' and a.resolved_at is null and a.marketplace_id = any (${[...marketplaceIds]}::int[])`;
  await raiseUnlinkedSales(tx, open);
  await resolveUnlinkedSales(
    tx,
    marketplaceIds,
    open.map(({ name }) => name),
  );
}

const linksAtOnce = 100;
const rowsAtOnce = 1_000;

/**
 * Queues a part of the events again that waited for what was linked since, as late ones: a count may include them. Those that a person
 * has to judge for another reason stay as they are, and wait for no link any more. The alerts stay open until each event is applied or
 * waits for a person. Never waits: what others have at this moment is left for the next time. Returns how many links were looked at; 0:
 * nothing can be done now.
 */
export function releaseLinked(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const { links, kept } = await releasePart(tx);
    // Last: alerts are locked after everything else.
    if (kept.length > 0) {
      await resolveUnlinkedSales(
        tx,
        kept.map(({ marketplaceId }) => marketplaceId),
        kept.map(({ name }) => name),
      );
    }
    return links;
  });
}

/** `kept`: what events that a person has to judge wait for no more. */
async function releasePart(tx: Tx): Promise<{ links: number; kept: UnlinkedName[] }> {
  const [row] = await tx<{ links: number; kept: UnlinkedName[] }[]>`
    with links as materialized (
      select id, marketplace_id, names from new_links
      where marketplace_id = (select marketplace_id from new_links order by id limit 1)
      order by id limit ${linksAtOnce} for update skip locked
    ), waiting as materialized (
      select distinct w.id
      from links cross join lateral unnest(links.names) as n (name) cross join lateral ${waitingFor(tx, tx`n.name`)} w
      where w.marketplace_id = links.marketplace_id and w.status = 'failed' and not w.named_only
      order by w.id limit ${rowsAtOnce}
    ), chosen as materialized (
      select w.id, w.held and w.held_because ->> 'code' not in ('counted', 'partly_cancelled') as is_kept
      from marketplace_webhooks w where w.id in (select id from waiting) and w.status = 'failed'
      order by w.id for no key update skip locked
    ), counts as (
      select (select count(*)::int from links) as links, (select count(*) from waiting) as waiting, (select count(*) from chosen) as chosen
    ), released as (
      update marketplace_webhooks w set status = 'pending', late = true, held = false, held_because = null, queued_again = true,
        error_message = null
      from chosen where w.id = chosen.id and chosen.is_kept is not true
    ), kept as (
      update marketplace_webhooks w set waits_for = null
      from chosen, marketplace_webhooks before
      where w.id = chosen.id and chosen.is_kept and before.id = w.id returning w.marketplace_id, before.waits_for as names
    ), done as (
      delete from new_links l using links, counts where l.id = links.id and waiting < ${rowsAtOnce} and chosen = waiting
    )
    select (select case when chosen > 0 or waiting = 0 then counts.links else 0 end from counts) as links, (
      select coalesce(jsonb_agg(jsonb_build_object('marketplaceId', k.marketplace_id, 'name', n.name)), '[]')
      from kept k cross join lateral unnest(k.names) as n (name)) as kept`;
  return row ?? { links: 0, kept: [] };
}

// Any number, but the same in the triggers of sql/functions/note_links.sql: "link" in ASCII.
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
