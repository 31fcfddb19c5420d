import { readFile } from 'node:fs/promises';
import type { Bench, FailedGroup, Measurement, Options } from './bench.ts';
import type { Machine } from './machine.ts';

/** A whole run, as --json writes it. */
export interface Result {
  at: string;
  machine: Machine;
  options: Options;
  measurements: Measurement[];
  /** What was wrong in the books, in words. */
  wrong: string[];
  failed: FailedGroup[];
  /** Others' share of the machine during every measurement, 0 to 1. */
  othersShares: number[];
}

/** What a run came to. */
export function toResult(bench: Bench, machine: Machine): Result {
  const { options, measurements, wrong, failed, othersShares } = bench;
  return { at: new Date().toISOString(), machine, options, measurements, wrong, failed, othersShares };
}

/** Reads results and puts them together: of a figure that is in several the last file counts. */
export async function readResults(files: readonly string[]): Promise<Result> {
  const results: Result[] = [];
  for (const file of files) results.push(JSON.parse(await readFile(file, 'utf8')) as Result);
  const last = results.at(-1);
  if (!last) throw new Error('No file was given.');
  const kinds = new Set(results.map(({ machine }) => machine.kind));
  if (kinds.size > 1) throw new Error(`These are results of different machines: ${[...kinds].join(', ')}.`);
  const byFigure = new Map(
    results.flatMap(({ measurements }) => measurements.map((one) => [`${one.row} ${one.figure}`, one])),
  );
  const commits = new Set(results.map(({ machine }) => machine.commit));
  return {
    ...last,
    machine: { ...last.machine, commit: [...commits].join(' and ') },
    options: { ...last.options, quick: results.some(({ options }) => options.quick) },
    measurements: [...byFigure.values()],
    wrong: results.flatMap(({ wrong }) => wrong),
    failed: results.flatMap(({ failed }) => failed),
    othersShares: results.flatMap(({ othersShares }) => othersShares),
  };
}
