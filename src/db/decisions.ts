import type { SqlOrTx } from './client.ts';

/** What a person has to decide; the schema's enum DecisionKind describes each. */
export type DecisionKind =
  | 'held_figures'
  | 'refused_figures'
  | 'held_readings'
  | 'held_events'
  | 'failed_events'
  | 'unlinked_events'
  | 'drifts'
  | 'expected_returns';

/** What waits for a person, of one kind, marketplace and cause. */
export interface Decision {
  kind: DecisionKind;
  marketplaceId: number;
  /** Why, as a code; null: the kind says it. */
  cause: string | null;
  /** Listings, events, differences or orders. */
  count: number;
  /** Since when the oldest of them waits. */
  since: Date;
  /** The newest one in words, in English, at most 300 characters; null: there is nothing to add. */
  example: string | null;
}

/** The kinds that are events of the inbox. */
export type EventDecisionKind = Extract<
  DecisionKind,
  'held_readings' | 'held_events' | 'failed_events' | 'unlinked_events'
>;

/** Which kind of decision an event `w` of the inbox waits for, and why; null: none. A poll judges new readings itself within minutes. */
export const eventDecision = (sql: SqlOrTx) => ({
  kind: sql`case
    when w.status <> 'failed' then null
    when w.held and w.dedupe_key like 'poll:stock:%' then
      case when w.held_because ->> 'code' is distinct from 'unjudged' or w.created_at < now() - interval '2 minutes' then 'held_readings' end
    when w.held then 'held_events'
    when w.failed_because is not null then 'failed_events'
    when w.waits_for is not null and not w.named_only then 'unlinked_events' end`,
  cause: sql`case when w.held then coalesce(w.held_because ->> 'code', 'counted') else w.failed_because end`,
});

/**
 * Everything that waits for a person, grouped by kind, marketplace and cause, what waits longest first. Returns are in it when they are
 * expected for longer than `returnDays` days. Figures that are refused without a name are in it after 20 s, as in the alerts. One statement;
 * it reads what waits, not what is done.
 */
export function listDecisions(sql: SqlOrTx, returnDays: number): Promise<Decision[]> {
  const { kind, cause } = eventDecision(sql);
  return sql<Decision[]>`
    with events as (
      select ${kind} as kind, w.marketplace_id, ${cause} as cause, count(*)::int as count, min(w.created_at) as since, max(w.id) as newest
      from marketplace_webhooks w
      where w.status = 'failed' and (w.held or w.failed_because is not null or w.waits_for is not null)
      group by 1, 2, 3
    ), figures as (
      select 'held_figures' as kind, p.marketplace_id, p.id, p.held_because ->> 'code' as cause, p.owed_since as since, p.held_reason as reason
      from pushes p join marketplaces m on m.id = p.marketplace_id
      where p.pushed_version < p.owed_version and p.held_version = p.owed_version and p.open_until is null and not m.paused
      union all
      select 'refused_figures', p.marketplace_id, p.id, null, coalesce(p.sent_at, p.owed_since), p.refused_reason
      from pushes p
      where p.refused_reason is not null and p.pushed_version >= p.owed_version and p.open_until is null
      union all
      select 'refused_figures', p.marketplace_id, p.id, 'suspected', p.suspected_at, l.last_error
      from pushes p join marketplaces m on m.id = p.marketplace_id left join marketplace_leases l on l.marketplace_id = p.marketplace_id
      where p.suspected_at < now() - interval '20 s' and not m.paused and p.pushed_version < p.owed_version
    ), expected as (
      select o.marketplace_id, o.id, coalesce(
        (select min(x.created_at) from order_items y join order_item_expected_returns x on x.order_item_id = y.id
          where y.order_id = o.id and y.return_expected > 0),
        (select min(e.recorded_at) from order_events e where e.order_id = o.id and e.expected_units is not null), o.updated_at) as since
      from orders o where o.id in (select i.order_id from order_items i where i.return_expected > 0)
    )
    select e.kind, e.marketplace_id, e.cause, e.count, e.since, left(n.error_message, 300) as example
    from events e join marketplace_webhooks n on n.id = e.newest where e.kind is not null
    union all
    select f.kind, f.marketplace_id, f.cause, count(*)::int, min(f.since), left((array_agg(f.reason order by f.id desc))[1], 300)
    from figures f group by f.kind, f.marketplace_id, f.cause
    union all
    select 'drifts', d.marketplace_id, d.cause, count(*)::int, min(d.confirmed_at), left((array_agg(d.arithmetic order by d.id desc))[1], 300)
    from drifts d where d.status = 'open' group by d.marketplace_id, d.cause
    union all
    select 'expected_returns', r.marketplace_id, null, count(*)::int, min(r.since), null
    from expected r where r.since < now() - ${returnDays} * interval '1 day' group by r.marketplace_id
    order by since, kind, marketplace_id, cause`;
}
