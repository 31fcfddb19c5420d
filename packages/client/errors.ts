/** Codes of errors beside refusals: those of docs/api.md, and NO_ANSWER where it is unknown whether anything was done. More may be added. */
export type OmborErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'QUERY_TOO_COSTLY'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'RESYNC_REQUIRED'
  | 'INTERNAL'
  | 'NO_ANSWER'
  | (string & {});

/** One entry of `errors` in an answer. */
interface GraphQlError {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: Record<string, unknown> | undefined;
}

/** An error that is no refusal: see `code`. */
export class OmborError extends Error {
  override readonly name = 'OmborError';
  readonly code: OmborErrorCode;
  /** Quote it when you report a problem. Absent: there was no answer. */
  readonly requestId: string | undefined;
  /** After how many seconds the same may be sent again, a mutation with the same `idempotencyKey`. Absent: the server did not say. */
  readonly retryAfterSeconds: number | undefined;
  /** Mutations of the operation that are done: do not send them again. */
  readonly completed: readonly string[];
  /** What was answered all the same: fields that failed are null. */
  readonly data: unknown;
  readonly path: readonly (string | number)[] | undefined;

  constructor(
    message: string,
    code: OmborErrorCode,
    from: { error?: GraphQlError; data?: unknown; cause?: unknown } = {},
  ) {
    super(message, from.cause === undefined ? undefined : { cause: from.cause });
    const { requestId, retryAfterSeconds, completed } = from.error?.extensions ?? {};
    this.code = code;
    this.requestId = typeof requestId === 'string' ? requestId : undefined;
    this.retryAfterSeconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined;
    this.completed = Array.isArray(completed) ? completed.map(String) : [];
    this.data = from.data;
    this.path = from.error?.path;
  }

  /** Whether the same may be sent again as it is. A mutation needs an `idempotencyKey` for that. */
  get mayRetry(): boolean {
    return this.code === 'NO_ANSWER' || this.retryAfterSeconds !== undefined;
  }
}

/** The first error of an answer; undefined: it has none. */
export function findError(answer: {
  data?: unknown;
  errors?: readonly GraphQlError[] | undefined;
}): OmborError | undefined {
  const [error] = answer.errors ?? [];
  if (!error) return undefined;
  const { code } = error.extensions ?? {};
  return new OmborError(error.message, typeof code === 'string' ? code : 'INTERNAL', { error, data: answer.data });
}

/** Codes by which the server closes a socket whose credentials are not valid (any more). */
const refusedCredentials: readonly unknown[] = [4401, 4403];

/** What a subscription failed with: errors of the server, a closed socket, or no connection at all. */
export function toOmborError(given: unknown): OmborError {
  const reason = typeof given === 'object' && given !== null ? given : {};
  if (reason instanceof OmborError) return reason;
  if (Array.isArray(reason)) {
    const error = findError({ errors: reason });
    if (error) return error;
  }
  const { code, reason: why } = reason as { code?: unknown; reason?: unknown };
  if (refusedCredentials.includes(code)) {
    return new OmborError(`The credentials were refused: ${String(why)}`, 'UNAUTHENTICATED', { cause: given });
  }
  const detail = typeof code === 'number' ? ` (${code})` : '';
  return new OmborError(`The connection was lost${detail}.`, 'NO_ANSWER', { cause: given });
}
