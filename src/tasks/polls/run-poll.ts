import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { HeldAfterRestore, NoCallYet } from '../../connections/limited-adapter.ts';
import type { Connection } from '../../connections/open-row.ts';
import {
  beginPoll,
  endPoll,
  keepPoll,
  type Poll,
  type PollKind,
  PollLost,
  recordPollFailure,
} from '../../db/polls/polls.ts';
import { writeSyncLog } from '../../db/pushes/sync-log-writer.ts';
import type { TriggerType } from '../../db/stock/stock.ts';
import { messageOf } from '../../errors.ts';
import type { MarketplaceAdapter } from '../../marketplaces/adapter.ts';
import { RetryLater } from '../../marketplaces/refusals.ts';
import { openForTask } from '../open-for-task.ts';
import type { TaskDeps, TaskOutcome } from '../task.ts';
import type { PollInterval } from './order-interval.ts';

const renewMs = 10_000;

const pollTimeoutMs = 300_000;

/** Short, because a marketplace that answers again has to be noticed well within a minute. */
const maxBackoffSeconds = 15;

const unreadableSeconds = 60;

/** What asks for a poll: without a trigger a person, who gets it at once; otherwise it runs only when it is due. */
export const pollPayload = z.object({
  marketplaceId: z.int(),
  trigger: z.enum(['webhook', 'manual', 'scheduled']).default('manual'),
});

/**
 * How a poll ended, and when the next one is due: after this one began, or after now (`fromNow`). `failure`: why only a part was read;
 * the poll counts as failed, and the next one is not due before its time, because the part that was read is done.
 */
export interface PollEnd extends PollInterval {
  outcome: TaskOutcome;
  fromNow?: boolean;
  failure?: Error | undefined;
}

/** A poll in progress. */
export interface RunningPoll {
  connection: Connection;
  adapter: MarketplaceAdapter;
  poll: Poll;
  owner: string;
  trigger: TriggerType;
  signal: AbortSignal;
  callsMade(): number;
}

/** Does one poll under its lease; `read` returns the time to the next one. What goes wrong is recorded and retried. */
export async function runPoll(
  deps: TaskDeps,
  kind: PollKind,
  { marketplaceId, trigger }: z.output<typeof pollPayload>,
  signal: AbortSignal,
  read: (deps: TaskDeps, running: RunningPoll) => Promise<PollEnd>,
): Promise<TaskOutcome> {
  const connection = await deps.findConnection(marketplaceId);
  if (!connection) return 'skipped';
  const owner = randomUUID();
  const poll = await beginPoll(deps.sql, marketplaceId, kind, owner, trigger);
  if (!poll) return 'nothing-due';
  const ends = AbortSignal.any([signal, AbortSignal.timeout(pollTimeoutMs)]);
  const renewing = setInterval(() => {
    // A renewal that fails only lets the lease expire, which the end of the poll notices.
    keepPoll(deps.sql, marketplaceId, kind, owner).catch(() => {});
  }, renewMs);
  let end: PollEnd = { seconds: unreadableSeconds, reason: 'the poll did not end', outcome: 'failed' };
  try {
    end = await attempt(deps, kind, { connection, poll, owner, trigger, signal: ends }, signal, read);
  } finally {
    clearInterval(renewing);
    await endPoll(deps.sql, marketplaceId, kind, owner, end);
  }
  return end.outcome;
}

async function attempt(
  deps: TaskDeps,
  kind: PollKind,
  begun: Omit<RunningPoll, 'adapter' | 'callsMade'>,
  stopping: AbortSignal,
  read: (deps: TaskDeps, running: RunningPoll) => Promise<PollEnd>,
): Promise<PollEnd> {
  let calls = 0;
  // Pushes go first, but not for ever: with a small bucket a busy hour would block every poll.
  const urgent = begun.poll.isLate;
  const adapter = await openForTask(deps, begun.connection, { urgent, onCall: () => (calls += 1) });
  if (!adapter) {
    return { seconds: unreadableSeconds, reason: 'its settings or credentials cannot be read', outcome: 'failed' };
  }
  const running = { ...begun, adapter, callsMade: () => calls };
  try {
    const end = await read(deps, running);
    if (!end.failure) return end;
    const failed = await recordFailure(deps, kind, running, end.failure);
    return { ...failed, seconds: Math.max(failed.seconds, end.seconds) };
  } catch (error) {
    // Not the marketplace's fault: another process goes on at once.
    if (error instanceof PollLost) return { seconds: 0, reason: String(error), outcome: 'lease-lost' };
    if (stopping.aborted) return { seconds: 0, reason: String(error), outcome: 'stopped' };
    return await recordFailure(deps, kind, running, error);
  }
}

async function recordFailure(deps: TaskDeps, kind: PollKind, running: RunningPoll, error: unknown): Promise<PollEnd> {
  const { connection, owner, poll, trigger } = running;
  if (error instanceof NoCallYet) {
    const seconds = (error.afterMs ?? 0) / 1_000;
    const reason = error instanceof HeldAfterRestore ? error.message : 'its limits allow no call yet';
    return { seconds, fromNow: true, reason, outcome: 'snoozed' };
  }
  const message = messageOf(error);
  const isNews = await recordPollFailure(deps.sql, connection.id, kind, owner, message);
  // A marketplace that is down for hours is reported once, not every few seconds.
  if (isNews) {
    deps.log.warn({ marketplace: connection.code, reason: message }, 'A poll failed');
    await writePollLog(deps, kind, running, trigger, 0, message);
  }
  const backoff = Math.min(2 ** Math.min(poll.failures, 10), maxBackoffSeconds);
  const asked = error instanceof RetryLater && error.afterMs !== null ? error.afterMs / 1_000 : backoff;
  return { seconds: asked, fromNow: true, reason: 'the last poll failed', outcome: 'failed' };
}

/** Records a poll that found something, or failed, in the sync log. */
export async function writePollLog(
  deps: TaskDeps,
  syncType: PollKind,
  running: Pick<RunningPoll, 'connection' | 'callsMade'>,
  triggerType: TriggerType,
  items: number,
  errorMessage: string | null,
): Promise<void> {
  await writeSyncLog(deps.sql, {
    marketplaceId: running.connection.id,
    triggerType,
    syncType,
    direction: 'pull',
    items,
    calls: running.callsMade(),
    errorMessage,
    latencyMs: null,
    details: [],
  });
}
