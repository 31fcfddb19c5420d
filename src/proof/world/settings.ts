import type { Command } from './commands.ts';
import type { Doubts } from './doubts.ts';
import type { ModelOmbor } from './ombor.ts';
import { isByFigures, isShop, listingRow, type Place, unitsOf } from './places.ts';
import type { World } from './world.ts';

const aMinuteMs = 60_000;
const maxPack = 3;

/** What the seller's people change about a place: what moves stock, what is listened to, what is sent, what is linked. Each returns whether something happened. */
export class Settings {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  readonly #doubts: Doubts;

  constructor(world: World, ombor: ModelOmbor, doubts: Doubts) {
    this.#world = world;
    this.#ombor = ombor;
    this.#doubts = doubts;
  }

  /** The other sale signal, at a shop that reports both its figures and its orders. */
  async switchSignal({ place }: Command): Promise<boolean> {
    const where = this.#world.pick(this.#telling(), place);
    if (!where || where.hasMissed) return false;
    const saleSignal = where.signal === 'STOCK' ? 'ORDERS' : 'STOCK';
    await this.#ombor.must('updateMarketplace', { marketplace: where.code, saleSignal });
    where.signal = saleSignal;
    return true;
  }

  /**
   * Webhooks are stored and not applied, or applied again. Not while some are on their way: whoever enables them again would have to
   * decide about each whether a reading has counted it.
   */
  async disable({ place }: Command): Promise<boolean> {
    const where = this.#world.pick(this.#telling(), place);
    if (!where || where.carrier.isHolding) return false;
    if (!where.webhooksEnabled) {
      await this.enable(where);
      return true;
    }
    // Where figures are read, one that was lowered by hand is a sale.
    if (where.edited.size > 0) return false;
    await this.#ombor.must('updateMarketplace', { marketplace: where.code, webhookEnabled: false });
    // Figures are read within a second. What is sold before that can no reading find (docs/decisions/polls.md).
    if (where.signal === 'STOCK') await this.#ombor.work();
    where.webhooksEnabled = false;
    where.hasMissed = true;
    for (const one of this.#world.unreported) if (one.place === where.code) one.mayBeRead = true;
    return true;
  }

  /**
   * Webhooks are applied again. Where figures are the signal they were read meanwhile, so the missed events are dismissed; elsewhere
   * nothing counted them, so they are replayed by their ids.
   */
  async enable(place: Place): Promise<void> {
    const { code } = place;
    await this.#doubts.decide();
    if (place.signal === 'STOCK') {
      await this.#ombor.change('syncMarketplace', { marketplace: code, direction: 'PULL' });
      await this.#ombor.work();
    }
    await this.#ombor.must('updateMarketplace', { marketplace: code, webhookEnabled: true });
    place.webhooksEnabled = true;
    place.hasMissed = false;
    for (const [sku, units] of place.nextPacks) place.packs.set(sku, units);
    place.nextPacks.clear();
    const { webhooks } = await this.#ombor.api.query<{ webhooks: { edges: { node: { id: string } }[] } }>(
      'query ($code: String!) { webhooks(marketplace: $code, status: FAILED, first: 100) { edges { node { id } } } }',
      { code },
    );
    const ids = webhooks.edges.map(({ node }) => node.id);
    if (ids.length > 0) await this.#ombor.must(place.signal === 'STOCK' ? 'dismissWebhooks' : 'retryWebhooks', { ids });
  }

  /** Received events are worked on again, by one of the filters that the API has. */
  async replay({ pick, place }: Command): Promise<boolean> {
    const { code } = this.#world.pick(this.#world.places.all, place) ?? { code: 'figures' };
    const since = new Date(Date.now() - aMinuteMs).toISOString();
    const filters = [
      {},
      { status: null },
      { status: 'PROCESSED' },
      { marketplace: code },
      { marketplace: code, status: null },
      { since, status: null },
      { status: 'RETRY' },
    ];
    const { queued } = await this.#ombor.must('retryWebhooks', this.#world.pick(filters, pick) ?? {}, 'queued');
    return (queued as number) > 0;
  }

  /** Nothing is sent to a place, or all of it again. */
  async pause({ place }: Command): Promise<boolean> {
    const where = this.#world.pick(this.#world.places.all, place);
    if (!where) return false;
    await this.#ombor.must(where.paused ? 'resumeMarketplace' : 'pauseMarketplace', { marketplace: where.code });
    where.paused = !where.paused;
    return true;
  }

  /** A place is read now. */
  async poll({ place }: Command): Promise<boolean> {
    const where = this.#world.pick(this.#world.places.all, place);
    if (where) await this.#ombor.change('syncMarketplace', { marketplace: where.code, direction: 'PULL' });
    return where !== undefined;
  }

  /** A product is taken out of a place, with a last 0 or as it stands, or linked there again. */
  async relink({ place, product, pick }: Command): Promise<boolean> {
    const where = this.#world.pick(this.#world.places.all, place);
    const what = this.#world.pickProduct(product);
    if (!where || !what) return false;
    if (this.#world.unlinked.has(`${where.code} ${what.sku}`)) return this.link(where, what.sku);
    // What was sold there and not read yet goes with the listing.
    if (where.isPolled) await this.poll({ place: this.#world.places.all.indexOf(where) } as Command);
    await this.#ombor.work();
    await this.#unlink(where, what.sku, pick % 2 === 0);
    return true;
  }

  /**
   * A product is sold in other packs at a place from now on. Where only figures tell of sales, from the next figure of ours on: nothing
   * else says in which packs something was sold.
   */
  async repack({ place, product, items }: Command): Promise<boolean> {
    const where = this.#world.pick(this.#world.places.all, place);
    const what = this.#world.pickProduct(product);
    if (!where || !what || where.paused || this.#world.unlinked.has(`${where.code} ${what.sku}`)) return false;
    const { code, packs, nextPacks } = where;
    const unitsPerItem = Math.min(items, maxPack);
    if (unitsPerItem === (nextPacks.get(what.sku) ?? unitsOf(where, what.sku))) return false;
    (isByFigures(where) ? nextPacks : packs).set(what.sku, unitsPerItem);
    await this.#ombor.must('updateMarketplaceProduct', { marketplace: code, marketplaceSku: what.sku, unitsPerItem });
    await this.#ombor.work();
    return true;
  }

  /** The same at the place that tells nothing, while a figure of ours is on its way there: that one is in the packs of before. */
  repackDuring({ product, items }: Command): boolean {
    const where = this.#world.places.all.find(({ isPolled }) => isPolled);
    const what = this.#world.pickProduct(product);
    if (!where || !what) return false;
    const { market, code, nextPacks } = where;
    const unitsPerItem = Math.min(items, maxPack);
    market.beforeAnswer = async (request) => {
      if (market.kindOf(request) !== 'set' || this.#world.unlinked.has(`${code} ${what.sku}`)) return;
      market.beforeAnswer = null;
      if (unitsPerItem === (nextPacks.get(what.sku) ?? unitsOf(where, what.sku))) return;
      await this.#ombor.must('updateMarketplaceProduct', { marketplace: code, marketplaceSku: what.sku, unitsPerItem });
      const stop = market.onAnswer(() => {
        stop();
        nextPacks.set(what.sku, unitsPerItem);
      });
      this.#world.happened.push('repackDuring');
    };
    return false;
  }

  /** A listing is deleted while a figure of ours is on its way to it, and perhaps linked again at once. Nothing happens before. */
  relinkDuring({ place, product, pick }: Command): boolean {
    const places = this.#world.places.all.filter(({ isPolled }) => !isPolled);
    const where = this.#world.pick(places, place);
    const what = this.#world.pickProduct(product);
    if (!where || !what) return false;
    const { market } = where;
    market.beforeAnswer = async (request) => {
      if (market.kindOf(request) !== 'set' || this.#world.unlinked.has(`${where.code} ${what.sku}`)) return;
      market.beforeAnswer = null;
      await this.#unlink(where, what.sku, pick % 2 === 0);
      this.#world.happened.push('relinkDuring');
      if (pick % 3 !== 0) await this.link(where, what.sku);
    };
    return false;
  }

  async #unlink({ code }: Place, sku: string, showZero: boolean): Promise<void> {
    await this.#ombor.must('unlinkProduct', { marketplace: code, marketplaceSku: sku, showZero });
    this.#world.unlinked.add(`${code} ${sku}`);
  }

  /** Links a product again. Ombor refuses while the last 0 is on its way. */
  async link(place: Place, sku: string): Promise<boolean> {
    const units = place.nextPacks.get(sku) ?? unitsOf(place, sku);
    const answer = await this.#ombor.change('linkProduct', listingRow(place.market, sku, units));
    return answer.message === undefined && this.#world.unlinked.delete(`${place.code} ${sku}`);
  }

  #telling(): Place[] {
    return this.#world.places.all.filter(isShop);
  }
}
