import { changesMissed } from '../live/cursor.ts';
import { toIterator } from '../live/iterator.ts';

/** What waits for one follower: the newest value of each key, until it is taken. */
export class Waiting<Key, Value> {
  readonly #max: number;
  readonly #detach: () => void;
  readonly #values = new Map<Key, Value>();
  #wake: () => void = () => {};
  #hasEnded = false;
  #hasMissed = false;

  /** With more than `max` keys it fails. `detach` is called once, at its end. */
  constructor(max: number, detach: () => void) {
    this.#max = max;
    this.#detach = detach;
  }

  put(entries: Iterable<readonly [Key, Value]>): void {
    for (const [key, value] of entries) this.#values.set(key, value);
    if (this.#values.size > this.#max) this.fail();
    else this.#wake();
  }

  /** Adds keys that do not wait yet: a value that waits stays, and stays in its place. */
  putMissing(entries: Iterable<readonly [Key, Value]>): void {
    this.put([...entries].filter(([key]) => !this.#values.has(key)));
  }

  /** Ends it with RESYNC_REQUIRED: it missed something. */
  fail(): void {
    if (this.#hasEnded) return;
    this.#hasMissed = true;
    this.end();
  }

  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#values.clear();
    this.#detach();
    this.#wake();
  }

  /** Its values as they come; leaving ends it. */
  iterate(): AsyncIterableIterator<Value> {
    return toIterator(
      () => this.#next(),
      () => this.end(),
    );
  }

  async #next(): Promise<IteratorResult<Value>> {
    for (;;) {
      for (const [key, value] of this.#values) {
        this.#values.delete(key);
        return { done: false, value };
      }
      if (this.#hasMissed) {
        this.#hasMissed = false;
        throw changesMissed();
      }
      if (this.#hasEnded) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
