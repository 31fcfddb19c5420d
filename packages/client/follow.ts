import { OmborError, toOmborError } from './errors.ts';

/** How to follow a subscription that resumes with `after`. */
export interface FollowOptions<Result, Variables> {
  /** Variables beside `after`. */
  variables?: Omit<Variables, 'after'>;
  /**
   * Reads everything again and returns its cursor (`stockCursor`, `changesCursor`). It is called first, and whenever the server cannot
   * resume (RESYNC_REQUIRED): drop what you have then, revisions of before say nothing any more.
   */
  read(): Promise<string>;
  /** The cursor of an event. */
  cursorOf(event: Result): string;
  /** The connection was lost; it is opened again by itself. Absent: nobody needs to know. */
  onLost?(error: OmborError): void;
  /** Ends it. */
  signal?: AbortSignal;
}

const firstPauseMs = 500;
const maxPauseMs = 15_000;

/** Errors that the same subscription would meet again. */
const final: readonly string[] = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'QUERY_TOO_COSTLY',
  'PERSISTED_QUERY_NOT_FOUND',
];

/**
 * Events one after the other, across lost connections and restarts of the server: none is missed, some may come twice (take those with a
 * higher or equal `revision`). `open` subscribes from a cursor on. Throws OmborError where trying again does not help.
 */
export async function* follow<Result, Variables>(
  open: (after: string, signal: AbortSignal | undefined) => AsyncIterable<Result>,
  options: FollowOptions<Result, Variables>,
): AsyncGenerator<Result, void, undefined> {
  const { signal } = options;
  let cursor: string | undefined;
  let failures = 0;
  while (!signal?.aborted) {
    try {
      cursor ??= await options.read();
      for await (const event of open(cursor, signal)) {
        failures = 0;
        yield event;
        // Only now: what the caller did not finish comes again.
        cursor = options.cursorOf(event);
      }
    } catch (reason) {
      // A fault of the caller's own code: trying again would hide it.
      if (cursor === undefined && !(reason instanceof OmborError)) throw reason;
      const error = toOmborError(reason);
      if (final.includes(error.code)) throw error;
      if (error.code === 'RESYNC_REQUIRED') cursor = undefined;
      if (!signal?.aborted) options.onLost?.(error);
    }
    await pause(Math.random() * Math.min(firstPauseMs * 2 ** failures, maxPauseMs), signal);
    failures += 1;
  }
}

/** Ends early when it is aborted. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
