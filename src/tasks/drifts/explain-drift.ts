import type { DriftCause } from '../../db/drifts/drift-cause.ts';

/** What is known about a listing that shows another figure; figures in items. */
export interface DriftFacts {
  /** What it should show. */
  figure: number;
  /** What it shows; null: it does not list the product. */
  shown: number | null;
  /** What it provably showed before; null: not known. */
  told: number | null;
  toldAt: Date | null;
  /** The figure before `told`; null: none. */
  toldBefore: number | null;
  /** Why it refused our last push; null: it did not. */
  refusedReason: string | null;
}

/**
 * Names the cause and says how the figures lead there, for a person. Only the marketplace knows for sure: a lower figure than the one
 * it confirmed is most likely a sale that was not reported to us, a higher one an edit there, the one before it an older push that
 * landed late.
 */
export function explainDrift(facts: DriftFacts): { cause: DriftCause; arithmetic: string } {
  const { figure, shown, told, toldBefore, refusedReason } = facts;
  const should = `it should show ${figure}`;
  if (shown === null) return { cause: 'not_listed', arithmetic: `${should}; the marketplace does not list it` };
  if (refusedReason !== null) {
    return {
      cause: 'rejected_push',
      arithmetic: `${should}, shows ${shown}: it refused our figure (${refusedReason})`,
    };
  }
  if (told === null) {
    return { cause: 'unknown', arithmetic: `${should}, shows ${shown}; what it showed before is not known` };
  }
  const since = facts.toldAt ? ` at ${facts.toldAt.toISOString()}` : '';
  const confirmed = `it confirmed ${told}${since}, nothing moved here since`;
  const difference = shown - told;
  if (shown === toldBefore) {
    return {
      cause: 'ghost_write',
      arithmetic: `${confirmed}, it shows ${shown} again, our figure before that: an older push landed late`,
    };
  }
  if (difference < 0) {
    return {
      cause: 'missed_event',
      arithmetic: `${confirmed}, it shows ${shown}: ${told} - ${shown} = ${-difference} gone without an event`,
    };
  }
  if (difference > 0) {
    return {
      cause: 'manual_edit',
      arithmetic: `${confirmed}, it shows ${shown}: ${shown} - ${told} = ${difference} more, as after an edit there`,
    };
  }
  return { cause: 'unknown', arithmetic: `${confirmed}, and still shows ${shown}; ${should}` };
}
