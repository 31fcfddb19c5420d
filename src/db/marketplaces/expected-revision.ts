import { ConflictError } from '../../errors.ts';

/** The present revision of a row, and the one that its last change of settings led to, or that it began with. */
export interface Revisions {
  revision: number;
  settingsRevision: number;
}

/**
 * Refuses a change of settings by somebody who has not seen the present ones. `expected`: the revision that they have read; null and
 * undefined: any. The row is locked. Throws ConflictError STALE_VERSION with the present revision.
 */
export function assertSeen(
  what: string,
  expected: number | null | undefined,
  { revision, settingsRevision }: Revisions,
): void {
  // A higher one is of another state of the database: it was restored since.
  if (expected == null || (expected >= settingsRevision && expected <= revision)) return;
  const message = `The settings of ${what} have changed: the revision is ${revision} now, and they are not as of revision ${expected}`;
  throw new ConflictError('STALE_VERSION', message, { currentRevision: revision });
}
