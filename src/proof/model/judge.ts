import { findSilentWebhooks } from '../../db/inbox/silent-webhooks.ts';
import { checkBooks } from '../../db/stock/books.ts';
import { sells } from '../world/offer.ts';
import type { ModelOmbor } from '../world/ombor.ts';
import { unitsOf } from '../world/places.ts';
import { isUnknown, outstanding, type Product, type World } from '../world/world.ts';

/** How one history ended. Empty lists: books, marketplaces and world are equal. */
export interface Verdict {
  differences: string[];
  /** The open alerts. */
  alerts: string[];
  /** Whether an open alert names a difference; that one is not in `differences`. */
  alerted: boolean;
}

interface ShownAlert {
  kind: string;
  product: { sku: string } | null;
  marketplace: { code: string } | null;
  text: string;
}

interface State {
  alerts: { edges: { node: ShownAlert }[] };
  products: { edges: { node: ShownProduct }[] };
}

interface ShownProduct {
  sku: string;
  quantity: number;
  oversold: number;
}

const query = `{
  alerts(open: true, first: 50) { edges { node { kind product { sku } marketplace { code } text(language: EN) } } }
  products(first: 50) { edges { node { sku quantity oversold } } }
}`;

/** Compares the books and every marketplace with the world. */
export async function judge(world: World, ombor: ModelOmbor): Promise<Verdict> {
  const { alerts, products } = await ombor.api.query<State>(query);
  const open = alerts.edges.map(({ node }) => node);
  const found = world.products.flatMap((product) => {
    const ours = products.edges.find(({ node }) => node.sku === product.sku)?.node;
    if (!ours) throw new Error(`Ombor does not know ${product.sku}`);
    return compareProduct(world, product, ours);
  });
  const unnamed = found.filter((difference) => !open.some((alert) => names(world, alert, difference)));
  const { problems } = await checkBooks(ombor.sql);
  const silent = await findSilentWebhooks(ombor.sql, 5);
  return {
    differences: [
      ...unnamed.map(({ text }) => text),
      ...problems.map(({ sku, problem }) => `the books of ${sku}: ${problem}`),
      ...silent.map(({ id, marketplace, eventType }) => `event ${id} of ${marketplace} (${eventType}) did nothing`),
      ...ombor.errors.map((line) => `logged: ${line.slice(0, 600)}`),
    ],
    alerts: open.map(({ kind, text }) => `${kind}: ${text}`),
    alerted: unnamed.length < found.length,
  };
}

/** Something that is not as it should be. `place`: where a wrong figure is shown; null: in the books. */
interface Difference {
  sku: string;
  place: string | null;
  text: string;
}

/** Whether an alert says that something of this product is not as it should be, and does not only tell how much there is of it. */
function names(world: World, { kind, text, product, marketplace }: ShownAlert, { sku, place }: Difference): boolean {
  if (kind === 'LOW_STOCK' || kind === 'OVERSOLD') return false;
  const orders = world.orders.filter(({ lines }) => lines.some((line) => line.product.sku === sku));
  if (orders.some(({ place: code, id }) => code === marketplace?.code && text.includes(id))) return true;
  if (kind === 'GUARD_HELD' && place !== null && marketplace?.code === place) return true;
  return product?.sku === sku || new RegExp(`\\b${sku}\\b`).test(text);
}

function compareProduct(world: World, product: Product, ours: ShownProduct): Difference[] {
  const { sku } = product;
  const differences: Difference[] = [];
  const mistaken = outstanding(product);
  const expected = product.free + mistaken;
  const books = ours.quantity - ours.oversold;
  const [gone, came] = sumUnreported(world, product);
  if (books < expected - came || books > expected + product.invisible + gone) {
    const unseen = mistaken === 0 ? '' : ` (${mistaken} of them by mistakes that nobody has found)`;
    differences.push({ sku, place: null, text: `${sku}: the books have ${books}, the world ${expected}${unseen}` });
  }
  // What nothing can show is what is missing at the end, not all that might have been.
  const missing = Math.max(0, books - expected);
  product.lost = Math.min(product.invisible, missing);
  product.covered = Math.min(gone, missing - product.lost);
  for (const place of world.places.all) {
    const { code, market } = place;
    if (!sells(code, sku) || world.unlinked.has(`${code} ${sku}`)) continue;
    const units = unitsOf(place, sku);
    const figure = Math.floor(Math.max(0, books) / units);
    const shown = market.stockOf(sku);
    if (shown !== figure) {
      differences.push({ sku, place: code, text: `${sku}: ${code} shows ${shown} instead of ${figure}` });
    }
  }
  return differences;
}

/** Units that left and that came at marketplaces, and of which neither a report nor a person has told Ombor. */
function sumUnreported(world: World, product: Product): [gone: number, came: number] {
  const unknown = world.unreported.filter((one) => one.product === product && isUnknown(one, Date.now()));
  const sum = (sign: number): number => unknown.reduce((units, one) => units + Math.max(0, one.units * sign), 0);
  return [sum(1), sum(-1)];
}
