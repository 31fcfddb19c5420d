import type { Int8, Numeric, Tx } from '../client.ts';
import { settledUnits } from '../stock/settled-units.ts';
import type { StockChange } from '../stock/stock.ts';

/**
 * How long before our last acknowledged figure a sale may lie that explains a difference: some marketplaces keep what is ordered apart
 * from the figure that we send.
 */
export const soldBefore = '1 day';

/** A difference that a person accepted, as far as nothing that was reported has replaced it. */
interface Accepted {
  movementId: Int8;
  /** Its listing, or those that were linked again in its place. */
  listingIds: number[];
  driftId: Int8;
  movementType: 'marketplace_sale' | 'correction';
  unitPrice: Numeric | null;
  unitCost: Numeric | null;
  occurredAt: Date;
  soldAfter: Date;
  soldUpTo: Date;
  /** Units of it that nothing reported has replaced: below 0, sales explain it; above 0, cancellations do. */
  units: number;
}

/**
 * Sales and cancellations that are reported after a person had accepted their difference, as a sale or as a correction: what the person
 * booked is undone by as much, in the moment and at the price at which it was booked. Returns the changes with those, each after what
 * was reported; the stock of all products is locked if there are any.
 */
export async function settleAcceptedSales(tx: Tx, changes: StockChange[]): Promise<StockChange[]> {
  const reported = changes.filter(isReported);
  const listingIds = reported.flatMap(({ listingId }) => listingId ?? []);
  const soldFrom = Math.min(...reported.flatMap(({ occurredAt }) => occurredAt?.getTime() ?? []));
  if (listingIds.length === 0 || soldFrom === Number.POSITIVE_INFINITY) return changes;
  const acceptedProducts = await listAcceptedProducts(tx, listingIds, new Date(soldFrom));
  if (acceptedProducts.length === 0) return changes;
  // Whoever undoes the acceptance locks the product of it, which may be another one than the listing offers by now.
  const productIds = [...new Set([...changes.map(({ productId }) => productId), ...acceptedProducts])];
  await tx`select 1 from inventory where product_id = any (${productIds}::int[]) order by product_id for no key update`;
  const accepted = await listAccepted(tx, listingIds);
  const known = await listKnownSources(tx, changes);
  return changes.flatMap((change) => {
    if (!isReported(change) || known.has(change.sourceKey)) return [change];
    return [change, ...settle(change, accepted)];
  });
}

const isReported = ({ movementType, units }: StockChange): boolean =>
  (movementType === 'marketplace_sale' && units < 0) || (movementType === 'marketplace_cancellation' && units > 0);

function settle(reported: StockChange, accepted: Accepted[]): StockChange[] {
  const sign = Math.sign(reported.units);
  let open = reported.units * sign;
  return accepted.flatMap((one) => {
    const at = reported.occurredAt;
    const inTime = at !== null && at > one.soldAfter && at <= one.soldUpTo;
    const units = isOf(one, reported) && inTime ? Math.min(open, one.units * sign) : 0;
    if (units <= 0) return [];
    open -= units;
    one.units -= units * sign;
    return [toUndo(reported, one, -units * sign)];
  });
}

const isOf = ({ listingIds }: Accepted, { listingId }: StockChange): boolean =>
  listingId !== undefined && listingId !== null && listingIds.includes(listingId);

function toUndo(reported: StockChange, one: Accepted, units: number): StockChange {
  const isSale = one.movementType === 'marketplace_sale';
  return {
    sourceKey: `settled:${one.movementId}:${reported.sourceKey}`,
    productId: reported.productId,
    units,
    movementType: isSale ? 'marketplace_cancellation' : 'correction',
    referenceType: 'adjustment',
    referenceId: one.driftId,
    actor: reported.actor,
    note: `the ${units > 0 ? 'sale' : 'cancellation'} that was accepted as a difference is reported now`,
    occurredAt: one.occurredAt,
    mayOversell: true,
    ...(isSale && {
      marketplaceId: reported.marketplaceId ?? null,
      frozen: { unitPrice: one.unitPrice, unitCost: one.unitCost },
    }),
  };
}

/**
 * Accepted differences `a` of listings `mp`. A listing that was unlinked since then is found again by its SKU, or as another listing of the
 * product with the same product id there, which was not linked beside it.
 */
const acceptedOf = (tx: Tx, listingIds: number[]) => tx`
  marketplace_products mp join accepted_drifts a on a.marketplace_id = mp.marketplace_id and (a.listing_id = mp.id
    or a.listing_id is null and (a.marketplace_sku = mp.marketplace_sku or a.product_id = mp.product_id
      and a.marketplace_product_id = mp.marketplace_product_id and mp.created_at > a.sold_up_to))
    and mp.id = any (${listingIds}::int[])`;

async function listAcceptedProducts(tx: Tx, listingIds: number[], soldFrom: Date): Promise<number[]> {
  const rows = await tx<{ productId: number }[]>`
    select distinct a.product_id from ${acceptedOf(tx, listingIds)} where a.sold_up_to >= ${soldFrom}`;
  return rows.map(({ productId }) => productId);
}

function listAccepted(tx: Tx, listingIds: number[]): Promise<Accepted[]> {
  return tx<Accepted[]>`
    with accepted as (
      select a.drift_id, a.sold_after, a.sold_up_to, array_agg(mp.id) as listing_ids
      from ${acceptedOf(tx, listingIds)} group by a.drift_id
    )
    select m.id as movement_id, a.listing_ids, a.drift_id, m.movement_type, m.unit_price, m.unit_cost, m.occurred_at, a.sold_after,
      a.sold_up_to,
      m.quantity_change + ${settledUnits(tx)}
        + coalesce((select u.quantity_change from inventory_movements u where u.source_key = 'undo:' || m.id), 0) as units
    from accepted a join inventory_movements m on m.source_key = 'drift:' || a.drift_id
    where m.movement_type in ('marketplace_sale', 'correction')
    order by a.drift_id`;
}

async function listKnownSources(tx: Tx, changes: StockChange[]): Promise<Set<string>> {
  const keys = changes.map(({ sourceKey }) => sourceKey);
  const rows = await tx<{ sourceKey: string }[]>`
    select source_key from inventory_movements where source_key = any (${keys}::text[])`;
  return new Set(rows.map(({ sourceKey }) => sourceKey));
}
