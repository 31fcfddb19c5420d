import type { Sql, SqlOrTx } from '../client.ts';

/** The state of the exchange with a marketplace. Marketplaces without an API are owed nothing and are never called. */
export interface SyncState {
  marketplaceId: number;
  /** Listings whose figure waits for a push. */
  owed: number;
  oldestOwedAt: Date | null;
  lastSuccessAt: Date | null;
  lastError: string | null;
  /** The newest event that it sent, or that a poll found. */
  lastEventAt: Date | null;
  callsToday: number;
  callsLeftToday: number | null;
  /** Its products that were named in events and are not linked. */
  unlinkedProducts: number;
  credentialsExpireAt: Date | null;
  /** Time between polls of its orders, and the reason; null: they are not polled. */
  orderIntervalSeconds: number | null;
  orderIntervalReason: string | null;
  nextOrderPollAt: Date | null;
}

/** Time from a stock change to the marketplace's answer, in ms. */
export interface PushLatency {
  marketplaceId: number;
  pushes: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** The states of these marketplaces, in no order, with one statement. */
export function listSyncStates(sql: SqlOrTx, marketplaceIds: readonly number[]): Promise<SyncState[]> {
  return sql<SyncState[]>`
    select m.id as marketplace_id, owed.owed, owed.oldest_owed_at, greatest(l.last_success_at, poll.polled_at) as last_success_at,
      coalesce(l.last_error, poll.last_error) as last_error,
      event.created_at as last_event_at, calls.calls_today, calls_left_today(m.id) as calls_left_today, unlinked.unlinked_products,
      m.credentials_expire_at, orders.interval_seconds as order_interval_seconds, orders.interval_reason as order_interval_reason,
      orders.next_at as next_order_poll_at
    from marketplaces m
    left join marketplace_polls orders on orders.marketplace_id = m.id and orders.kind = 'orders' and is_polled(m, 'orders')
    left join marketplace_leases l on l.marketplace_id = m.id
    cross join lateral (
      select max(p.polled_at) as polled_at, min(p.last_error) as last_error from marketplace_polls p
      where p.marketplace_id = m.id and is_polled(m, p.kind)
    ) poll
    cross join lateral (
      select count(*)::int as owed, min(owed_since) as oldest_owed_at from pushes p
      where p.marketplace_id = m.id and p.pushed_version < p.owed_version
    ) owed
    left join lateral (
      select w.created_at from marketplace_webhooks w where w.marketplace_id = m.id order by w.id desc limit 1
    ) event on true
    cross join lateral (
      select coalesce(sum(c.calls), 0)::int as calls_today from marketplace_calls c cross join deployment d
      where c.marketplace_id = m.id and c.day = (now() at time zone d.business_time_zone)::date
    ) calls
    cross join lateral (
      select count(distinct coalesce(line ->> 'sku', line ->> 'marketplace_product_id'))::int as unlinked_products
      from marketplace_webhooks w cross join lateral jsonb_array_elements(
        case jsonb_typeof(w.payload -> 'items') when 'array' then w.payload -> 'items' else jsonb_build_array(w.payload) end) as line
      where w.marketplace_id = m.id and w.waits_for is not null and w.status = 'failed'
        and w.waits_for && array[line ->> 'sku', line ->> 'marketplace_product_id']
    ) unlinked
    where m.id = any (${[...marketplaceIds]}::int[])`;
}

/** How far the first sending of figures to a marketplace has come. */
export interface FirstPush {
  marketplaceId: number;
  /** Its code. */
  marketplace: string;
  /** Listings of which a figure was sent and answered, and all of them. */
  sent: number;
  total: number;
  /** At the pace of the last minutes; null: nothing was sent in them, or it is paused. */
  minutesLeft: number | null;
}

/** The first sendings that are under way: to those marketplaces, or to all, of which some listings were never sent. */
export function listFirstPushes(sql: SqlOrTx, marketplaceIds?: readonly number[]): Promise<FirstPush[]> {
  return sql<FirstPush[]>`
    select m.id as marketplace_id, m.code as marketplace, c.sent, c.total,
      case when not m.paused and c.recent > 0
        then ceil((c.total - c.sent) / c.recent * greatest(extract(epoch from clock_timestamp() - c.since), 1) / 60)::int
      end as minutes_left
    from marketplaces m cross join lateral (
      select count(*)::int as total, count(*) filter (where p.pushed_version > 0)::int as sent,
        count(*) filter (where p.pushed_version > 0 and p.answered_at > clock_timestamp() - interval '5 minutes')::float8 as recent,
        min(p.sent_at) filter (where p.pushed_version > 0 and p.answered_at > clock_timestamp() - interval '5 minutes') as since
      from pushes p where p.marketplace_id = m.id
    ) c
    where ${marketplaceIds ? sql`m.id = any (${[...marketplaceIds]}::int[])` : sql`true`}
      and exists (select from pushes p where p.marketplace_id = m.id and p.pushed_version = 0)
    order by m.code`;
}

/** How long pushes of the last hours took, each by its slowest change; marketplaces without pushes are left out. */
export function listPushLatencies(
  sql: SqlOrTx,
  marketplaceIds: readonly number[],
  hours: number,
): Promise<PushLatency[]> {
  return sql<PushLatency[]>`
    select marketplace_id, count(*)::int as pushes,
      percentile_disc(0.5) within group (order by latency_ms) as p50_ms,
      percentile_disc(0.95) within group (order by latency_ms) as p95_ms,
      percentile_disc(0.99) within group (order by latency_ms) as p99_ms
    from sync_logs
    where marketplace_id = any (${[...marketplaceIds]}::int[]) and created_at >= now() - ${hours} * interval '1 hour'
      and direction = 'push' and sync_type = 'stock' and status = 'success' and latency_ms is not null
    group by marketplace_id`;
}

/** Which of these products have no listing on a marketplace. */
export async function listUnlisted(sql: Sql, marketplaceId: number, productIds: readonly number[]): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from unnest(${[...productIds]}::int[]) as t (id)
    where not exists (select 1 from pushes p where p.marketplace_id = ${marketplaceId} and p.product_id = t.id)`;
  return rows.map(({ id }) => id);
}
