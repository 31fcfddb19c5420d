import { Rejected, RetryLater, Unauthorized } from './refusals.ts';

/** A poll gives up after this many lists failed and none was read: the others would most probably fail for the same reason. */
const maxFailuresWithoutAny = 2;

/** A limit, or no answer at all: the next list would meet the same. */
const concernsAll = (error: RetryLater): boolean =>
  error.httpStatus === null || error.httpStatus === 429 || error.httpStatus === 420;

/** The errors of the other lists that failed. */
export const listCauses = ({ cause }: Error): Error[] => (Array.isArray(cause) ? cause : []);

/**
 * Reads the lists of one poll, so that one that the marketplace refuses, or answers in an unknown form, hides no other. `failure`: the
 * first error, with those of other lists as its `cause`; what the lists that were read say is still told, and the poll counts as failed.
 */
export class ListReader {
  failure: Error | undefined;
  #read = 0;
  #failed = 0;
  #isOver = false;

  /** What `work` reads. Undefined: it failed, or there is no use in asking. Throws when nothing was read and nothing will be. */
  async read<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#isOver) return undefined;
    try {
      const found = await work();
      this.#read += 1;
      return found;
    } catch (error) {
      this.#note(error);
      return undefined;
    }
  }

  /** To be called after the last list. Throws the first error when no list was read. */
  end(): void {
    if (this.#read === 0 && this.failure) throw this.failure;
  }

  #note(error: unknown): void {
    if (!(error instanceof RetryLater || error instanceof Rejected || error instanceof Unauthorized)) throw error;
    if (this.failure) this.failure.cause = [...listCauses(this.failure), error];
    else this.failure = error;
    this.#failed += 1;
    this.#isOver = error instanceof RetryLater && concernsAll(error);
    if (this.#isOver || this.#failed >= maxFailuresWithoutAny) this.end();
  }
}
