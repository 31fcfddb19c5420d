import { type CpuUse, compareCpu, readCpu } from './cpu.ts';
import { getFigure } from './rows.ts';
import type { Server } from './server.ts';

/** How to run. */
export interface Options {
  repeats: number;
  /** Short forms, floors at 60%. */
  quick: boolean;
  seed: number;
}

/** One repeat of a figure, with what it was made of. */
export interface Sample {
  value: number;
  /** The rate or time itself, and that of what it is measured beside. */
  measured?: number;
  beside?: number;
  /** CPU ms per operation by process: api, worker, postgres. */
  cpuMs?: Record<string, number>;
  othersShare?: number;
}

/** All repeats of a figure. */
export interface Measurement {
  row: string;
  figure: string;
  samples: Sample[];
}

/** A group of rows that threw. */
export interface FailedGroup {
  name: string;
  rows: string[];
  reason: string;
}

/** What a group of rows works with. */
export class Bench {
  readonly server: Server;
  readonly options: Options;
  readonly measurements: Measurement[] = [];
  /** What was wrong in the books, in words. */
  readonly wrong: string[] = [];
  readonly failed: FailedGroup[] = [];
  /** Others' share of the machine during every measurement. */
  readonly othersShares: number[] = [];
  readonly #wanted: ReadonlySet<string>;
  readonly #onProgress: (text: string) => void;

  constructor(server: Server, options: Options, wanted: ReadonlySet<string>, onProgress: (text: string) => void) {
    this.server = server;
    this.options = options;
    this.#wanted = wanted;
    this.#onProgress = onProgress;
  }

  /** Whether one of these rows is asked for. */
  wants(...ids: string[]): boolean {
    return ids.some((id) => this.#wanted.has(id));
  }

  /** Says what is going on. */
  progress(text: string): void {
    this.#onProgress(text);
  }

  /** The long value, or the short one with --quick. */
  size(long: number, short: number): number {
    return this.options.quick ? short : long;
  }

  /** Adds one repeat of a figure; rows that were not asked for are passed over. */
  record(row: string, figure: string, sample: Sample): void {
    if (!this.wants(row)) return;
    getFigure(row, figure);
    const known = this.measurements.find((one) => one.row === row && one.figure === figure);
    if (known) known.samples.push(sample);
    else this.measurements.push({ row, figure, samples: [sample] });
    const beside =
      sample.beside === undefined ? '' : ` (${short(sample.measured ?? sample.value)} beside ${short(sample.beside)})`;
    this.progress(`${row} ${figure}: ${short(sample.value)}${beside}`);
  }

  /** Books that do not balance fail the run. */
  recordWrong(where: string, problems: string[]): void {
    this.wrong.push(...problems.map((problem) => `${where}: ${problem}`));
  }

  /** A group that threw fails the run. */
  recordFailure(group: FailedGroup): void {
    this.failed.push(group);
  }

  /** Runs a load and reads the CPU time that the named process trees and others used meanwhile. */
  async watch<T>(roots: Record<string, number>, load: () => Promise<T>): Promise<{ result: T; use: CpuUse }> {
    const all = { postgres: this.server.pid, ...roots };
    const before = readCpu(all);
    const result = await load();
    const use = compareCpu(before, readCpu(all));
    this.othersShares.push(use.othersShare);
    return { result, use };
  }
}

/** CPU ms per operation of each process tree. */
export function perOperation({ trees }: CpuUse, operations: number): Record<string, number> {
  return Object.fromEntries(Object.entries(trees).map(([name, seconds]) => [name, (seconds * 1_000) / operations]));
}

/** A number with three digits that count. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/** A before B in even repeats, B before A in odd ones, so that what drifts in the machine hits both. */
export async function interleave(repeat: number, a: () => Promise<number>, b: () => Promise<number>) {
  if (repeat % 2 === 0) {
    const measured = await a();
    return { measured, beside: await b() };
  }
  const beside = await b();
  return { measured: await a(), beside };
}
