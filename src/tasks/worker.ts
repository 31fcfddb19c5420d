import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { emptyNotifyQueue } from '../db/postgres/notify-queue.ts';
import { beat, createWorkerPool, setTimesBack, signOff } from '../db/worker-pools.ts';
import { startBotReader } from './bot/read-updates.ts';
import { createCoreTasks, createPushTasks } from './index.ts';
import { keepRunner } from './runner.ts';
import { sweep } from './sweep.ts';
import type { TaskDeps } from './task.ts';

const heartbeatMs = 5_000;
/** From this share of PostgreSQL's queue of notifications on there is a warning. */
const fullQueueShare = 0.5;

/** How many tasks of each kind at once, and how often the sweep looks, in ms. */
export interface WorkerOptions {
  databaseUrl: string;
  workerConcurrency: number;
  pushConcurrency: number;
  sweepIntervalMs: number;
}

/** The background work of one process. */
export interface Worker {
  /** Finishes the work in progress, then ends. */
  stop(): Promise<void>;
  /** Resolves when it has been unable to work for so long that the process has to be restarted. */
  failed: Promise<Error>;
}

/** Starts both runners, their heartbeat and the sweep. */
export async function startWorker(deps: TaskDeps, options: WorkerOptions): Promise<Worker> {
  const pool = await createWorkerPool(options.databaseUrl, (error) =>
    deps.log.warn({ reason: error.message }, 'A worker connection was lost'),
  );
  const runners = await Promise.all([
    keepRunner({ pool, deps, taskList: createCoreTasks(deps), concurrency: options.workerConcurrency }),
    keepRunner({ pool, deps, taskList: createPushTasks(deps), concurrency: options.pushConcurrency }),
  ]);
  const host = `${hostname()} ${process.pid}`;
  const heartbeat = repeat(deps, heartbeatMs, async () => {
    await recoverPostgres(deps);
    for (const runner of runners) await beat(deps.sql, runner.poolId(), host);
  });
  const sweeping = repeat(deps, options.sweepIntervalMs, () => sweep(deps));
  const botReader = startBotReader(deps);
  return {
    failed: Promise.race(runners.map((runner) => runner.failed)),
    async stop() {
      await Promise.all([sweeping.stop(), botReader.stop()]);
      await Promise.all(runners.map((runner) => runner.stop()));
      await heartbeat.stop();
      await signOff(
        deps.sql,
        runners.map((runner) => runner.poolId()),
      );
      // A runner that did not stop in time may keep a connection for ever.
      await Promise.race([pool.end(), delay(1_000, undefined, { ref: false })]);
    },
  };
}

/** Ends what would stop all work though PostgreSQL is well again: a queue that stays full, and times by a clock that was ahead. */
async function recoverPostgres({ sql, log }: TaskDeps): Promise<void> {
  if ((await emptyNotifyQueue(sql)) > fullQueueShare)
    log.warn("A session that listens in an open transaction fills PostgreSQL's queue of notifications; end it");
  const durationMs = await setTimesBack(sql);
  if (durationMs !== null) log.warn({ durationMs }, "PostgreSQL's clock was set back; waits are shortened by as much");
}

/** Repeats work with a pause in between, never twice at once; a failure is logged and retried at the next turn. */
function repeat(deps: TaskDeps, intervalMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let current = Promise.resolve();
  const turn = (): void => {
    current = work()
      .catch((error: unknown) => deps.log.error({ err: error }, 'Periodic work failed; it is retried automatically'))
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
