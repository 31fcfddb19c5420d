import { z } from 'zod';
import { recordObservations } from '../../db/catalog/observations.ts';
import { findSqlState, type Int8, isPassingFault, type Tx } from '../../db/client.ts';
import { openReportedDrifts, raiseReportedDrifts } from '../../db/drifts/reported-drifts.ts';
import { settleAcceptedSales } from '../../db/drifts/settle-accepted.ts';
import { watchFailedEvents, watchIncomingGuard } from '../../db/inbox/incoming-guard.ts';
import { releaseLinked } from '../../db/inbox/unlinked-sales.ts';
import { hurryOrderEvents, type ToldOrder } from '../../db/inbox/waiting-events.ts';
import {
  claimWebhooks,
  claimWebhooksById,
  claimWebhooksByKey,
  findWaiting,
  finishWebhooks,
  type InboxResult,
  type InboxRow,
  type WebhookOrigin,
} from '../../db/inbox/webhooks.ts';
import { applyStockChanges } from '../../db/stock/stock.ts';
import { recordTraces } from '../../db/traces/product-traces.ts';
import { messageOf } from '../../errors.ts';
import { checkEvent, type ReadEvent, readEvent } from '../../marketplaces/event.ts';
import { readProblem } from '../polls/order-events.ts';
import { planApplied } from '../pushes/plan-pushes.ts';
import { defineTask, type TaskDeps } from '../task.ts';
import type { ReadRow } from './event-names.ts';
import { type InterpretedRow, interpretAll } from './interpret.ts';
import { changesOf, heldBecauseOf, observationsOf } from './interpretation.ts';
import { closeUnlinkedSales, findLinkedMeanwhile, watchUnlinkedSales } from './linked-meanwhile.ts';
import { retry, toResult } from './results.ts';
import { type TracedRows, traceRows } from './trace-rows.ts';

const maxBatchRows = 100;

/** Applies what waits in the inbox, up to 100 rows in one transaction, until nothing is left; a bad row never stops the others. */
export const processWebhooks = defineTask({
  name: 'process_webhooks',
  payload: z.object({}),
  // Every micro-batch of the endpoint queues a job. Two at once use the time in which a commit waits for the disk.
  atOnce: { max: 2, keyOf: () => '' },
  async run(deps, _payload, signal) {
    let total = 0;
    let again: number;
    do {
      total += await processArrived(deps, 'webhook', signal);
      again = signal.aborted ? 0 : await processOthers(deps, signal);
      total += again;
    } while (again > 0);
    if (signal.aborted) return 'stopped';
    return total > 0 ? 'done' : 'nothing-due';
  },
});

const origins: readonly WebhookOrigin[] = ['webhook', 'poll'];

/** Applies what has just arrived, until nothing is left. Returns the number of rows. */
async function processArrived(deps: TaskDeps, origin: WebhookOrigin, signal: AbortSignal): Promise<number> {
  let total = 0;
  let handled = maxBatchRows;
  while (handled === maxBatchRows && !signal.aborted) {
    handled = await processBatch(deps, (tx) => claimWebhooks(tx, maxBatchRows, origin, false));
    total += handled;
  }
  return total;
}

/**
 * Applies what was read by polls. Then queues a part of what waited for new links again, and applies one batch of what was queued again: a
 * sale that arrives meanwhile waits for a batch, not for a replay of 60,000 rows. Returns the number of links and rows.
 */
async function processOthers(deps: TaskDeps, signal: AbortSignal): Promise<number> {
  const { arePolled, areQueuedAgain, areLinks } = await findWaiting(deps.sql);
  const polled = arePolled ? await processArrived(deps, 'poll', signal) : 0;
  const links = areLinks && !signal.aborted ? await releaseLinked(deps.sql) : 0;
  if (signal.aborted || (!areQueuedAgain && links === 0)) return polled + links;
  for (const origin of origins) {
    const handled = await processBatch(deps, (tx) => claimWebhooks(tx, maxBatchRows, origin, true));
    if (handled > 0) return polled + links + handled;
  }
  return polled + links;
}

/** Applies rows of the inbox at once, and waits for those that another process works on: afterwards each is applied or has its reason. */
export async function applyNow(deps: TaskDeps, marketplaceId: number, dedupeKeys: string[]): Promise<void> {
  if (dedupeKeys.length === 0) return;
  let handled = maxBatchRows;
  while (handled === maxBatchRows) {
    handled = await processBatch(deps, (tx) => claimWebhooksByKey(tx, marketplaceId, dedupeKeys, maxBatchRows));
  }
}

/** Claims and applies one batch; when it fails as a whole, its halves, down to the row at fault. Returns the number of rows. */
async function processBatch(deps: TaskDeps, claim: (tx: Tx) => Promise<InboxRow[]>): Promise<number> {
  let rows: InboxRow[] = [];
  let batch: AppliedBatch = { results: [], productIds: [] };
  let [told, areLeft]: [ToldOrder[], boolean] = [[], false];
  let traced: TracedRows | undefined;
  try {
    await deps.sql.begin(async (tx) => {
      rows = await claim(tx);
      traced = traceRows(rows);
      const read = rows.map((row) => ({ row, read: readRow(row) }));
      told = read.flatMap(nameTold);
      // First: rows of the inbox are locked before orders and stock.
      areLeft = await hurryOrderEvents(tx, told, false);
      if (rows.length > 0) batch = await applyBatch(tx, read, traced);
    });
    traced?.end(batch.results);
    count(deps, batch.results);
  } catch (error) {
    traced?.fail(error);
    if (rows.length === 0) throw error;
    if (rows.length === 1 && rows[0]) await giveUp(deps, rows[0], error);
    else {
      const ids = rows.map((row) => row.id);
      for (const half of halves(ids)) await processBatch(deps, (tx) => claimWebhooksById(tx, half));
    }
    return rows.length;
  }
  await planApplied(deps, batch.productIds);
  // Another worker had them: now nothing is locked here, and it can be waited for.
  if (areLeft) await hurryOrderEvents(deps.sql, told, true);
  return rows.length;
}

function halves(ids: Int8[]): Int8[][] {
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(0, middle), ids.slice(middle)];
}

/** What became of a batch, and the products whose stock changed: their pushes are still to be planned. */
interface AppliedBatch {
  results: InboxResult[];
  productIds: number[];
}

async function applyBatch(tx: Tx, read: ReadRow[], traced: TracedRows): Promise<AppliedBatch> {
  const rows = read.map(({ row }) => row);
  const interpreted = await interpretAll(tx, read);
  const changes = await settleAcceptedSales(
    tx,
    interpreted.flatMap(({ interpretation }) => changesOf(interpretation)),
  );
  // A batch is of one origin.
  const applied = await applyStockChanges(tx, changes, rows[0]?.origin === 'poll' ? 'scheduled' : 'webhook', false);
  await recordTraces(tx, traced.listCauses(interpreted, applied));
  await recordObservations(
    tx,
    interpreted.flatMap(({ interpretation }) => observationsOf(interpretation)),
  );
  const reported = await openReportedDrifts(tx, interpreted.flatMap(unexplainedChanges));
  const linked = await findLinkedMeanwhile(tx, interpreted);
  const results = interpreted.map((one) => {
    if (linked.has(one.row)) return retry(one.row, 'what it names is being linked at this moment');
    if (reported.busy.has(one.row.id)) return retry(one.row, 'a figure is being sent to this listing at this moment');
    return toResult(one);
  });
  await finishWebhooks(tx, results);
  // Last: alerts are locked after everything else.
  await watchUnlinkedSales(tx, interpreted);
  await raiseReportedDrifts(tx, reported);
  if (interpreted.some(concernsHeldEvents)) await watchIncomingGuard(tx);
  if (concernFailures(rows, results)) await watchFailedEvents(tx);
  return { results, productIds: [...new Set(applied.map(({ productId }) => productId))] };
}

/** A body without a payload is read again from its bytes, so that the reason stays the one that it was received with. */
function readRow({ payload, rawBody, createdAt, origin }: InboxRow): ReadEvent {
  const problem = origin === 'poll' ? readProblem(payload) : null;
  if (problem !== null) return { kind: 'invalid', name: null, reason: problem, payload };
  return payload === null && rawBody !== null ? readEvent(rawBody, createdAt) : checkEvent(payload, createdAt);
}

function unexplainedChanges({ row, interpretation }: InterpretedRow) {
  return interpretation.kind === 'nothing' && interpretation.unexplained
    ? [{ ...interpretation.unexplained, webhookId: row.id }]
    : [];
}

/** A row that waits for a person from now on, or was released by one, or by which others wait, or do no more. */
function concernsHeldEvents({ row, interpretation, concernsOthers }: InterpretedRow): boolean {
  return row.held || concernsOthers || heldBecauseOf(interpretation) !== undefined;
}

/** Whether a row failed for good now, or had done so before it was queued again. */
function concernFailures(rows: InboxRow[], results: InboxResult[]): boolean {
  return (
    rows.some(({ failedBecause }) => failedBecause !== null) || results.some((one) => one.failedBecause !== undefined)
  );
}

function nameTold({ row, read }: ReadRow): ToldOrder[] {
  if (read.kind !== 'known' || !('items' in read.event) || !read.event.items) return [];
  const { event: name, order_id: orderId } = read.event;
  if (name !== 'order.created' && name !== 'order.updated') return [];
  return [{ marketplaceId: row.marketplaceId, orderId, isNew: name === 'order.created' }];
}

/** A row that fails alone: retried when the database is at fault, else kept with the reason for a person to look at. */
async function giveUp(deps: TaskDeps, row: InboxRow, error: unknown): Promise<void> {
  const reason = messageOf(error);
  // 23503: its listing was unlinked this moment.
  const isTransient = isPassingFault(error) || findSqlState(error) === '23503';
  const result: InboxResult = isTransient
    ? retry(row, reason)
    : { id: row.id, status: 'failed', message: reason, failedBecause: 'not_applied' };
  deps.log.warn(
    { webhookId: row.id, marketplaceId: row.marketplaceId, outcome: result.status, reason },
    'A webhook was not applied',
  );
  await finishWebhooks(deps.sql, [result]);
  if (!isTransient) await closeUnlinkedSales(deps.sql, [row]);
  if (concernFailures([row], [result])) await watchFailedEvents(deps.sql, row.marketplaceId);
  count(deps, [result]);
}

function count(deps: TaskDeps, results: InboxResult[]): void {
  for (const { status } of results) deps.metrics.webhooksProcessed.inc({ outcome: status });
}
