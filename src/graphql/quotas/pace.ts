/** So many points are executed without a break, some 3 ms of the processor. Then the process answers others. */
const maxPointsPerTurn = 1_000;
/** What a caller took counts for so long. */
const rememberedMs = 1_000;

interface Waiting {
  points: number;
  go: () => void;
}

/**
 * The pace at which rows of dear operations and events are executed: some of them, then whatever else is ready, then more. Of those who
 * wait the caller goes first who took least lately, so that who follows some products never waits for who follows all of them.
 */
export class Pace {
  #taken = 0;
  #isScheduled = false;
  #forgetAtMs = 0;
  /** What each caller took lately, and what of each waits, in its order. */
  readonly #tookLately = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting[]>();

  /** Undefined: execute it now. Otherwise execute it once that resolves. */
  enter(caller: string, points: number): Promise<void> | undefined {
    if (this.#waiting.size === 0 && this.#taken < maxPointsPerTurn) {
      this.#take(caller, points);
      return undefined;
    }
    return new Promise((go) => {
      const others = this.#waiting.get(caller);
      if (others) others.push({ points, go });
      else this.#waiting.set(caller, [{ points, go }]);
    });
  }

  #take(caller: string, points: number): void {
    const nowMs = performance.now();
    if (nowMs > this.#forgetAtMs) {
      this.#tookLately.clear();
      this.#forgetAtMs = nowMs + rememberedMs;
    }
    this.#tookLately.set(caller, (this.#tookLately.get(caller) ?? 0) + points);
    this.#taken += points;
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#begin());
  }

  #begin(): void {
    this.#isScheduled = false;
    this.#taken = 0;
    while (this.#taken < maxPointsPerTurn) {
      const caller = this.#findNext();
      if (caller === undefined) return;
      const [next, ...others] = this.#waiting.get(caller) ?? [];
      if (others.length > 0) this.#waiting.set(caller, others);
      else this.#waiting.delete(caller);
      this.#take(caller, next?.points ?? 0);
      next?.go();
    }
  }

  #findNext(): string | undefined {
    let [found, least]: [string | undefined, number] = [undefined, Infinity];
    for (const caller of this.#waiting.keys()) {
      const took = this.#tookLately.get(caller) ?? 0;
      if (took < least) [found, least] = [caller, took];
    }
    return found;
  }
}

/** Of all operations and events of the process. */
export const pace = new Pace();

/** An event costs so many points beside its fields: measured, it takes some 0.1 ms to be executed and written. */
export const pointsPerEvent = 30;
