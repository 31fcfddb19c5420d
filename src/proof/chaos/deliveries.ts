import { seededRandom } from '../../simulator/faults.ts';

/** A webhook as its sender knows it. */
export interface SentEvent {
  sku: string;
  /** Units: negative sold, positive cancelled. */
  change: number;
  firstSentAt: number;
  /** When it was answered with success for the first time; null: not yet. */
  acknowledgedAt: number | null;
  /** How often it was answered with success. */
  acknowledgements: number;
}

/** Carries the webhooks of all shops to one of the API processes, as a proxy before them does, and notes what was answered. */
export class Deliveries {
  readonly events = new Map<string, SentEvent>();
  /** How often it was sent, repetitions and second copies included. */
  attempts = 0;
  readonly #urls: () => string[];
  readonly #random: () => number;

  constructor(urls: () => string[], seed: number) {
    this.#urls = urls;
    this.#random = seededRandom(seed);
  }

  /** Sends one request of a shop. */
  readonly send = async (url: string, request: RequestInit): Promise<Response> => {
    const urls = this.#urls();
    const origin = urls[Math.floor(this.#random() * urls.length)] ?? '';
    const event = this.#note(String(request.body));
    this.attempts += 1;
    const response = await fetch(`${origin}${new URL(url).pathname}`, request);
    if (event && response.ok) {
      event.acknowledgedAt ??= performance.now();
      event.acknowledgements += 1;
    }
    return response;
  };

  /** Ids of the events that were answered with success. */
  listAcknowledged(): string[] {
    return [...this.events].filter(([, { acknowledgedAt }]) => acknowledgedAt !== null).map(([id]) => id);
  }

  /** How many events have no successful answer yet. */
  get open(): number {
    return this.events.size - this.listAcknowledged().length;
  }

  /** From the first time it was sent to its first successful answer, or until now, in ms: the longest of all. */
  get longestWaitMs(): number {
    const now = performance.now();
    const waits = [...this.events.values()].map((event) => (event.acknowledgedAt ?? now) - event.firstSentAt);
    return waits.reduce((longest, wait) => Math.max(longest, wait), 0);
  }

  #note(body: string): SentEvent | undefined {
    const { event_id: id, sku, change } = JSON.parse(body) as { event_id: string; sku?: string; change?: number };
    if (sku === undefined || change === undefined) return undefined;
    const known = this.events.get(id);
    if (known) return known;
    const event = { sku, change, firstSentAt: performance.now(), acknowledgedAt: null, acknowledgements: 0 };
    this.events.set(id, event);
    return event;
  }
}
