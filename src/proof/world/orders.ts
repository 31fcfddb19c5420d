import type { OrderResult } from '../../simulator/simulated-item.ts';
import type { ModelOmbor } from './ombor.ts';
import { isByFigures, type Place } from './places.ts';
import { type Line, leftOf, type Product, type World, type WorldOrder } from './world.ts';

/** Whether an order was made in Ombor itself. */
export const isOwn = ({ place }: WorldOrder): boolean => place === 'olx' || place === 'amazing_store';

/** The marketplace where an order was placed. */
export function placeOf(world: World, { place }: WorldOrder): Place {
  const found = world.places.all.find(({ code }) => code === place);
  if (!found) throw new Error(`there is no place ${place}`);
  return found;
}

/** Whether the place of an order is known by its figures alone at the moment. */
export function isReadOnly(world: World, order: WorldOrder): boolean {
  return !isOwn(order) && isByFigures(placeOf(world, order));
}

/** OZON never tells parts of an order, and an order of Wildberries is one item. */
export const tellsParts = ({ place }: WorldOrder): boolean => place !== 'ozon' && place !== 'wildberries';

/** The first line of an order of which something is left. */
export const openLine = ({ lines }: WorldOrder): Line | undefined => lines.find((line) => leftOf(line) > 0);

/** A line of an order that has just been placed. */
export const newLine = (product: Product, unitsPerItem: number, quantity: number): Line => ({
  product,
  unitsPerItem,
  quantity,
  cancelled: 0,
  returned: 0,
  announced: 0,
});

/** An order that has just been placed; `knownFrom`: from when on Ombor can know it. */
export const newOrder = (
  order: Pick<WorldOrder, 'place' | 'id' | 'lines'>,
  { aside = false, knownFrom = Date.now() }: Partial<Pick<WorldOrder, 'aside' | 'knownFrom'>> = {},
): WorldOrder => ({ ...order, aside, knownFrom, shipped: false, cancelling: [], recalled: false });

/** An order as Ombor has it. `expected`: items of which a return is expected, by SKU. */
export interface ShownOrder {
  id: string;
  status: string;
  items: { sku: string; returnExpected: number }[];
}

/** A marketplace's order as Ombor has it. Undefined: it does not know the order. */
export async function findOrder(ombor: ModelOmbor, order: WorldOrder): Promise<ShownOrder | undefined> {
  const { orders } = await ombor.api.query<{ orders: { edges: { node: ShownOrder }[] } }>(
    `query ($place: String!, $number: String!) {
      orders(marketplace: $place, search: $number) { edges { node { id status items { sku returnExpected } } } } }`,
    { place: order.place, number: order.id },
  );
  return orders.edges[0]?.node;
}

/** Waits until what happened was told to Ombor. */
export async function told(result: OrderResult): Promise<void> {
  if (!result.ok) throw new Error(`the simulated marketplace refused: ${result.reason}`);
  await result.webhooks;
}
