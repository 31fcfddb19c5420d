/**
 * A marketplace that asks for a longer wait is asked again after this time: an error of its clock, or of the unit of a header, would
 * otherwise stop the reading of its sales for years.
 */
const maxAskedMs = 3_600_000;

/**
 * A transient error: call again later. `not-applied`: the marketplace refused before doing anything (429, busy).
 * `unknown`: time-out, reset or 5xx; it may or may not have applied the figures.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  readonly outcome: 'not-applied' | 'unknown';
  /** The wait that the marketplace asked for, in ms, at most an hour; null: it did not say. */
  readonly afterMs: number | null;
  readonly httpStatus: number | null;
  constructor(
    message: string,
    outcome: 'not-applied' | 'unknown',
    afterMs: number | null = null,
    httpStatus: number | null = null,
  ) {
    super(message);
    this.outcome = outcome;
    this.afterMs = afterMs === null ? null : Math.min(afterMs, maxAskedMs);
    this.httpStatus = httpStatus;
  }
}

/** The marketplace refused the whole request for a reason that a retry cannot fix. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  /** null: refused by us before anything was sent (an address that is not allowed). */
  readonly httpStatus: number | null;
  readonly marketplaceCode: string | null;
  constructor(message: string, httpStatus: number | null, marketplaceCode: string | null = null) {
    super(message);
    this.httpStatus = httpStatus;
    this.marketplaceCode = marketplaceCode;
  }
}

/** The credentials are wrong, expired, or lack a right. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
  readonly httpStatus: number;
  readonly marketplaceCode: string | null;
  constructor(message: string, httpStatus: number, marketplaceCode: string | null = null) {
    super(message);
    this.httpStatus = httpStatus;
    this.marketplaceCode = marketplaceCode;
  }
}

/** The content is invalid, in conflict with what is there, or too large. */
const aboutContent: ReadonlySet<number | null> = new Set([400, 409, 413, 422]);

/** Whether a marketplace refused what a call contains: a smaller call may find the item to blame. */
export function isAboutContent(error: unknown): error is Rejected {
  return error instanceof Rejected && aboutContent.has(error.httpStatus);
}
