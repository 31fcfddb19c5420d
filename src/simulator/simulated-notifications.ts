import { chooseDelays, type Faults } from './faults.ts';
import { pause } from './webhook-sender.ts';

/** An answer to a notification; status null: there was none in time. */
export interface NotificationAnswer {
  status: number | null;
  body: string;
  tookMs: number;
}

/** How a marketplace sends its own notifications, and what it requires of the answers. Times in ms. */
export interface NotificationHabits {
  timeoutMs: number;
  pingTimeoutMs: number;
  ping(now: Date): object;
  /** What is wrong with the answer to a ping, in the marketplace's words; null: it is correct. */
  pingProblem(answer: NotificationAnswer): string | null;
  /** What is wrong with the answer to any other notification; null: it is correct. */
  problem(answer: NotificationAnswer): string | null;
  /** Whether it does not retry after this answer. */
  isFinal(answer: NotificationAnswer): boolean;
  /** The wait before the next try, after this many tries in this time; null: it gives up. */
  nextGapMs(tries: number, elapsedMs: number): number | null;
  /** Why it stops sending, judged by the latest answers (oldest first); null: it does not stop. */
  suspension(latest: readonly NotificationAnswer[], elapsedMs: number): string | null;
}

/** How a notification ended. `problem`: what was wrong with the last answer; null: it was delivered. */
export interface NotificationDelivery {
  body: object;
  tries: number;
  problem: string | null;
}

const maxKeptAnswers = 20;

/** Sends a simulated marketplace's own notifications: the address is checked by a ping, sending is retried and suspended by its rules. */
export class SimulatedNotifications {
  /** Why it sends nothing now; null: it sends. */
  suspended: string | null = null;
  /** Every finished notification, in the order in which they finished. */
  readonly deliveries: NotificationDelivery[] = [];
  readonly #habits: NotificationHabits;
  readonly #random: () => number;
  readonly #stopped: AbortSignal;
  /** Waits are multiplied by it, so that a test can simulate days. */
  readonly #timeScale: number;
  #url: string | null = null;
  #latest: NotificationAnswer[] = [];

  constructor(habits: NotificationHabits, options: { random: () => number; stopped: AbortSignal; timeScale: number }) {
    this.#habits = habits;
    this.#random = options.random;
    this.#stopped = options.stopped;
    this.#timeScale = options.timeScale;
  }

  /** The address they are sent to; null: there is none. */
  get url(): string | null {
    return this.#url;
  }

  /** How fast the receiver answers, by the levels of OZON's nightly monitor; null: nothing was sent yet. */
  get availability(): 'available' | 'unstable' | 'unavailable' | null {
    if (this.#latest.length === 0) return null;
    const meanMs = this.#latest.reduce((sum, { tookMs }) => sum + tookMs, 0) / this.#latest.length;
    return meanMs < 1_500 ? 'available' : meanMs < 2_500 ? 'unstable' : 'unavailable';
  }

  /** Pings an address, and sends there from now on if the answer is correct. Returns what is wrong with the answer, or null. */
  async register(url: string, now: Date): Promise<string | null> {
    const answer = await this.#post(url, this.#habits.ping(now), this.#habits.pingTimeoutMs);
    const problem = this.#habits.pingProblem(answer);
    if (problem === null) this.#url = url;
    return problem;
  }

  /** Enables a suspended address again. */
  enable(): void {
    this.suspended = null;
    this.#latest = [];
  }

  /** Sends one notification, twice or late if the faults say so. Resolves when it was delivered or given up; null: there is no address. */
  async send(body: object, faults: Faults): Promise<NotificationDelivery | null> {
    if (this.#url === null || this.suspended !== null) return null;
    const waitsMs = chooseDelays(faults, this.#random);
    const all = await Promise.all(waitsMs.map((waitMs) => this.#deliver(body, waitMs)));
    return all[0] ?? null;
  }

  async #deliver(body: object, waitMs: number): Promise<NotificationDelivery> {
    if (waitMs > 0) await pause(waitMs, this.#stopped);
    let elapsedMs = 0;
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#post(this.#url ?? '', body, this.#habits.timeoutMs);
      const problem = this.#habits.problem(answer);
      this.#latest = [...this.#latest, answer].slice(-maxKeptAnswers);
      this.suspended ??= this.#habits.suspension(this.#latest, elapsedMs);
      const gapMs = this.#habits.nextGapMs(tries, elapsedMs);
      const ended = problem === null || gapMs === null || this.#habits.isFinal(answer);
      if (ended || this.suspended !== null || this.#stopped.aborted) {
        const delivery = { body, tries, problem };
        this.deliveries.push(delivery);
        return delivery;
      }
      elapsedMs += gapMs;
      await pause(gapMs * this.#timeScale, this.#stopped);
    }
  }

  async #post(url: string, body: object, timeoutMs: number): Promise<NotificationAnswer> {
    const startMs = performance.now();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.any([this.#stopped, AbortSignal.timeout(timeoutMs)]),
      });
      return { status: response.status, body: await response.text(), tookMs: performance.now() - startMs };
    } catch {
      return { status: null, body: '', tookMs: performance.now() - startMs };
    }
  }
}
