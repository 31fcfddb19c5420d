import { EventEmitter } from 'node:events';
import { hostname } from 'node:os';
import { type Runner, run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import { beat, createWorkerPool, signOff } from '../db/worker-pools.ts';
import { createCoreTasks, createPushTasks } from './index.ts';
import { sweep } from './sweep.ts';
import type { TaskDeps } from './task.ts';

const heartbeatMs = 5_000;

/** How many tasks of each kind at once, and how often the sweep looks, in ms. */
export interface WorkerOptions {
  databaseUrl: string;
  workerConcurrency: number;
  pushConcurrency: number;
  sweepIntervalMs: number;
}

/** The background work of one process. */
export interface Worker {
  /** Finishes what is under way, then ends. */
  stop(): Promise<void>;
  /** Resolves when the worker ends without having been asked to. */
  failed: Promise<Error>;
}

/** Starts both runners, their heartbeat and the sweep. */
export async function startWorker(deps: TaskDeps, options: WorkerOptions): Promise<Worker> {
  const pool = createWorkerPool(options.databaseUrl, (error) =>
    deps.log.warn({ reason: error.message }, 'A worker connection was lost'),
  );
  let stopping = false;
  const failed = Promise.withResolvers<Error>();
  const fail = (error: unknown): void => {
    if (!stopping) failed.resolve(error instanceof Error ? error : new Error('The worker ended by itself'));
  };
  const poolIds: string[] = [];
  const start = (taskList: TaskList, concurrency: number) =>
    startRunner({ pool, deps, taskList, concurrency, poolIds });
  const runners = await Promise.all([
    start(createCoreTasks(deps), options.workerConcurrency),
    start(createPushTasks(deps), options.pushConcurrency),
  ]);
  for (const runner of runners) runner.promise.then(fail, fail);
  const host = `${hostname()} ${process.pid}`;
  const heartbeat = repeat(deps, heartbeatMs, async () => {
    for (const poolId of poolIds) await beat(deps.sql, poolId, host);
  });
  const sweeping = repeat(deps, options.sweepIntervalMs, () => sweep(deps));
  return {
    failed: failed.promise,
    async stop() {
      stopping = true;
      await sweeping.stop();
      await Promise.all(runners.map((runner) => runner.stop()));
      await heartbeat.stop();
      await signOff(deps.sql, poolIds);
      await pool.end();
    },
  };
}

interface RunnerParts {
  pool: ReturnType<typeof createWorkerPool>;
  deps: TaskDeps;
  taskList: TaskList;
  concurrency: number;
  /** Filled with the id under which the runner locks its jobs. */
  poolIds: string[];
}

function startRunner({ pool, deps, taskList, concurrency, poolIds }: RunnerParts): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => poolIds.push(workerPool.id));
  return run({
    pgPool: pool,
    taskList,
    concurrency,
    events,
    noHandleSignals: true,
    // New jobs are announced; this is only how late a job with a time of its own may be.
    pollInterval: 500,
    // Tasks look at their signal between batches, so they are told at once that the process wants to stop.
    gracefulShutdownAbortTimeout: 1,
    parsedCronItems: [],
    logger: new WorkerLogger(() => (level, message) => {
      if (level === 'error') deps.log.error({ reason: message }, 'graphile-worker');
      // Our tasks take their connections from elsewhere: the pool is for taking jobs and giving them back only.
      else if (level === 'warning' && !message.includes('maxPoolSize'))
        deps.log.warn({ reason: message }, 'graphile-worker');
    }),
  });
}

/** Does something now and again, one at a time; a failure is logged and tried again at the next turn. */
function repeat(deps: TaskDeps, intervalMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let current = Promise.resolve();
  const turn = (): void => {
    current = work()
      .catch((error: unknown) => deps.log.error({ err: error }, 'Periodic work failed; it will be tried again'))
      .then(() => {
        if (!stopped) timer = setTimeout(turn, intervalMs);
      });
  };
  turn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
