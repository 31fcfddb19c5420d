import type { Task } from 'graphile-worker';
import type { z } from 'zod';
import type { Connection } from '../connections/open-row.ts';
import type { Sql } from '../db/client.ts';
import type { LogFields, Logger } from '../log.ts';
import type { MarketplaceHttp } from '../marketplaces/http.ts';
import type { Metrics } from '../metrics.ts';
import type { AlertDelivery } from './alert-delivery.ts';
import { type AtOnce, runAtMost } from './run-at-most.ts';

/** What tasks work with. */
export interface TaskDeps {
  sql: Sql;
  log: Logger;
  metrics: Metrics;
  http: MarketplaceHttp;
  findConnection(id: number): Promise<Connection | undefined>;
  /** How alerts are sent to Telegram; absent: they are not sent. */
  delivery?: AlertDelivery | undefined;
}

/** How a task ended. */
export type TaskOutcome =
  /** It did what was due. */
  | 'done'
  /** There was nothing to do, or not yet. */
  | 'nothing-due'
  /** Another process, or another task of this one, does it at this moment. */
  | 'busy'
  /** What it is about is gone, paused, or not set up. */
  | 'skipped'
  /** It has to be done later: a limit, or something in the way. */
  | 'snoozed'
  /** Another process took its lease. */
  | 'lease-lost'
  /** The process is stopping. */
  | 'stopped'
  /** It could not be done; the reason is logged or stored. */
  | 'failed';

/** One kind of work. The payload only says where to look: what is to be done stands in the tables. */
export interface TaskDefinition<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  /** How many of its jobs with the same key a process runs at once; absent: any number. See `runAtMost`. */
  atOnce?: AtOnce<Payload>;
  run(deps: TaskDeps, payload: Payload, signal: AbortSignal): Promise<TaskOutcome>;
}

/** Keeps the payload's type together with its task. */
export function defineTask<Payload>(task: TaskDefinition<Payload>): TaskDefinition<Payload> {
  return task;
}

/**
 * The task as graphile-worker runs it. A job is a wake-up call, so a failure is logged and the job ends: the rows still say
 * what is owed, and the sweep wakes somebody again. A job that is retried could only do the same later.
 */
export function toWorkerTask<Payload>(task: TaskDefinition<Payload>, deps: TaskDeps): Task {
  const run = (payload: Payload, signal: AbortSignal) => task.run(deps, payload, signal);
  const work = task.atOnce ? runAtMost(task.atOnce, run) : run;
  return async (raw, helpers) => {
    const startedAt = performance.now();
    const describeEnd = (outcome: TaskOutcome): LogFields => ({
      task: task.name,
      jobId: helpers.job.id,
      outcome,
      durationMs: Math.round(performance.now() - startedAt),
    });
    try {
      const outcome = (await work(task.payload.parse(raw), helpers.abortSignal)) ?? 'busy';
      deps.log.debug(describeEnd(outcome), 'A task ended');
    } catch (error) {
      deps.log.error({ ...describeEnd('failed'), err: error }, 'A task failed; the sweep wakes it again');
    }
  };
}
