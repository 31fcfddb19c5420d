import type { Figure } from './rows.ts';

/** How a figure came out. known: below its floor, as is known. */
export type Outcome = 'ok' | 'missed' | 'known' | 'worse' | 'measured';

/** Of the floors and of known values so much counts in a short run. */
export const quickShare = 0.6;
/** So much worse than the stored value of the same kind of machine fails. */
export const allowedLoss = 0.15;

/** Whether `value` is as good as `least`, of which only `share` counts. */
function reaches(figure: Figure, value: number, least: number, share: number): boolean {
  return figure.better === 'more' ? value >= least * share : value <= least / share;
}

/**
 * Judges the median of a figure. `stored`: what the stored table of the same kind of machine has; a short run is not compared
 * with it but with the known value, because it is shorter than what was stored.
 */
export function judge(figure: Figure, value: number, { quick, stored }: { quick: boolean; stored?: number }): Outcome {
  const share = quick ? quickShare : 1;
  const compared = figure.floorOnly ? undefined : stored;
  if (compared !== undefined && !reaches(figure, value, compared, quick ? quickShare : 1 - allowedLoss)) return 'worse';
  if (figure.floor === undefined) return 'measured';
  if (reaches(figure, value, figure.floor, share)) return 'ok';
  if (!figure.known) return 'missed';
  return figure.floorOnly || reaches(figure, value, figure.known.value, share * (1 - allowedLoss)) ? 'known' : 'worse';
}

/** Whether an outcome fails the run. */
export const isFailure = (outcome: Outcome): boolean => outcome === 'missed' || outcome === 'worse';
