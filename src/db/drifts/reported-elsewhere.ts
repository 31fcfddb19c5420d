import type { Int8, Numeric, Tx } from '../client.ts';
import type { StockChange } from '../stock/stock.ts';
import type { Drift } from './drifts.ts';
import { soldBefore } from './settle-accepted.ts';

/** A sale (units below 0) or cancellation of another product, which the listing offered when it was reported. */
interface ReportedElsewhere {
  productId: number;
  sourceKey: string;
  units: number;
  occurredAt: Date;
  unitPrice: Numeric | null;
  unitCost: Numeric | null;
}

/**
 * What was reported since a difference was read, and booked of the product that its listing offers by now; as far as no other accepted
 * difference is explained by it. The stock of both products is locked if there is any.
 */
export async function lockReportedElsewhere(tx: Tx, { id, productId, toldAt }: Drift): Promise<ReportedElsewhere[]> {
  const list = () => tx<ReportedElsewhere[]>`
    select m.product_id, m.source_key, m.quantity_change + coalesce((select sum(s.quantity_change) from inventory_movements s
        where s.product_id = m.product_id and s.version > m.version
          and s.source_key = format('settled:%s:%s', undone_movement(s.source_key), m.source_key)), 0)::int as units,
      m.occurred_at, m.unit_price, m.unit_cost
    from drifts d join marketplace_products mp on mp.id = d.marketplace_product_id and mp.product_id <> d.product_id
    join inventory_movements m on m.product_id = mp.product_id and m.marketplace_id = d.marketplace_id
    where d.id = ${id} and m.movement_type in ('marketplace_sale', 'marketplace_cancellation') and m.source_key not like 'settled:%'
      and m.recorded_at > d.first_read_at and m.occurred_at <= d.confirmed_at
      and m.occurred_at > coalesce(${toldAt}::timestamptz, d.confirmed_at) - ${soldBefore}::interval
    order by m.version`;
  const found = await list();
  if (found.length === 0) return found;
  const ids = [productId, ...found.map((one) => one.productId)];
  await tx`select 1 from inventory where product_id = any (${ids}::int[]) order by product_id for no key update`;
  return list();
}

/** Takes back what was reported of another product, as far as the accepted difference is that: it is booked once, of the product that was sold. */
export function replaceElsewhere(
  reported: readonly ReportedElsewhere[],
  accepted: number,
  { drift, movementId, actor }: { drift: Drift; movementId: Int8; actor: string },
): StockChange[] {
  const sign = Math.sign(accepted);
  let open = accepted * sign;
  return reported.flatMap(({ productId, sourceKey, occurredAt, unitPrice, unitCost, units: all }) => {
    const units = Math.min(open, all * sign);
    if (units <= 0) return [];
    open -= units;
    return [
      {
        sourceKey: `settled:${movementId}:${sourceKey}`,
        productId,
        units: -units * sign,
        movementType: sign < 0 ? 'marketplace_cancellation' : 'marketplace_sale',
        referenceType: 'adjustment',
        referenceId: drift.id,
        actor,
        note: 'its listing offered another product then, of which the difference was accepted',
        occurredAt,
        marketplaceId: drift.marketplaceId,
        frozen: { unitPrice, unitCost },
        mayOversell: true,
      },
    ];
  });
}
