import type { Span } from '@opentelemetry/api';
import type { LimitedAdapter } from '../../connections/limited-adapter.ts';
import type { Connection } from '../../connections/open-row.ts';
import { askReconcileOf } from '../../db/drifts/reconcile.ts';
import type { Choice } from '../../db/pushes/due.ts';
import {
  delayPushes,
  type Lease,
  recordCallAnswered,
  recordCallFailure,
  recordCallSuccess,
  recordRefusal,
} from '../../db/pushes/leases.ts';
import type { PushFigure, PushOutcome } from '../../db/pushes/push.ts';
import { finishBatch, settlePushes } from '../../db/pushes/settle.ts';
import { type SyncLogEntry, writeSyncLog } from '../../db/pushes/sync-log-writer.ts';
import { listTraces } from '../../db/traces/product-traces.ts';
import type { ItemResult, PushAnswer } from '../../marketplaces/adapter.ts';
import { toItemRefs } from '../../marketplaces/item-refs.ts';
import { isAboutContent } from '../../marketplaces/refusals.ts';
import { isTracing, startSpan, withinSpan } from '../../tracing.ts';
import type { TaskDeps, TaskOutcome } from '../task.ts';
import { type CallFailure, readCallFailure } from './call-failure.ts';
import { judgeRefusals, type Refusal } from './judge-refusals.ts';
import { searchDepth } from './search.ts';

/** Longer than any one HTTP call, shorter than the lease. */
const pushTimeoutMs = 15_000;
const maxItemsInLog = 200;
/** How often a figure is sent that the marketplace accepts and does not show, with waits that double. Then a person must act. */
const maxIgnored = 5;

/** A batch that is open in the database and about to be sent. */
export interface Batch {
  connection: Connection;
  adapter: LimitedAdapter;
  owner: string;
  lease: Lease;
  choice: Choice;
  figures: PushFigure[];
  callsMade(): number;
}

/** The outcome of a batch: one per figure, and whether the call failed or was refused as a whole. */
interface Result {
  outcomes: { push: PushFigure; outcome: PushOutcome; note: string }[];
  /** Set when the call failed as a whole. */
  failure: CallFailure | null;
  /** Set when every figure was refused, and nobody knows why. */
  refusal: Refusal | null;
}

/** What became of a batch. `finished`: the lease was renewed, or released where it is undefined; absent: it is as it was. */
export interface SentBatch {
  outcome: TaskOutcome;
  finished?: { lease: Lease | undefined };
}

/** Sends one batch of absolute figures and records the outcome, within a span. Never throws for what a marketplace can do. */
export async function sendBatch(deps: TaskDeps, batch: Batch): Promise<SentBatch> {
  return withinSpan(
    await startPush(deps, batch),
    () => send(deps, batch),
    ({ outcome }) => ({ 'ombor.outcome': outcome }),
  );
}

/** In the trace of what changed the newest of the figures; those of the others are linked. */
async function startPush({ sql }: TaskDeps, { connection, figures }: Batch): Promise<Span> {
  const [parent = null, ...links] = isTracing() ? await listTraces(sql, figures) : [];
  const attributes = { 'ombor.marketplace': connection.code, 'ombor.items': figures.length };
  return startSpan('push figures', { role: 'send', parent, links, attributes });
}

async function send(deps: TaskDeps, batch: Batch): Promise<SentBatch> {
  const { adapter, figures } = batch;
  const items = toItemRefs(figures);
  const beganAt = performance.now();
  const result = await adapter.pushStock(items, AbortSignal.timeout(pushTimeoutMs)).then(
    (answer) => readAnswer(batch, answer),
    (error: unknown) => readFailure(batch, error),
  );
  const owedMs = Math.max(...figures.map((figure) => figure.owedMs));
  const readLatency = () => Math.max(0, Math.round(owedMs + performance.now() - beganAt));
  return isAllAccepted(batch, result)
    ? finish(deps, batch, result, readLatency())
    : settle(deps, batch, result, readLatency);
}

/** Every figure was accepted, and nothing was refused before of which that says something. */
function isAllAccepted({ lease, choice }: Batch, { outcomes, failure, refusal }: Result): boolean {
  if (failure || refusal || lease.refusals > 0 || choice.suspects !== null) return false;
  return outcomes.every(({ outcome }) => outcome.kind === 'answered');
}

async function finish(deps: TaskDeps, batch: Batch, result: Result, latencyMs: number): Promise<SentBatch> {
  const { connection, owner } = batch;
  const { triggerType, items, calls, details } = toLogEntry(batch, result, latencyMs);
  const log = { triggerType, items, calls, details, latencyMs, lost: leaseLost };
  const { ours, lease } = await finishBatch(deps.sql, { marketplaceId: connection.id, owner }, result.outcomes, log);
  measure(deps, batch, result, latencyMs);
  return ours ? { outcome: 'done', finished: { lease } } : { outcome: 'lease-lost' };
}

/** Records what became of each figure where the outcomes differ, or none was accepted. */
async function settle(deps: TaskDeps, batch: Batch, result: Result, readLatency: () => number): Promise<SentBatch> {
  const { connection } = batch;
  const ours = await settlePushes(deps.sql, { marketplaceId: connection.id, owner: batch.owner }, result.outcomes);
  const ignored = result.outcomes.filter(({ outcome }) => outcome.kind === 'refused' && outcome.ignored);
  await askReconcileOf(
    deps.sql,
    connection.id,
    ignored.map(({ push }) => push.id),
  );
  if (result.failure?.limitReached) {
    // No call was made: there is nothing to log.
    await delayPushes(deps.sql, connection.id, result.failure.waitMs);
    return { outcome: 'snoozed' };
  }
  await recordCall(deps, batch, result, ours);
  const latencyMs = readLatency();
  measure(deps, batch, result, latencyMs);
  await logBatch(deps, batch, result, { ours, latencyMs });
  if (!ours) return { outcome: 'lease-lost' };
  return { outcome: result.failure || result.refusal ? 'failed' : 'done' };
}

/** What the call says about the marketplace. */
async function recordCall(deps: TaskDeps, batch: Batch, { outcomes, failure, refusal }: Result, ours: boolean) {
  const { connection, adapter, lease, choice } = batch;
  if (refusal || choice.suspects !== null) await adapter.chargeSearch();
  if (failure) return recordCallFailure(deps.sql, connection.id, failure);
  if (refusal) return recordRefusal(deps.sql, connection.id, refusal);
  // A sender that lost the lease does not end a wait of the new owner.
  if (!ours) return;
  if (outcomes.every(({ outcome }) => outcome.kind !== 'answered')) return recordCallAnswered(deps.sql, connection.id);
  // More refusals in a row than a search for one item can have: everything was refused.
  const regroup = lease.refusals > 0 ? lease.refusals > searchDepth(adapter.limits) : null;
  await recordCallSuccess(deps.sql, connection.id, regroup);
}

function readAnswer(batch: Batch, answer: PushAnswer): Result {
  const byKey = new Map(answer.items.map((item) => [item.key, item]));
  const answered = batch.figures.map((push) => ({ push, item: byKey.get(String(push.id)) }));
  const { outcomes: refused, refusal } = judgeRefusals(answered, batch.adapter.limits, batch.lease.refusals);
  const spacingMs = (batch.adapter.limits.minSecondsPerItem ?? 0) * 1_000;
  const outcomes = answered.map(({ push, item }) => ({
    push,
    outcome: refused.get(push) ?? toOutcome(push, item, answer, spacingMs),
    note: item && 'reason' in item ? item.reason : '',
  }));
  return { outcomes, failure: null, refusal };
}

function toOutcome(push: PushFigure, item: ItemResult | undefined, answer: PushAnswer, spacingMs: number): PushOutcome {
  if (item?.outcome === 'accepted') return { kind: 'answered', marketplaceDate: answer.marketplaceDate, spacingMs };
  if (item?.outcome !== 'retry') return { kind: 'unknown', afterMs: 1_000 };
  return item.ignored ? countIgnored(push, item) : { kind: 'later', afterMs: item.afterMs, itself: true };
}

function countIgnored({ failures }: PushFigure, item: { afterMs: number; reason: string }): PushOutcome {
  const tries = failures + 1;
  if (tries >= maxIgnored) return { kind: 'refused', reason: `${item.reason}, ${tries} times`, ignored: true };
  return { kind: 'later', afterMs: item.afterMs * 2 ** failures, countsAsFailure: true, itself: true };
}

/**
 * The call failed as a whole. About its content: any of its items may be to blame. Otherwise the wait is the marketplace's (its lease),
 * not the items', so that it is over when a person resumes the marketplace, while a wait that the marketplace asked for an item stays.
 */
function readFailure(batch: Batch, error: unknown): Result {
  if (isAboutContent(error)) {
    const items = batch.figures.map(({ id }) => {
      return { key: String(id), outcome: 'suspected' as const, reason: error.message };
    });
    return readAnswer(batch, { items, marketplaceDate: null });
  }
  const failure = readCallFailure(error, batch.lease.failures);
  const outcome: PushOutcome = { kind: failure.isApplied === 'no' ? 'later' : 'unknown', afterMs: 0 };
  const outcomes = batch.figures.map((push) => ({ push, outcome, note: failure.error }));
  return { outcomes, failure, refusal: null };
}

const leaseLost = 'the lease was lost before the answer; the figures will be pushed again';

async function logBatch(
  deps: TaskDeps,
  batch: Batch,
  result: Result,
  { ours, latencyMs }: { ours: boolean; latencyMs: number },
): Promise<void> {
  const { connection, figures } = batch;
  const entry = toLogEntry(batch, result, latencyMs);
  await writeSyncLog(deps.sql, { ...entry, errorMessage: ours ? entry.errorMessage : leaseLost });
  const failed = result.failure ?? result.refusal;
  if (failed)
    deps.log.warn({ marketplace: connection.code, items: figures.length, reason: failed.error }, 'A push failed');
}

function measure({ metrics }: TaskDeps, { connection }: Batch, result: Result, latencyMs: number): void {
  for (const { outcome } of result.outcomes)
    metrics.pushedItems.inc({ marketplace: connection.code, outcome: outcome.kind });
  if (!result.failure && !result.refusal)
    metrics.pushLatency.observe({ marketplace: connection.code }, latencyMs / 1_000);
}

function toLogEntry(batch: Batch, { outcomes, failure, refusal }: Result, latencyMs: number): SyncLogEntry {
  const { connection, figures } = batch;
  const newest = figures.reduce((a, b) => (b.owedSince > a.owedSince ? b : a));
  const [trouble] = outcomes.filter(({ outcome }) => outcome.kind !== 'answered');
  const reason = trouble ? `${trouble.push.marketplaceSku}: ${trouble.note}` : null;
  return {
    marketplaceId: connection.id,
    triggerType: newest.triggerType,
    syncType: 'stock',
    direction: 'push',
    items: figures.length,
    calls: batch.callsMade(),
    errorMessage: (failure ?? refusal)?.error ?? reason,
    latencyMs,
    details: outcomes.slice(0, maxItemsInLog).map(({ push, outcome, note }) => ({
      sku: push.marketplaceSku,
      figure: push.figure,
      outcome: outcome.kind,
      reason: note || null,
    })),
  };
}
