import { findSilentWebhooks } from '../../db/inbox/silent-webhooks.ts';
import { checkBooks } from '../../db/stock/books.ts';
import type { ModelOmbor } from '../world/ombor.ts';
import { unitsOf } from '../world/places.ts';
import { outstanding, type Product, type World } from '../world/world.ts';

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
  products(first: 20) { edges { node { sku quantity oversold } } }
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
  const unnamed = found.filter((difference) => !open.some((alert) => names(alert, difference)));
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
function names({ kind, text, product, marketplace }: ShownAlert, { sku, place }: Difference): boolean {
  if (kind === 'LOW_STOCK' || kind === 'OVERSOLD') return false;
  if (kind === 'GUARD_HELD' && place !== null && marketplace?.code === place) return true;
  return product?.sku === sku || new RegExp(`\\b${sku}\\b`).test(text);
}

function compareProduct(world: World, product: Product, ours: ShownProduct): Difference[] {
  const { sku } = product;
  const differences: Difference[] = [];
  const mistaken = outstanding(product);
  const expected = product.free + mistaken;
  const books = ours.quantity - ours.oversold;
  // What nothing can show is what is missing at the end, not all that might have been.
  const unseenUnits = Math.min(product.invisible, Math.max(0, books - expected));
  if (books < expected || books > expected + product.invisible + product.untold) {
    const unseen = mistaken === 0 ? '' : ` (${mistaken} of them by mistakes that nobody has found)`;
    differences.push({ sku, place: null, text: `${sku}: the books have ${books}, the world ${expected}${unseen}` });
  }
  product.lost = unseenUnits;
  for (const { code, market } of world.places.all) {
    if (world.unlinked.has(`${code} ${product.sku}`)) continue;
    const units = unitsOf(code, product.sku);
    const figure = Math.floor(Math.max(0, books) / units);
    const shown = market.stockOf(product.sku);
    if (shown !== figure) {
      differences.push({ sku, place: code, text: `${sku}: ${code} shows ${shown} instead of ${figure}` });
    }
  }
  return differences;
}
