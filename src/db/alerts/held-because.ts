/**
 * Why a guard holds something, as data: texts in every language are made of it. Figures in items of the listing.
 * zeros: `items` of `of` listings at once; first_zero: the first figure of a listing; jump: one listing fell far; unjudged: the poll
 * that found it ended before it was judged; counted: a count of the product may include it already.
 */
export type HeldBecause =
  | { code: 'zeros'; items: number; of: number }
  | { code: 'first_zero' }
  | { code: 'jump'; from: number; to: number }
  | { code: 'unjudged' }
  | { code: 'counted' };
