import type { Sql, SqlOrTx } from '../client.ts';
import { ownsLease } from './leases.ts';
import { recordToldFigures, type ToldPush } from './listing-figures.ts';
import type { PushFigure, PushOutcome } from './push.ts';

/** After a push of unknown result it may still land; this long after it was sent it is pushed once more. */
const settleAfterMs = 45_000;

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
