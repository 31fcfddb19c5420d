/** What can explain that a marketplace shows another figure than it should. */
export const driftCauses = [
  'missed_event',
  'manual_edit',
  'rejected_push',
  'ghost_write',
  'not_listed',
  'unknown',
] as const;
export type DriftCause = (typeof driftCauses)[number];
