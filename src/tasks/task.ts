import type { Task } from 'graphile-worker';
import type { z } from 'zod';
import type { Sql } from '../db/client.ts';
import type { Logger } from '../log.ts';
import type { MarketplaceAdapter } from '../marketplaces/adapter.ts';
import type { MarketplaceHttp } from '../marketplaces/http.ts';
import type { Metrics } from '../metrics.ts';
import type { AlertDelivery } from './alert-delivery.ts';

/** A marketplace ready to be called. */
export interface Connection {
  id: number;
  code: string;
  /** Names the account whose limits its calls count against; absent: it shares them with no other marketplace. */
  account?: string;
  open(http: MarketplaceHttp): MarketplaceAdapter | undefined;
}

/** What tasks work with. */
export interface TaskDeps {
  sql: Sql;
  log: Logger;
  metrics: Metrics;
  http: MarketplaceHttp;
  findConnection(id: number): Promise<Connection | undefined>;
  /** How people are told of alerts in Telegram; absent: they are not. */
  delivery?: AlertDelivery | undefined;
}

/** One kind of work. The payload only says where to look: what is to be done stands in the tables. */
export interface TaskDefinition<Payload> {
  name: string;
  payload: z.ZodType<Payload>;
  run(deps: TaskDeps, payload: Payload, signal: AbortSignal): Promise<void>;
}

/** Keeps the payload's type together with its task. */
export function defineTask<Payload>(task: TaskDefinition<Payload>): TaskDefinition<Payload> {
  return task;
}

/**
 * The task as graphile-worker runs it. A job is a wake-up call, so a failure is logged and the job ends: the rows still say
 * what is owed, and the sweep wakes somebody again. A job that were tried again by itself could only do the same later.
 */
export function toWorkerTask<Payload>(task: TaskDefinition<Payload>, deps: TaskDeps): Task {
  return async (raw, helpers) => {
    try {
      await task.run(deps, task.payload.parse(raw), helpers.abortSignal);
    } catch (error) {
      deps.log.error(
        { task: task.name, jobId: helpers.job.id, err: error },
        'A task failed; the sweep will wake it again',
      );
    }
  };
}
