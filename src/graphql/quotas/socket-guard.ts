/** How much one socket may ask before it is closed. */
export interface SocketRules {
  /** Messages, pings included. */
  maxMessagesPerSecond: number;
  /** Operations that were refused, for whatever reason. */
  maxRefusedPerMinute: number;
}

/** Close code of a socket that asks too much, as graphql-transport-ws has it: clients do not connect again by themselves. */
export const tooMany = 4429;

const [secondMs, minuteMs] = [1_000, 60_000];

/** Counts what one socket sends and what of it is refused, and dismisses it once. */
export class SocketGuard {
  readonly #rules: SocketRules;
  readonly #dismiss: (reason: string) => void;
  readonly #messages = { count: 0, endsAtMs: 0 };
  readonly #refused = { count: 0, endsAtMs: 0 };
  #isDismissed = false;

  constructor(rules: SocketRules, dismiss: (reason: string) => void) {
    this.#rules = rules;
    this.#dismiss = dismiss;
  }

  /** Counts a message that came. False: it must not be read. */
  mayRead(): boolean {
    if (this.#isDismissed) return false;
    if (countWithin(this.#messages, secondMs) > this.#rules.maxMessagesPerSecond) this.#end('Too many messages');
    return !this.#isDismissed;
  }

  countRefused(): void {
    if (countWithin(this.#refused, minuteMs) > this.#rules.maxRefusedPerMinute)
      this.#end('Too many refused operations');
  }

  #end(reason: string): void {
    if (this.#isDismissed) return;
    this.#isDismissed = true;
    this.#dismiss(reason);
  }
}

/** Counts one more; a new period begins with the first count after the end of the last. */
function countWithin(period: { count: number; endsAtMs: number }, lengthMs: number): number {
  const now = performance.now();
  if (now >= period.endsAtMs) Object.assign(period, { count: 0, endsAtMs: now + lengthMs });
  period.count += 1;
  return period.count;
}
