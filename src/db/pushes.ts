import type { Json, Sql, SqlOrTx } from './client.ts';
import { ownsLease } from './leases.ts';
import { recordToldFigures, type ToldPush } from './listing-figures.ts';
import type { TriggerType } from './stock.ts';

/** After a push of unknown result it may still land; this long after it was sent it is pushed once more. */
const settleAfterMs = 45_000;

/** A push that was begun: read its figure next, send it, then settle it. */
export interface OpenPush {
  id: number;
  /** The reasons up to which this push answers. */
  owedVersion: string;
}

/** What to send for an open push, read after it was opened. */
export interface PushFigure extends OpenPush {
  marketplaceProductId: string;
  marketplaceSku: string;
  settings: Json;
  /** In items of the listing. */
  figure: number;
  inventoryVersion: number;
  owedSince: Date;
  triggerType: TriggerType;
  /** The first push of the listing, or one after a push whose result is not known: worth a look at what it shows afterwards. */
  verify: boolean;
  /** Pushes in a row that came to nothing. */
  failures: number;
}

/** What became of an open push. Times to wait in ms. */
export type PushOutcome =
  | { kind: 'answered'; marketplaceDate: Date | null; spacingMs: number }
  | { kind: 'refused'; reason: string; ignored?: boolean }
  | { kind: 'later'; afterMs: number; counts?: boolean }
  | { kind: 'unknown'; afterMs: number };

/** Marks what stock changes owe to marketplaces and wakes them. Gives the rows handled, at most 2,000: call again at that. */
export async function planPushes(sql: SqlOrTx, productIds: number[], mostRows: number): Promise<number> {
  const [row] = await sql<{ handled: number }[]>`select plan_pushes(${productIds}::int[], ${mostRows}) as handled`;
  return row?.handled ?? 0;
}

/**
 * Opens up to `limit` pushes that are due, those that wait longest first; the ones that failed before come last. Where a marketplace
 * takes an item only once in `spacingMs`, nobody sends it again before that, even if its sender dies.
 */
export async function openPushes(
  sql: Sql,
  marketplaceId: number,
  limit: number,
  spacingMs: number,
): Promise<OpenPush[]> {
  return sql<OpenPush[]>`
    with due as materialized (
      select id from pushes
      where marketplace_id = ${marketplaceId} and open_until is null and held_version <> owed_version
        and coalesce(next_push_at, '-infinity') <= clock_timestamp()
        and (pushed_version < owed_version or settle_at <= clock_timestamp())
        and not (select paused from marketplaces where id = ${marketplaceId})
      order by failures, owed_since, id limit ${limit}
      for no key update skip locked
    )
    update pushes p set open_until = clock_timestamp() + interval '20 s', sent_at = clock_timestamp(),
      next_push_at = case when ${spacingMs > 0} then clock_timestamp() + ${spacingMs} * interval '1 ms' end
    from due where p.id = due.id
    returning p.id, p.owed_version`;
}

/** Whether anything is due to the marketplace now. */
export async function isPushDue(sql: Sql, marketplaceId: number): Promise<boolean> {
  const [row] = await sql<{ due: boolean }[]>`
    select not m.paused and (
      exists (select 1 from pushes where marketplace_id = m.id and pushed_version < owed_version
        and open_until is null and held_version <> owed_version and coalesce(next_push_at, '-infinity') <= clock_timestamp())
      or exists (select 1 from pushes where marketplace_id = m.id and settle_at <= clock_timestamp() and open_until is null
        and held_version <> owed_version and coalesce(next_push_at, '-infinity') <= clock_timestamp())
    ) as due from marketplaces m where m.id = ${marketplaceId}`;
  return row?.due ?? false;
}

/** The figures of open pushes, in a statement of their own: nothing that was committed before they were opened is missing. */
export async function readPushFigures(sql: Sql, pushes: OpenPush[]): Promise<PushFigure[]> {
  return sql<PushFigure[]>`
    select o.id, o.owed_version, mp.marketplace_product_id, mp.marketplace_sku, mp.settings, i.version as inventory_version,
      p.owed_since, p.trigger_type, p.answered_at is null or p.settle_at is not null or p.failures > 0 as verify, p.failures,
      listing_figure(i.quantity, g.archived_at is not null, mp, m) as figure
    from unnest(${pushes.map((push) => push.id)}::int[], ${pushes.map((push) => push.owedVersion)}::bigint[]) as o (id, owed_version)
    join pushes p on p.id = o.id
    join marketplace_products mp on mp.id = o.id
    join marketplaces m on m.id = mp.marketplace_id
    join inventory i on i.product_id = mp.product_id
    join products g on g.id = mp.product_id
    order by o.id`;
}

/**
 * Closes open pushes by what became of them, while the lease is still the owner's; otherwise nothing is written, and the next
 * holder treats them as of unknown result. Gives whether the lease was still held.
 */
export async function settlePushes(
  sql: Sql,
  lease: { marketplaceId: number; owner: string },
  settled: ToldPush[],
): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select 1 from pushes where id = any (${settled.map(({ push }) => push.id)}) order by id for no key update`;
    await recordToldFigures(tx, settled);
    if (!(await ownsLease(tx, lease.marketplaceId, lease.owner))) return false;
    for (const [kind, group] of Map.groupBy(settled, ({ outcome }) => outcome.kind)) {
      if (kind === 'answered') await settleAnswered(tx, group);
      else if (kind === 'refused') await settleRefused(tx, group);
      else if (kind === 'later') await settleLater(tx, group);
      else await settleUnknown(tx, group);
    }
    return true;
  });
}

type Settled = { push: PushFigure; outcome: PushOutcome }[];
const idsOf = (settled: Settled): number[] => settled.map(({ push }) => push.id);
const waitsOf = (settled: Settled): number[] =>
  settled.map(({ outcome }) => ('afterMs' in outcome ? outcome.afterMs : 0));

async function settleAnswered(tx: SqlOrTx, settled: Settled): Promise<void> {
  const answers = settled.map(({ outcome }) =>
    outcome.kind === 'answered' ? outcome : { marketplaceDate: null, spacingMs: 0 },
  );
  await tx`
    with answer as (
      select * from unnest(
        ${idsOf(settled)}::int[], ${settled.map(({ push }) => push.figure)}::int[], ${settled.map(({ push }) => push.owedVersion)}::bigint[],
        ${settled.map(({ push }) => push.inventoryVersion)}::int[], ${answers.map((answer) => answer.marketplaceDate?.toISOString() ?? null)}::timestamptz[],
        ${answers.map((answer) => answer.spacingMs)}::int[]
      ) as t (id, figure, owed_version, inventory_version, marketplace_date, spacing_ms)
    ), pushed as (
      update pushes p set
        -- A sale of its own that crossed this push: what it shows now is not known.
        expected_stock = case when p.own_version > a.inventory_version then null else a.figure end,
        pushed_version = greatest(p.pushed_version, a.owed_version),
        answered_at = clock_timestamp(), answered_marketplace_at = a.marketplace_date, open_until = null, failures = 0,
        settle_at = case when p.sent_at >= p.settle_at then null else p.settle_at end,
        owed_since = case when p.owed_version > a.owed_version then clock_timestamp() else p.owed_since end,
        next_push_at = case when a.spacing_ms > 0 then clock_timestamp() + a.spacing_ms * interval '1 ms' end,
        refused_reason = null
      from answer a where p.id = a.id
    )
    update marketplace_products mp set
      previous_stock = case when mp.marketplace_stock is distinct from a.figure then mp.marketplace_stock else mp.previous_stock end,
      marketplace_stock = a.figure, stock_last_synced_at = now()
    from answer a where mp.id = a.id`;
}

/** A person must act: nothing is owed until the next reason to push, but what it shows is not known. */
async function settleRefused(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`
    update pushes p set expected_stock = null, pushed_version = greatest(p.pushed_version, r.owed_version), open_until = null,
      failures = 0, settle_at = case when p.sent_at >= p.settle_at then null else p.settle_at end, next_push_at = null,
      refused_reason = r.reason
    from unnest(
      ${idsOf(settled)}::int[], ${settled.map(({ push }) => push.owedVersion)}::bigint[],
      ${settled.map(({ outcome }) => (outcome.kind === 'refused' ? outcome.reason : ''))}::text[]
    ) as r (id, owed_version, reason)
    where p.id = r.id`;
}

/** Provably not applied: what it shows is as before, only later. */
async function settleLater(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`
    update pushes p set open_until = null, next_push_at = clock_timestamp() + r.after_ms * interval '1 ms',
      failures = p.failures + r.counts::boolean::int
    from unnest(
      ${idsOf(settled)}::int[], ${waitsOf(settled)}::int[],
      ${settled.map(({ outcome }) => String(outcome.kind === 'later' && outcome.counts === true))}::text[]
    ) as r (id, after_ms, counts)
    where p.id = r.id`;
}

/** Nobody knows: push again at once, and once more when the lost one can no longer land. */
async function settleUnknown(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`
    update pushes p set expected_stock = null, owed_version = p.owed_version + 1, open_until = null, failures = p.failures + 1,
      settle_at = greatest(p.settle_at, p.sent_at + ${settleAfterMs} * interval '1 ms'),
      next_push_at = greatest(p.next_push_at, clock_timestamp() + r.after_ms * interval '1 ms')
    from unnest(${idsOf(settled)}::int[], ${waitsOf(settled)}::int[]) as r (id, after_ms)
    where p.id = r.id`;
}

/** Pushes whose sender died or lost its lease are of unknown result. Gives how many there were. */
export async function expireOpenPushes(sql: Sql): Promise<number> {
  const [row] = await sql<{ expired: number }[]>`
    with expired as (
      update pushes p set expected_stock = null, owed_version = p.owed_version + 1, open_until = null, failures = p.failures + 1,
        settle_at = greatest(p.settle_at, p.sent_at + ${settleAfterMs} * interval '1 ms')
      where p.id in (select id from pushes where open_until < clock_timestamp() order by id for no key update skip locked)
      returning p.id, p.sent_at
    ), told as (
      insert into listing_figures (marketplace_product_id, kind, outcome, reason, happened_at)
      select id, 'told', 'unknown', 'its sender died before it was answered', sent_at from expired e
      where not exists (
        select 1 from listing_figures f where f.marketplace_product_id = e.id and f.kind = 'told' and f.happened_at = e.sent_at)
    )
    select count(*)::int as expired from expired`;
  return row?.expired ?? 0;
}

/** Wakes every marketplace to which something is due that nobody is sending. Gives how many. */
export async function wakeOwed(sql: Sql): Promise<number> {
  const rows = await sql`
    with due as (
      select m.id from marketplaces m left join marketplace_leases l on l.marketplace_id = m.id
      where m.type = 'api' and not m.paused
        and coalesce(l.leased_until, '-infinity') < clock_timestamp() and coalesce(l.not_before, '-infinity') <= clock_timestamp()
        and (exists (select 1 from pushes p where p.marketplace_id = m.id and p.pushed_version < p.owed_version
               and p.open_until is null and p.held_version <> p.owed_version and coalesce(p.next_push_at, '-infinity') <= clock_timestamp())
          or exists (select 1 from pushes p where p.marketplace_id = m.id and p.settle_at <= clock_timestamp() and p.open_until is null
            and p.held_version <> p.owed_version and coalesce(p.next_push_at, '-infinity') <= clock_timestamp()))
    )
    select id, wake_marketplaces(array[id]) from due`;
  return rows.length;
}
