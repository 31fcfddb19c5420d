import type { HeldCode } from '../inbox/held-code.ts';

/**
 * Why a guard holds something, as data: texts in every language are made of it. Figures in items of the listing.
 * zeros: `items` of `of` listings at once; first_zero: the first figure of a listing; jump: one listing fell far; unjudged: the poll
 * that found it ended before it was judged; the codes of events that only a person can judge, with the keys of the order's lines about
 * which that is (absent: the event as a whole).
 */
export type HeldBecause =
  | { code: 'zeros'; items: number; of: number }
  | { code: 'first_zero' }
  | { code: 'jump'; from: number; to: number }
  | { code: 'unjudged' }
  | { code: HeldCode; lines?: string[] };
