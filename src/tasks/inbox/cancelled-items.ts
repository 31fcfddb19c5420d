import type { Int8, Tx } from '../../db/client.ts';
import type { Listing } from '../../db/inbox/inbox-context.ts';
import {
  findCancelledUnits,
  findUnitsOfLine,
  listOpenItems,
  type OpenItems,
  recordCancelledUnits,
} from '../../db/stock/open-items.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import { interpretAfterSwitch } from './interpret-after-switch.ts';
import { interpretStockUpdated, type StockUpdated, toFigureChange } from './interpret-stock.ts';
import { type Incoming, type Interpretation, signalAt } from './interpretation.ts';

const cancelledWithinMs = 30 * 86_400_000;

/**
 * `stock.updated`. A cancellation that comes after its listing was sold in other items counts in those in which it was sold: those of the
 * order that it names, else those of which anything is still sold. Where that can be several, or none, a person decides.
 */
export async function interpretFigure(
  tx: Tx,
  incoming: Incoming<StockUpdated>,
  listing: Listing | undefined,
  { orderId, pending }: { orderId: Int8 | undefined; pending: readonly StockChange[] },
): Promise<Interpretation> {
  const { sender } = incoming;
  const interpret = (one: Listing | undefined) =>
    one && sender.saleSignalSince !== null
      ? interpretAfterSwitch(tx, incoming, one, orderId)
      : interpretStockUpdated(incoming, one, orderId, sender.saleSignal);
  const change = listing && isDoubtful(incoming, listing) ? toFigureChange(incoming, listing, orderId) : undefined;
  if (!listing || !change || change.units < 0) return interpret(listing);
  const items = change.units / listing.unitsPerItem;
  const known =
    (await findCancelledUnits(tx, change.sourceKey)) ??
    (orderId === undefined ? undefined : await findUnitsOfLine(tx, orderId, listing.productId)) ??
    choose(items, listUnits(incoming, listing), [
      ...(await listOpenItems(tx, listing, new Date(incoming.event.timestamp))),
      ...pending.flatMap((one) => toOpenItems(one, listing)),
    ]);
  if (known === undefined && !incoming.row.isReleased) {
    const plain = interpretStockUpdated(incoming, listing, orderId, signalAt(sender, incoming.event.timestamp));
    if (plain.kind === 'applied') return explainDoubt(incoming, listing, items);
  }
  const unitsPerItem = known ?? listing.unitsPerItem;
  const result = await interpret({ ...listing, unitsPerItem });
  if (result.kind === 'applied') await recordCancelledUnits(tx, change.sourceKey, unitsPerItem);
  return result;
}

/** Whether an event may take back what was sold in other items. Of what Ombor reads, its row says the items. */
export function isDoubtful({ row, event }: Pick<Incoming<StockUpdated>, 'row' | 'event'>, listing: Listing): boolean {
  return row.origin === 'webhook' && listUnits({ event }, listing).length > 1;
}

/** The items in which something may have been sold that is cancelled now: those of the time of the event, and of before. */
function listUnits({ event }: Pick<Incoming<StockUpdated>, 'event'>, listing: Listing): number[] {
  const at = Date.parse(event.timestamp);
  const before = listing.earlierItems.filter(({ until }) => {
    return Date.parse(until) <= at && Date.parse(until) > at - cancelledWithinMs;
  });
  return [...new Set([listing.unitsPerItem, ...before.map((one) => one.unitsPerItem)])];
}

/** The one of these kinds of items in which so many are still sold; undefined: several are, or none. */
function choose(items: number, kinds: readonly number[], open: readonly OpenItems[]): number | undefined {
  const openOf = (kind: number) =>
    open.filter(({ unitsPerItem }) => unitsPerItem === kind).reduce((sum, one) => sum + one.items, 0);
  const enough = kinds.filter((kind) => openOf(kind) >= items);
  const some = kinds.filter((kind) => openOf(kind) > 0);
  const possible = enough.length > 0 ? enough : some;
  return possible.length === 1 ? possible[0] : undefined;
}

/** What an earlier event of the batch sells or takes back through the listing; it is not in the ledger yet. */
function toOpenItems({ listingId, units, observed }: StockChange, listing: Listing): OpenItems[] {
  if (listingId !== listing.id || !observed) return [];
  return [{ unitsPerItem: units / observed.change, items: -observed.change }];
}

function explainDoubt({ event }: Incoming<StockUpdated>, listing: Listing, items: number): Interpretation {
  const kinds = listUnits({ event }, listing).filter((kind) => kind !== listing.unitsPerItem);
  const others = kinds.map((kind) => `${items * kind}`).join(' or ');
  const reason =
    `it cancels ${items} of ${listing.sku}, which may have been sold before unitsPerItem was changed: ` +
    `if they were sold since then, replay it by its id (it adds ${items * listing.unitsPerItem}), else dismiss it and add ${others} with adjustStock`;
  return { kind: 'waits', for: 'person', because: 'earlier_items', reason, changes: [] };
}
