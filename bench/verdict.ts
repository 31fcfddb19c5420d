import type { Figure, Known } from './rows/figure.ts';

/** How a figure came out. known: below its floor, as is known. */
export type Outcome = 'ok' | 'missed' | 'known' | 'worse' | 'measured';

/** Of the floors so much counts in a short run. */
const quickShare = 0.6;
/** So much worse than the stored value of the same kind of machine fails. */
const allowedLoss = { full: 0.15, quick: 0.3 };

/** What a value is judged by beside its floor. */
export interface Grounds {
  quick: boolean;
  /** What the stored table of the same kind of machine has. A short run is noisier, and may lose more. */
  stored?: number;
  known?: Known;
}

/** Whether `value` is as good as `least`, of which only `share` counts. */
function reaches({ better }: Figure, value: number, least: number, share: number): boolean {
  return better === 'more' ? value >= least * share : value <= least / share;
}

/** The floor that counts; undefined: the figure has none. */
function floorFor({ floor, quickFloor }: Figure, quick: boolean): { least: number; share: number } | undefined {
  if (quick && quickFloor !== undefined) return { least: quickFloor, share: 1 };
  return floor === undefined ? undefined : { least: floor, share: quick ? quickShare : 1 };
}

/** Judges a figure. A value that is no number misses whatever is asked of it. */
export function judge(figure: Figure, value: number, { quick, stored, known }: Grounds): Outcome {
  const kept = 1 - (quick ? allowedLoss.quick : allowedLoss.full);
  if (stored !== undefined && !figure.floorOnly && !reaches(figure, value, stored, kept)) return 'worse';
  const floor = floorFor(figure, quick);
  if (floor === undefined) return Number.isFinite(value) ? 'measured' : 'missed';
  if (reaches(figure, value, floor.least, floor.share)) return 'ok';
  // Worse than on the machine where it was marked says nothing of another machine: the stored table compares.
  return known ? 'known' : 'missed';
}

/** Whether an outcome fails the run. */
export const isFailure = (outcome: Outcome): boolean => outcome === 'missed' || outcome === 'worse';
