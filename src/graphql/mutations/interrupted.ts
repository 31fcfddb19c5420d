import { findInterruption } from '../../db/client.ts';

/** After so long a request that the database could not answer should be sent again. */
export const retryAfterSeconds = 5;

const busy = 'The database is unavailable or busy';

/** The answer to a request that changes nothing. */
export const databaseAwayMessage = `${busy}: retry soon`;

/** The answer where a mutation is done, and only what was asked of its result could not be read. */
export const doneButUnreadMessage = `${busy}. This was done, but its result could not be read: read it in ${retryAfterSeconds} s`;

/** A mutation that the database interrupted. The message says what was done and what to do; the cause is for the log. */
export class Interrupted extends Error {}

/** Runs a mutation's transaction. Throws Interrupted instead of an error of the database that passes by itself. */
export async function sayWhatIsDone<Result>(hasKey: boolean, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const left = findInterruption(cause);
    if (!left) throw cause;
    throw new Interrupted(left === 'rolled_back' ? nothingDone : isUnknown(hasKey), { cause });
  }
}

const nothingDone = `${busy}. Nothing was done: retry in ${retryAfterSeconds} s`;

const isUnknown = (hasKey: boolean): string =>
  `The connection to the database was lost. Whether this was done is not known: ${
    hasKey
      ? `retry in ${retryAfterSeconds} s with the same idempotencyKey`
      : 'read whether it was done before you send it again'
  }`;
