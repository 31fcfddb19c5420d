import { setTimeout as sleep } from 'node:timers/promises';
import type { Preparation, Scene } from './scene.ts';

/** How long and how hard. Times in ms. */
export interface Plan {
  /** How long the faults that come together last. */
  loadMs: number;
  /** How long a fault lasts that comes alone. */
  holdMs: number;
  /** The part of the full run's number of faults: 1 for 10,000 events. */
  share: number;
}

/** Something that goes wrong around Ombor. */
export interface Fault {
  name: string;
  /** What it does, for `--help` and the report. */
  about: string;
  /** true: it comes together with all others of that kind, while events arrive; false: alone. */
  together: boolean;
  /** Why this machine cannot do it; absent, or null: it can. */
  findObstacle?(): Promise<string | null>;
  /** Of a fault that comes alone: what must be so before anything starts, and how to undo it. */
  prepare?(directory: string): Promise<Preparation & { undo(): Promise<void> }>;
  /** Injects it; resolves when it is over. */
  inject(scene: Scene, plan: Plan): Promise<void>;
}

/** Runs `work` so many times (in a short run fewer, but once at least), at random moments of the load, never twice at once. */
export async function spread(
  { random }: Scene,
  { loadMs, share }: Plan,
  count: number,
  work: (turn: number) => Promise<void> | void,
): Promise<void> {
  const startedAt = performance.now();
  const turns = Math.max(1, Math.round(count * Math.min(1, share)));
  const moments = Array.from({ length: turns }, () => (0.03 + 0.85 * random()) * loadMs).sort((a, b) => a - b);
  for (const [turn, moment] of moments.entries()) {
    await sleep(Math.max(0, startedAt + moment - performance.now()));
    await work(turn);
  }
}

/** One of them, by chance. */
export function choose<T>({ random }: Scene, all: readonly T[]): T {
  return all[Math.floor(random() * all.length)] as T;
}
