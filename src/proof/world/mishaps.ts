import { deliver } from '../../simulator/webhook-sender.ts';
import type { WireRequest } from '../../simulator/wire.ts';
import type { Command } from './commands.ts';
import type { ModelOmbor } from './ombor.ts';
import { type Place, unitsOf } from './places.ts';
import { leftOf, type Product, type World } from './world.ts';

/** What goes wrong between the marketplaces and Ombor, and what a person does about it. */
export class Mishaps {
  readonly #world: World;
  readonly #ombor: ModelOmbor;
  /** SKUs at the place that is known by its figures only, whose last figure of ours had no answer. */
  readonly #doubtful = new Set<string>();
  #between: { product: Product; items: number } | null = null;

  constructor(world: World, ombor: ModelOmbor) {
    this.#world = world;
    this.#ombor = ombor;
    const polled = world.places.all.find(({ isPolled }) => isPolled);
    polled?.market.onAnswer((request) => this.#watch(polled, request));
  }

  /** The next calls to a place are applied, and their answers are lost, until the next command. */
  fail({ place }: Command): void {
    const where = this.#world.pick(this.#world.places.all, place);
    if (where) where.market.faults.garbage = true;
  }

  /** Answers come again. */
  mend(): void {
    for (const { market } of this.#world.places.all) market.faults.garbage = false;
  }

  /** Units that were sold while the outcome of our write was not known: nothing can show them. */
  note(product: Product, units: number): void {
    if (this.#doubtful.has(product.sku)) product.invisible += units;
  }

  /** The next sale at the place that tells nothing happens right after Ombor has read it. */
  sellBetween({ product, items }: Command): void {
    const what = this.#world.pick(this.#world.products, product);
    if (what) this.#between = { product: what, items };
  }

  /** A person changes a figure at the marketplace by hand; no goods move. A fall at a polled place would be a sale. */
  editFigure({ place, product, items }: Command): void {
    const where = this.#world.pick(
      this.#world.places.all.filter(({ isPolled }) => !isPolled),
      place,
    );
    const what = this.#world.pick(this.#world.products, product);
    if (where?.webhooksEnabled && what) where.market.item(what.sku).stock = items;
  }

  /** A shop sells, and its report never arrives. */
  loseWebhook({ product, items }: Command): void {
    const place = this.#world.places.all.find(({ code }) => code === 'figures');
    const what = this.#world.pick(this.#world.products, product);
    if (!place?.target || !what || place.signal !== 'STOCK' || !place.webhooksEnabled) return;
    place.market.clearWebhookTarget();
    const sold = place.market.placeOrder([{ sku: what.sku, quantity: items }]);
    place.market.setWebhookTarget(place.target.url, place.target.code, place.target.secret);
    if (!sold.ok) return;
    what.free -= items;
    what.shelf -= items;
    what.untold += items;
    this.#world.sold += items;
  }

  /** A person accepts as sales the differences that lost reports explain. */
  async acceptDrifts(): Promise<void> {
    const query =
      '{ drifts(first: 20) { edges { node { id acceptedAt shown told product { sku } marketplace { code } } } } }';
    const { drifts } = await this.#ombor.api.query<{ drifts: { edges: { node: ShownDrift }[] } }>(query);
    for (const { node } of drifts.edges) {
      const what = this.#world.products.find(({ sku }) => sku === node.product.sku);
      const units = (node.told ?? 0) - (node.shown ?? 0);
      if (
        !what ||
        node.acceptedAt !== null ||
        node.marketplace.code !== 'figures' ||
        units !== what.untold ||
        units <= 0
      )
        continue;
      const answer = await this.#ombor.change('acceptDrift', { driftId: node.id, meaning: 'SALE' });
      if (answer.message === undefined) what.untold = 0;
    }
  }

  /** The buyer changes an order, and its shop tells the order again. */
  async edit({ pick, items }: Command): Promise<void> {
    const telling = this.#world.places.all.filter(({ target, webhooksEnabled }) => target !== null && webhooksEnabled);
    const orders = this.#world.orders.filter(
      ({ place, shipped, lines }) =>
        !shipped && telling.some(({ code }) => code === place) && lines.every(({ cancelled }) => cancelled === 0),
    );
    const order = this.#world.pick(orders, pick);
    const place = telling.find(({ code }) => code === order?.place);
    const line = order?.lines[0];
    const item = line && place?.market.findItem(line.product.sku);
    const booked = order && place?.market.orders.find(order.id)?.items[0];
    if (!order || !place?.target || !line || !item || !booked) return;
    const more = Math.min(items - leftOf(line), item.stock);
    if (more === 0) return;
    const previous = item.stock;
    item.stock -= more;
    item.reserved += more;
    booked.quantity += more;
    line.quantity += more;
    line.product.free -= more * unitsOf(place.code, line.product.sku);
    const quantity = line.quantity;
    await tell(place, {
      event: 'order.created',
      order_id: order.id,
      items: [{ sku: line.product.sku, quantity, price: '100000' }],
    });
    const figures = { sku: line.product.sku, previous_stock: previous, current_stock: item.stock, change: -more };
    await tell(place, { event: 'stock.updated', ...figures, reason: more > 0 ? 'sold' : 'cancelled' });
  }

  #watch({ market }: Place, { method, body }: WireRequest): void {
    if (method === 'PUT') {
      const sent = (JSON.parse(body) as { items: { sku: string }[] }).items;
      for (const { sku } of sent) {
        if (market.faults.garbage) this.#doubtful.add(sku);
        else this.#doubtful.delete(sku);
      }
      return;
    }
    const sale = this.#between;
    if (!sale || method !== 'GET') return;
    this.#between = null;
    const sold = market.placeOrder([{ sku: sale.product.sku, quantity: sale.items }]);
    if (!sold.ok) return;
    sale.product.free -= sale.items;
    sale.product.shelf -= sale.items;
    sale.product.invisible += sale.items;
    this.#world.sold += sale.items;
  }
}

interface ShownDrift {
  id: string;
  acceptedAt: string | null;
  shown: number | null;
  told: number | null;
  product: { sku: string };
  marketplace: { code: string };
}

let serial = 0;

async function tell({ target, market }: Place, event: Record<string, unknown>): Promise<void> {
  if (!target) return;
  serial += 1;
  const body = { ...event, event_id: `model-${serial}`, timestamp: market.now().toISOString() };
  await deliver(target, body as never, market.stopSignal);
}
