import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createModelDatabase, dropModelDatabase } from '../../db/model-database.ts';
import type { Kind } from '../world/commands.ts';
import type { Examined, Failure } from './examine.ts';
import type { Order, ThreadData } from './thread.ts';

/** How many histories to play, beginning with this seed, of which kinds of commands, in how many threads. */
export interface ModelOptions {
  runs: number;
  seed: number;
  kinds: Kind[];
  threads: number;
}

/** What all histories came to. */
export interface ModelReport {
  seed: number;
  histories: number;
  /** How many commands of each kind were played, and how many of those changed something. */
  commands: Partial<Record<Kind, { played: number; effective: number }>>;
  soldUnits: number;
  /** Units sold where nothing can show it, and the same per 1,000 units sold. */
  invisibleUnits: number;
  invisiblePer1000: number;
  /** The same for units whose webhook was lost, and that a figure of ours covered. */
  coveredUnits: number;
  coveredPer1000: number;
  /** Histories that ended with a difference that an open alert names. */
  alerted: number;
  failures: Failure[];
}

/** More are counted, and told as they are, not shortened. */
const maxShortened = 10;

/** Plays random histories in threads, each with an Ombor and a database of its own. In: a superuser's URL, and where to tell progress. */
export async function runModel(
  adminUrl: string,
  options: ModelOptions,
  onProgress: (report: ModelReport) => void,
  signal?: AbortSignal,
): Promise<ModelReport> {
  const report = emptyReport(options.seed);
  let next = options.seed;
  const until = options.seed + options.runs;
  const order = (): Order =>
    next >= until || signal?.aborted ? null : { seed: next++, shortens: report.failures.length < maxShortened };
  const from = 'model_0';
  await createModelDatabase(adminUrl, from);
  const threads = Array.from({ length: Math.min(options.threads, options.runs) }, (_, index) => {
    const data: ThreadData = { adminUrl, from, name: `model_${index + 1}`, kinds: options.kinds };
    const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData: data });
    thread.on('message', (examined: Examined | null) => {
      if (examined) {
        add(report, examined);
        onProgress(report);
      }
      thread.postMessage(order());
    });
    return once(thread, 'exit');
  });
  await Promise.all(threads);
  await dropModelDatabase(adminUrl, from);
  return report;
}

function emptyReport(seed: number): ModelReport {
  return {
    seed,
    histories: 0,
    commands: {},
    soldUnits: 0,
    invisibleUnits: 0,
    invisiblePer1000: 0,
    coveredUnits: 0,
    coveredPer1000: 0,
    alerted: 0,
    failures: [],
  };
}

function add(report: ModelReport, { kinds, effects, sold, invisible, covered, alerted, failure }: Examined): void {
  report.histories += 1;
  const countOf = (kind: Kind) => (report.commands[kind] ??= { played: 0, effective: 0 });
  for (const kind of kinds) countOf(kind).played += 1;
  for (const kind of effects) countOf(kind).effective += 1;
  report.soldUnits += sold;
  report.invisibleUnits += invisible;
  report.coveredUnits += covered;
  report.invisiblePer1000 = perThousand(report.invisibleUnits, report.soldUnits);
  report.coveredPer1000 = perThousand(report.coveredUnits, report.soldUnits);
  if (alerted) report.alerted += 1;
  if (failure) report.failures.push(failure);
}

const perThousand = (units: number, sold: number): number => (sold === 0 ? 0 : (units * 1_000) / sold);
