import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { listingRow, type Place } from './places.ts';
import type { World } from './world.ts';

/** What the seller's people change about a place: what moves stock, what is listened to, what is sent, what is linked. */
export class Settings {
  readonly #world: World;
  readonly #ombor: ModelOmbor;

  constructor(world: World, ombor: ModelOmbor) {
    this.#world = world;
    this.#ombor = ombor;
  }

  /** The other sale signal, at a shop that reports both its figures and its orders. */
  async switchSignal({ place }: Command): Promise<void> {
    const where = this.#world.pick(this.#telling(), place);
    if (!where || where.hasMissed) return;
    const saleSignal = where.signal === 'STOCK' ? 'ORDERS' : 'STOCK';
    await this.#ombor.must('updateMarketplace', { marketplace: where.code, saleSignal });
    where.signal = saleSignal;
  }

  /** Webhooks are stored and not applied, or applied again. */
  async disable({ place }: Command): Promise<void> {
    const where = this.#world.pick(this.#telling(), place);
    if (!where) return;
    if (!where.webhooksEnabled) {
      await this.enable(where);
      return;
    }
    await this.#ombor.must('updateMarketplace', { marketplace: where.code, webhookEnabled: false });
    where.webhooksEnabled = false;
    where.hasMissed = true;
  }

  /**
   * Webhooks are applied again. Where figures are the signal they were read meanwhile, so the missed events are dismissed; elsewhere
   * nothing counted them, so they are replayed by their ids.
   */
  async enable(place: Place): Promise<void> {
    const { code } = place;
    if (place.signal === 'STOCK') {
      await this.#ombor.change('syncMarketplace', { marketplace: code, direction: 'PULL' });
      await this.#ombor.work();
    }
    await this.#ombor.must('updateMarketplace', { marketplace: code, webhookEnabled: true });
    place.webhooksEnabled = true;
    place.hasMissed = false;
    const { webhooks } = await this.#ombor.api.query<{ webhooks: { edges: { node: { id: string } }[] } }>(
      'query ($code: String!) { webhooks(marketplace: $code, status: FAILED, first: 100) { edges { node { id } } } }',
      { code },
    );
    const ids = webhooks.edges.map(({ node }) => node.id);
    if (ids.length > 0) await this.#ombor.must(place.signal === 'STOCK' ? 'dismissWebhooks' : 'retryWebhooks', { ids });
  }

  /** Received events are worked on again, by one of the filters that the API has. */
  async replay({ pick, place }: Command): Promise<void> {
    const { code } = this.#world.pick(this.#world.places.all, place) ?? { code: 'figures' };
    const filters = [
      {},
      { status: null },
      { status: 'PROCESSED' },
      { marketplace: code },
      { marketplace: code, status: null },
    ];
    await this.#ombor.must('retryWebhooks', this.#world.pick(filters, pick) ?? {});
  }

  /** Nothing is sent to a place, or all of it again. */
  async pause({ place }: Command): Promise<void> {
    const where = this.#world.pick(this.#world.places.all, place);
    if (!where) return;
    await this.#ombor.must(where.paused ? 'resumeMarketplace' : 'pauseMarketplace', { marketplace: where.code });
    where.paused = !where.paused;
  }

  /** A place is read now. */
  async poll({ place }: Command): Promise<void> {
    const where = this.#world.pick(this.#world.places.all, place);
    if (where) await this.#ombor.change('syncMarketplace', { marketplace: where.code, direction: 'PULL' });
  }

  /** A product is taken out of a place, with a last 0 or as it stands, or linked there again. */
  async relink({ place, product, pick }: Command): Promise<void> {
    const where = this.#world.pick(this.#world.places.all, place);
    const what = this.#world.pick(this.#world.products, product);
    if (!where || !what) return;
    const name = `${where.code} ${what.sku}`;
    if (this.#world.unlinked.has(name)) {
      await this.link(where, what.sku);
      return;
    }
    const showZero = pick % 2 === 0;
    // What was sold there and not read yet goes with the listing.
    if (where.isPolled) await this.poll({ place: this.#world.places.all.indexOf(where) } as Command);
    await this.#ombor.work();
    await this.#ombor.must('unlinkProduct', { marketplace: where.code, marketplaceSku: what.sku, showZero });
    this.#world.unlinked.add(name);
  }

  /** Links a product again. Ombor refuses while the last 0 is on its way. */
  async link(place: Place, sku: string): Promise<void> {
    const answer = await this.#ombor.change('linkProduct', listingRow(place.market, sku));
    if (answer.message === undefined) this.#world.unlinked.delete(`${place.code} ${sku}`);
  }

  #telling(): Place[] {
    return this.#world.places.all.filter(({ code }) => code === 'figures' || code === 'orders');
  }
}
