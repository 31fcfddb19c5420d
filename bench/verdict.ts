import type { Figure } from './rows.ts';

/** How a figure came out. known: below its floor, as is known. */
export type Outcome = 'ok' | 'missed' | 'known' | 'worse' | 'measured';

/** Of the floors and of known values so much counts in a short run. */
const quickShare = 0.6;
/** So much worse than the stored value of the same kind of machine, or than a known miss, fails. */
const allowedLoss = { full: 0.15, quick: 0.3 };

/** Whether `value` is as good as `least`, of which only `share` counts. */
function reaches(figure: Figure, value: number, least: number, share: number): boolean {
  return figure.better === 'more' ? value >= least * share : value <= least / share;
}

/** Judges a figure. `stored`: what the stored table of the same kind of machine has. A short run is noisier, and may lose more. */
export function judge(figure: Figure, value: number, { quick, stored }: { quick: boolean; stored?: number }): Outcome {
  const kept = 1 - (quick ? allowedLoss.quick : allowedLoss.full);
  if (stored !== undefined && !figure.floorOnly && !reaches(figure, value, stored, kept)) return 'worse';
  if (figure.floor === undefined) return 'measured';
  if (reaches(figure, value, figure.floor, quick ? quickShare : 1)) return 'ok';
  if (!figure.known) return 'missed';
  return figure.floorOnly || reaches(figure, value, figure.known.value, kept) ? 'known' : 'worse';
}

/** Whether an outcome fails the run. */
export const isFailure = (outcome: Outcome): boolean => outcome === 'missed' || outcome === 'worse';
