import { z } from 'zod';
import { recordObservations } from '../../db/catalog/observations.ts';
import { findSqlState, type Int8, isConnectionError, type Tx } from '../../db/client.ts';
import { raiseUnlinkedSales } from '../../db/inbox/unlinked-sales.ts';
import {
  claimWebhooks,
  claimWebhooksById,
  claimWebhooksByKey,
  finishWebhooks,
  hurryOrderEvents,
  type InboxResult,
  type InboxRow,
} from '../../db/inbox/webhooks.ts';
import { applyStockChanges } from '../../db/stock/stock.ts';
import { messageOf } from '../../errors.ts';
import { checkEvent } from '../../marketplaces/event.ts';
import { defineTask, type TaskDeps } from '../task.ts';
import { listingNames, type ReadRow } from './event-names.ts';
import { interpretAll } from './interpret.ts';
import type { Interpretation } from './interpretation.ts';
import { findLinkedMeanwhile } from './linked-meanwhile.ts';

const [mostAtOnce, mostTries] = [100, 10];
const longestRetryMs = 60_000;

/** Applies what waits in the inbox, up to 100 rows in one transaction, until nothing is left; a bad row never stops the others. */
export const processWebhooks = defineTask({
  name: 'process_webhooks',
  payload: z.object({}),
  async run(deps, _payload, signal) {
    for (const origin of ['webhook', 'poll'] as const) {
      let handled = mostAtOnce;
      while (handled === mostAtOnce && !signal.aborted) {
        handled = await processBatch(deps, (tx) => claimWebhooks(tx, mostAtOnce, origin));
      }
    }
  },
});

/** Applies rows of the inbox at once, and waits where another process has them in hand: afterwards each was applied or has its reason. */
export async function applyNow(deps: TaskDeps, marketplaceId: number, dedupeKeys: string[]): Promise<void> {
  if (dedupeKeys.length === 0) return;
  let handled = mostAtOnce;
  while (handled === mostAtOnce) {
    handled = await processBatch(deps, (tx) => claimWebhooksByKey(tx, marketplaceId, dedupeKeys, mostAtOnce));
  }
}

/** Claims and applies one batch; when it fails as a whole, its halves, down to the row that is at fault. Gives the rows handled. */
async function processBatch(deps: TaskDeps, claim: (tx: Tx) => Promise<InboxRow[]>): Promise<number> {
  let rows: InboxRow[] = [];
  let results: InboxResult[] = [];
  try {
    await deps.sql.begin(async (tx) => {
      rows = await claim(tx);
      results = rows.length === 0 ? [] : await applyBatch(tx, rows);
    });
    count(deps, results);
  } catch (error) {
    if (rows.length === 0) throw error;
    if (rows.length === 1 && rows[0]) await giveUp(deps, rows[0], error);
    else {
      const ids = rows.map((row) => row.id);
      for (const half of halves(ids)) await processBatch(deps, (tx) => claimWebhooksById(tx, half));
    }
  }
  return rows.length;
}

function halves(ids: Int8[]): Int8[][] {
  const middle = Math.ceil(ids.length / 2);
  return [ids.slice(0, middle), ids.slice(middle)];
}

async function applyBatch(tx: Tx, rows: InboxRow[]): Promise<InboxResult[]> {
  const read = rows.map((row) => ({ row, read: checkEvent(row.payload) }));
  const interpretations = await interpretAll(tx, read);
  const all = [...interpretations.values()];
  await applyStockChanges(
    tx,
    all.flatMap((one) => one.changes),
    // A batch is of one origin.
    rows[0]?.origin === 'poll' ? 'scheduled' : 'webhook',
  );
  await recordObservations(
    tx,
    all.flatMap((one) => one.observation ?? []),
  );
  await hurryWaitingEvents(tx, read);
  const linking = await findLinkedMeanwhile(
    tx,
    read.map((one) => ({ ...one, waitsFor: interpretations.get(one.row)?.waitsFor, names: listingNames(one) })),
  );
  const results = rows.map((row) =>
    linking.has(row) ? retry(row, 'it is being linked just now') : toResult(row, interpretations.get(row)),
  );
  await finishWebhooks(tx, results);
  // Last: alerts are locked after everything else.
  await raiseUnlinkedSales(
    tx,
    rows.flatMap(
      (row) =>
        interpretations
          .get(row)
          ?.waitsFor?.flatMap((names) =>
            names[0] === undefined ? [] : { marketplaceId: row.marketplaceId, name: names[0] },
          ) ?? [],
    ),
  );
  return results;
}

async function hurryWaitingEvents(tx: Tx, read: ReadRow[]): Promise<void> {
  const created = read.flatMap(({ row, read: one }) =>
    one.kind === 'known' && one.event.event === 'order.created'
      ? [{ marketplaceId: row.marketplaceId, orderId: one.event.order_id }]
      : [],
  );
  for (const [marketplaceId, orders] of Map.groupBy(created, (order) => order.marketplaceId)) {
    await hurryOrderEvents(
      tx,
      marketplaceId,
      orders.map(({ orderId }) => orderId),
    );
  }
}

function toResult(row: InboxRow, interpretation: Interpretation | undefined): InboxResult {
  const { failure, passing, note, waitsFor, held } = interpretation ?? {};
  if (failure === undefined) return { id: row.id, status: 'processed', message: note ?? null };
  if (passing && row.retryCount < mostTries) return retry(row, failure);
  return {
    id: row.id,
    status: 'failed',
    message: failure,
    ...(waitsFor && { waitsFor: waitsFor.flat() }),
    ...(held && { held }),
  };
}

function retry(row: InboxRow, message: string): InboxResult {
  return { id: row.id, status: 'retry', message, retryAfterMs: Math.min(1_000 * 2 ** row.retryCount, longestRetryMs) };
}

/** A row that fails alone: tried again when the fault lies with the database, else left to a person with the reason. */
async function giveUp(deps: TaskDeps, row: InboxRow, error: unknown): Promise<void> {
  const reason = messageOf(error);
  const state = findSqlState(error);
  // Classes 08, 40, 53, 55, 57: connection, deadlock, resources, locks, shutdown. 23503: its listing was unlinked this moment.
  const passing = isConnectionError(error) || (state !== undefined && /^(08|40|53|55|57|23503)/.test(state));
  const result: InboxResult = passing ? retry(row, reason) : { id: row.id, status: 'failed', message: reason };
  deps.log.warn(
    { webhookId: row.id, marketplaceId: row.marketplaceId, outcome: result.status, reason },
    'A webhook was not applied',
  );
  await finishWebhooks(deps.sql, [result]);
  count(deps, [result]);
}

function count(deps: TaskDeps, results: InboxResult[]): void {
  for (const { status } of results) deps.metrics.webhooksProcessed.inc({ outcome: status });
}
