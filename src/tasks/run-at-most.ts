/** A run that lasts longer holds nobody up any more: it may hang, and whoever comes then has the leases of the database to go by. */
const countsForMs = 30_000;

/** The runs of one key in this process, by when they began. `again`: somebody has come since the last of them began. */
interface Running {
  began: Set<{ at: number }>;
  again: boolean;
}

/** How many runs with the same key at once. */
export interface AtOnce<Payload> {
  max: number;
  keyOf(payload: Payload): string;
}

/**
 * Work of which this process runs at most `max` at once for each key. Who comes while so many run gets undefined at once, and one of the
 * runs runs once more when it ends: what a wake-up announces is seen by a run that began after it. So a burst of them is a run or two.
 */
export function runAtMost<Payload, Result>(
  { max, keyOf }: AtOnce<Payload>,
  run: (payload: Payload, signal: AbortSignal) => Promise<Result>,
): (payload: Payload, signal: AbortSignal) => Promise<Result | undefined> {
  const byKey = new Map<string, Running>();
  return async (payload, signal) => {
    const key = keyOf(payload);
    const running = byKey.get(key) ?? { began: new Set(), again: false };
    const counting = [...running.began].filter(({ at }) => performance.now() - at < countsForMs);
    if (counting.length >= max) {
      running.again = true;
      return undefined;
    }
    byKey.set(key, running);
    const own = { at: performance.now() };
    running.began.add(own);
    try {
      return await runWhileAsked(running, () => run(payload, signal));
    } finally {
      running.began.delete(own);
      if (running.began.size === 0) byKey.delete(key);
    }
  };
}

/** A run that fails takes no wake-up of others with it. Throws the first error, in the end. */
async function runWhileAsked<Result>(running: Running, run: () => Promise<Result>): Promise<Result | undefined> {
  const errors: unknown[] = [];
  let result: Result | undefined;
  do {
    running.again = false;
    try {
      result = await run();
    } catch (error) {
      errors.push(error);
    }
  } while (running.again);
  if (errors.length > 0) throw errors[0];
  return result;
}
