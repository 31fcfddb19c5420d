/** For so long work that does not wait is done without a break; then the process answers others. */
const maxTurnMs = 8;
/** No pause is longer. */
const maxPauseMs = 200;

/** Does its work. Never throws. */
type Task = () => void;

/**
 * Work that takes the processor for some ms (parsing, validation, weighing), done in turns: a little of it, then whatever else is ready,
 * then more. Callers come one after the other, so that a thousand operations of one delay another one's by a single operation.
 */
export class Turns {
  /** Of each caller what waits, in its order; callers in the order of their next turn. */
  readonly #waiting = new Map<string, Task[]>();
  #workedMs = 0;
  #isScheduled = false;

  /** Does the work at once, or when it is the caller's turn. Rejects with what it throws. */
  async run<T>(caller: string, work: () => T): Promise<T> {
    if (this.#waiting.size === 0 && this.#workedMs < maxTurnMs) return this.#work(work);
    return new Promise((resolve, reject) => {
      const run = (): void => {
        try {
          resolve(this.#work(work));
        } catch (error) {
          reject(error);
        }
      };
      const tasks = this.#waiting.get(caller);
      if (tasks) tasks.push(run);
      else this.#waiting.set(caller, [run]);
      this.#schedule();
    });
  }

  #work<T>(work: () => T): T {
    const startedAt = performance.now();
    try {
      return work();
    } finally {
      this.#workedMs += performance.now() - startedAt;
      this.#schedule();
    }
  }

  /** After a whole turn as long a pause: under a flood half of the processor stays for everything else. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      const workedMs = this.#workedMs;
      if (workedMs < maxTurnMs) this.#begin();
      else setTimeout(() => this.#begin(), Math.min(workedMs, maxPauseMs));
    });
  }

  #begin(): void {
    this.#isScheduled = false;
    this.#workedMs = 0;
    this.#runSome();
  }

  #runSome(): void {
    for (const [caller, tasks] of this.#waiting) {
      if (this.#workedMs >= maxTurnMs) break;
      this.#waiting.delete(caller);
      const [task, ...others] = tasks;
      if (others.length > 0) this.#waiting.set(caller, others);
      task?.();
    }
    if (this.#waiting.size > 0) this.#schedule();
  }
}

/** Lets the next operation run; calling it again changes nothing. */
export type Leave = () => void;

/** Operations that take the processor for long are executed one after the other, the callers in turns. */
export class SingleFile {
  readonly #waiting = new Map<string, ((leave: Leave) => void)[]>();
  #isTaken = false;

  /** Resolves when it is the caller's turn. */
  enter(caller: string): Promise<Leave> {
    if (!this.#isTaken && this.#waiting.size === 0) return Promise.resolve(this.#take());
    return new Promise((resolve) => {
      const others = this.#waiting.get(caller);
      if (others) others.push(resolve);
      else this.#waiting.set(caller, [resolve]);
    });
  }

  #take(): Leave {
    this.#isTaken = true;
    const startedAt = performance.now();
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.#isTaken = false;
      // A pause as long as the operation: what waited during it is answered first, and half of the processor stays for the rest.
      if (this.#waiting.size > 0) setTimeout(() => this.#next(), Math.min(performance.now() - startedAt, maxPauseMs));
    };
  }

  #next(): void {
    if (this.#isTaken) return;
    const [first] = this.#waiting;
    if (!first) return;
    const [caller, [resolve, ...others]] = first;
    this.#waiting.delete(caller);
    if (others.length > 0) this.#waiting.set(caller, others);
    resolve?.(this.#take());
  }
}
