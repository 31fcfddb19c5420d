import type { ModelOmbor } from './ombor.ts';
import { isShop, type Place } from './places.ts';
import type { World } from './world.ts';

/** Between the moment of a cancellation and the time that its report names. */
const maxOffMs = 500;

/** Cancellations by a figure, of which Ombor cannot know in which packs they were sold. People know the order. */
export class Doubts {
  readonly #world: World;
  readonly #ombor: ModelOmbor;

  constructor(world: World, ombor: ModelOmbor) {
    this.#world = world;
    this.#ombor = ombor;
  }

  /** What was sold in the packs of now is released; of anything else the units are typed in. Returns whether there was any. */
  async decide(): Promise<boolean> {
    let decided = 0;
    for (const place of this.#world.places.all.filter(isShop)) {
      for (const waiting of await this.#list(place)) {
        await this.#judge(place, waiting);
        decided += 1;
      }
    }
    return decided > 0;
  }

  async #judge({ code }: Place, { id, payload: { sku, timestamp } }: WaitingEvent): Promise<void> {
    const at = Date.parse(timestamp);
    const found = this.#world.cancelled.find(
      (one) => one.place === code && one.sku === sku && Math.abs(one.at - at) < maxOffMs,
    );
    if (!found) throw new Error(`nobody cancelled ${sku} at ${code} at ${timestamp}`);
    if (found.isOfNow) {
      await this.#ombor.must('retryWebhooks', { ids: [id] });
      await this.#ombor.work();
      return;
    }
    await this.#ombor.must('dismissWebhooks', { ids: [id] });
    await this.#ombor.must('adjustStock', { sku, reason: 'CORRECTION', quantityChange: found.units });
  }

  async #list({ code }: Place): Promise<WaitingEvent[]> {
    const { webhooks } = await this.#ombor.api.query<{ webhooks: { edges: { node: WaitingEvent }[] } }>(
      'query ($code: String!) { webhooks(marketplace: $code, held: true, status: FAILED, first: 100) { edges { node { id cause payload } } } }',
      { code },
    );
    return webhooks.edges.map(({ node }) => node).filter(({ cause }) => cause === 'earlier_items');
  }
}

interface WaitingEvent {
  id: string;
  cause: string | null;
  payload: { sku: string; timestamp: string };
}
