import type { Sql, SqlOrTx } from '../client.ts';
import { jsonRow, jsonRows } from '../rows.ts';
import { type Lease, leaseMs, ownsLease } from './leases.ts';
import { recordSentFigures, type SentPush, toSentRow } from './listing-figures.ts';
import type { PushFigure, PushOutcome } from './push.ts';
import type { SyncLogEntry } from './sync-log-writer.ts';

/**
 * Closes open pushes by their outcome, while the lease is still the owner's. Otherwise no row is closed, and the next owner treats
 * them as of unknown result. Returns whether the lease was still the owner's.
 */
export async function settlePushes(
  sql: Sql,
  lease: { marketplaceId: number; owner: string },
  settled: SentPush[],
): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`select 1 from pushes where id = any (${settled.map(({ push }) => push.id)}) order by id for no key update`;
    await recordSentFigures(tx, settled);
    if (!(await ownsLease(tx, lease.marketplaceId, lease.owner))) return false;
    for (const [kind, group] of Map.groupBy(settled, ({ outcome }) => outcome.kind)) {
      if (kind === 'answered') await settleAnswered(tx, group);
      else if (kind === 'refused') await settleRefused(tx, group);
      else if (kind === 'suspected') await settleSuspected(tx, group);
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
  await tx`select settle_answered(${jsonRows(tx, settled.map(toAnsweredRow))})`;
}

const toAnsweredRow = ({ push, outcome }: SentPush) => ({
  id: push.id,
  figure: push.figure,
  owedVersion: push.owedVersion,
  inventoryVersion: push.inventoryVersion,
  ...(outcome.kind === 'answered' && { marketplaceDate: outcome.marketplaceDate, spacingMs: outcome.spacingMs }),
});

/** What is recorded of a call in which every figure was accepted. `lost`: the error where the lease was lost. */
export type AcceptedBatchLog = Pick<SyncLogEntry, 'triggerType' | 'items' | 'calls' | 'latencyMs' | 'details'> & {
  lost: string;
};

/**
 * Does everything that follows a call in which every figure was accepted, in one round trip: settles the pushes, records the success,
 * writes the log, looks whether more is due. `ours` false: the lease was lost, and no row is closed, as in `settlePushes`. `lease`: it
 * was renewed, because something is due now; undefined: it was released.
 */
export async function finishBatch(
  sql: Sql,
  { marketplaceId, owner }: { marketplaceId: number; owner: string },
  accepted: readonly SentPush[],
  log: AcceptedBatchLog,
): Promise<{ ours: boolean; lease: Lease | undefined }> {
  const sent = accepted.map((one) => ({ ...toSentRow(one), ...toAnsweredRow(one) }));
  const [row] = await sql<(Omit<Lease, 'failures'> & { ours: boolean; failures: number | null })[]>`
    select * from finish_batch(${marketplaceId}, ${owner}::uuid, ${leaseMs}::int, ${jsonRows(sql, sent)}, ${jsonRow(sql, log)})`;
  if (!row) throw new Error('finish_batch returned no row');
  const { ours, failures, ...lease } = row;
  return { ours, lease: failures === null ? undefined : { ...lease, failures } };
}

/**
 * A person must act: nothing is owed until there is a new reason to push. What the marketplace shows is not known; what it confirmed
 * before is, unless it took the figure and does not show it.
 */
async function settleRefused(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`
    update pushes p set expected_stock = null, pushed_version = greatest(p.pushed_version, r.owed_version), open_until = null,
      failures = 0, settle_at = case when p.sent_at >= p.settle_at then null else p.settle_at end, next_push_at = null,
      refused_reason = r.reason, doubted_stocks = case when r.ignored::boolean then possible_stocks(p) else p.doubted_stocks end,
      batch_limit = case when r.alone::boolean then 1 end, suspected_at = null
    from unnest(
      ${idsOf(settled)}::int[], ${settled.map(({ push }) => push.owedVersion)}::bigint[],
      ${settled.map(({ outcome }) => (outcome.kind === 'refused' ? outcome.reason : ''))}::text[],
      ${settled.map(({ outcome }) => String(outcome.kind === 'refused' && outcome.ignored === true))}::text[],
      ${settled.map(({ outcome }) => String(outcome.kind === 'refused' && outcome.alone === true))}::text[]
    ) as r (id, owed_version, reason, ignored, alone)
    where p.id = r.id`;
}

/**
 * Refused, and nobody knows whether the item is to blame: it stays owed, and is sent with fewer others. `suspected_at` is the same for all
 * of the call: it says later which were refused together.
 */
async function settleSuspected(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`
    update pushes p set open_until = null, next_push_at = clock_timestamp() + r.after_ms * interval '1 ms',
      batch_limit = r.batch_limit, suspected_at = coalesce(p.suspected_at, now())
    from unnest(
      ${idsOf(settled)}::int[], ${waitsOf(settled)}::int[],
      ${settled.map(({ outcome }) => (outcome.kind === 'suspected' ? outcome.batchLimit : null))}::int[]
    ) as r (id, after_ms, batch_limit)
    where p.id = r.id`;
}

/** Provably not applied: what the marketplace shows is unchanged, the push is sent later. */
async function settleLater(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`
    update pushes p set open_until = null, next_push_at = clock_timestamp() + r.after_ms * interval '1 ms',
      failures = p.failures + r.counts_as_failure::boolean::int,
      batch_limit = case when not r.itself::boolean then p.batch_limit end,
      suspected_at = case when not r.itself::boolean then p.suspected_at end,
      -- Taken but not shown: it may be shown later.
      doubted_stocks = case when r.counts_as_failure::boolean then possible_stocks(p) else p.doubted_stocks end
    from unnest(
      ${idsOf(settled)}::int[], ${waitsOf(settled)}::int[],
      ${settled.map(({ outcome }) => String(outcome.kind === 'later' && outcome.countsAsFailure === true))}::text[],
      ${settled.map(({ outcome }) => String(outcome.kind === 'later' && outcome.itself === true))}::text[]
    ) as r (id, after_ms, counts_as_failure, itself)
    where p.id = r.id`;
}

/** The result is unknown: see doubt_pushes. */
async function settleUnknown(tx: SqlOrTx, settled: Settled): Promise<void> {
  await tx`select doubt_pushes(${idsOf(settled)}::int[], ${waitsOf(settled)}::int[])`;
}

/** Pushes whose sender died or lost its lease are of unknown result. Returns how many there were. */
export async function expireOpenPushes(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    const rows = await tx<{ id: number }[]>`
      select id from pushes where open_until < clock_timestamp() order by id for no key update skip locked`;
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await tx`select doubt_pushes(${ids}::int[], ${ids.map(() => 0)}::int[])`;
    await tx`
      insert into listing_figures (marketplace_product_id, kind, outcome, reason, happened_at)
      select id, 'told', 'unknown', 'the sender ended before the answer came', sent_at from pushes p
      where id = any (${ids}::int[]) and not exists (
        select 1 from listing_figures f where f.marketplace_product_id = p.id and f.kind = 'told' and f.happened_at = p.sent_at)`;
    return ids.length;
  });
}
