import type { Tone } from './state.tsx';

/** What each push state means for the reader; a state that is not here is one that this console does not know yet. */
export const pushTones: Readonly<Record<string, Tone>> = {
  CONFIRMED: 'ok',
  OWED: 'wait',
  IN_FLIGHT: 'wait',
  REFUSED: 'danger',
  HELD_BY_GUARD: 'danger',
  PAUSED: 'muted',
  NEVER_PUSHED: 'muted',
};
