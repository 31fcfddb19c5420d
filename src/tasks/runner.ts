import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import { run, Logger as WorkerLogger } from '../db/packages/job-queue.ts';
import type { createWorkerPool } from '../db/worker-pools.ts';
import { messageOf } from '../errors.ts';
import type { TaskDeps } from './task.ts';

/** What a runner is made of. */
export interface RunnerParts {
  pool: Awaited<ReturnType<typeof createWorkerPool>>;
  deps: TaskDeps;
  taskList: TaskList;
  concurrency: number;
}

/** A runner that is replaced when it ends unasked. */
export interface KeptRunner {
  /** The id under which the current one locks its jobs. */
  poolId(): string;
  /** Finishes the work in progress, then ends. */
  stop(): Promise<void>;
  /** Resolves when no runner could be started for five minutes. */
  failed: Promise<Error>;
}

const retryMs = 1_000;
const maxStartMs = 300_000;
const stopMs = 15_000;

/**
 * Keeps a runner running. When PostgreSQL cuts a connection while a job completes, graphile-worker ends the whole runner as if
 * it had been asked to (its issue #635); a restart of the database does the same. Another one then replaces it; the jobs that
 * the old one had locked are freed when its heartbeat stops.
 */
export async function keepRunner(parts: RunnerParts): Promise<KeptRunner> {
  const failed = Promise.withResolvers<Error>();
  let stopping = false;
  let current = await startRunner(parts);

  async function replace(): Promise<void> {
    const since = performance.now();
    while (!stopping) {
      try {
        current = await startRunner(parts);
        return;
      } catch (error) {
        const reason = messageOf(error);
        parts.deps.log.warn({ reason }, 'A worker cannot start yet; it is retried automatically');
        if (performance.now() - since > maxStartMs) {
          failed.resolve(new Error(`No worker could be started for ${maxStartMs / 60_000} minutes: ${reason}`));
          return;
        }
        await delay(retryMs);
      }
    }
  }

  const life = (async () => {
    while (!stopping) {
      await current.ended;
      if (stopping) return;
      parts.deps.log.warn('A worker ended unexpectedly; another one replaces it');
      await replace();
    }
  })();

  return {
    poolId: () => current.poolId,
    failed: failed.promise,
    async stop() {
      stopping = true;
      // It throws when it has just ended, and may never resolve when its connections were cut at that moment.
      await Promise.race([current.runner.stop().catch(() => {}), delay(stopMs, undefined, { ref: false })]);
      await Promise.race([life, delay(retryMs, undefined, { ref: false })]);
    },
  };
}

interface StartedRunner {
  runner: Runner;
  poolId: string;
  /** Resolves when it has ended, or has begun to because it could not record that a job is done: such an end may never finish. */
  ended: Promise<void>;
}

async function startRunner({ pool, deps, taskList, concurrency }: RunnerParts): Promise<StartedRunner> {
  const events: WorkerEvents = new EventEmitter();
  let poolId = '';
  const ended = Promise.withResolvers<void>();
  events.on('pool:fatalError', () => ended.resolve());
  events.on('pool:create', ({ workerPool }) => {
    poolId = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency,
    events,
    noHandleSignals: true,
    // New jobs are announced; this is only how late a job with a start time may be.
    pollInterval: 500,
    // Tasks check their signal between batches, so it is sent as soon as the process stops.
    gracefulShutdownAbortTimeout: 1,
    parsedCronItems: [],
    // Completing in batches is retried when its connection dies; one by one it ends in an unhandled rejection.
    // The local queue asks once for all workers of the process instead of once for each.
    preset: {
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0, localQueue: { size: concurrency, ttl: 1_000 } },
    },
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') deps.log.error({ reason: message }, 'graphile-worker');
      // Our tasks use connections of another pool: this one is only for taking and completing jobs.
      else if (level === 'warning' && !message.includes('maxPoolSize'))
        deps.log.warn({ reason: message }, 'graphile-worker');
    }),
  });
  const end = (): void => ended.resolve();
  runner.promise.then(end, end);
  return { runner, poolId, ended: ended.promise };
}
