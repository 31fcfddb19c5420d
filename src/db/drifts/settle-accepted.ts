import type { Int8, Numeric, Tx } from '../client.ts';
import type { StockChange } from '../stock/stock.ts';

/**
 * How long before our last acknowledged figure a sale may lie that explains a difference: some marketplaces keep what is ordered apart
 * from the figure that we send.
 */
export const soldBefore = '1 day';

/** A difference that a person accepted, as far as nothing that was reported has replaced it. */
interface Accepted {
  movementId: Int8;
  listingId: number;
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
  const listingIds = changes.filter(isReported).flatMap(({ listingId }) => listingId ?? []);
  if (listingIds.length === 0 || !(await hasAccepted(tx, listingIds))) return changes;
  const productIds = [...new Set(changes.map(({ productId }) => productId))];
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
    const units = one.listingId === reported.listingId && inTime ? Math.min(open, one.units * sign) : 0;
    if (units <= 0) return [];
    open -= units;
    one.units -= units * sign;
    return [toUndo(reported, one, -units * sign)];
  });
}

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

async function hasAccepted(tx: Tx, listingIds: number[]): Promise<boolean> {
  const [row] = await tx<{ found: boolean }[]>`
    select exists (select 1 from drifts where marketplace_product_id = any (${listingIds}::int[]) and accepted_at is not null) as found`;
  return row?.found ?? false;
}

function listAccepted(tx: Tx, listingIds: number[]): Promise<Accepted[]> {
  return tx<Accepted[]>`
    select m.id as movement_id, d.marketplace_product_id as listing_id, d.id as drift_id, m.movement_type, m.unit_price, m.unit_cost,
      m.occurred_at,
      coalesce(d.told_at, d.confirmed_at) - ${soldBefore}::interval as sold_after, d.confirmed_at as sold_up_to,
      m.quantity_change + coalesce((select sum(s.quantity_change) from inventory_movements s
        where s.product_id = m.product_id and s.version > m.version and undone_movement(s.source_key) = m.id), 0)::int as units
    from drifts d join inventory_movements m on m.source_key = 'drift:' || d.id
    where d.marketplace_product_id = any (${listingIds}::int[]) and d.accepted_at is not null
      and m.movement_type in ('marketplace_sale', 'correction')
    order by d.id`;
}

async function listKnownSources(tx: Tx, changes: StockChange[]): Promise<Set<string>> {
  const keys = changes.map(({ sourceKey }) => sourceKey);
  const rows = await tx<{ sourceKey: string }[]>`
    select source_key from inventory_movements where source_key = any (${keys}::text[])`;
  return new Set(rows.map(({ sourceKey }) => sourceKey));
}
