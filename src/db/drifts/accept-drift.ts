import { ConflictError, NotFoundError } from '../../errors.ts';
import { resolveAlert } from '../alerts/alerts.ts';
import type { Int8, Tx } from '../client.ts';
import { applyStockChanges } from '../stock/stock.ts';
import { type Drift, listDriftsById, markAccepted } from './drifts.ts';
import { lockReportedElsewhere, replaceElsewhere } from './reported-elsewhere.ts';
import { soldBefore } from './settle-accepted.ts';

/** A person's decision about a difference. */
export interface Acceptance {
  id: Int8;
  meaning: 'sale' | 'correction';
  note: string | null;
  actor: string;
}

/**
 * Moves our stock by a difference that a person says was real, once. Returns the ledger row's key. Throws NotFoundError, or
 * ConflictError INVALID_STATE where the difference was accepted before, has no known size, is not a sale, or was reported and
 * booked since it was read.
 */
export async function acceptDrift(tx: Tx, { id, meaning, note, actor }: Acceptance): Promise<Int8 | null> {
  const [drift] = await listDriftsById(tx, [id]);
  if (!drift) throw new NotFoundError('Drift', ['input', 'driftId'], [id]);
  const elsewhere = await lockReportedElsewhere(tx, drift);
  const units = findUnits(drift, meaning, await countReportedLate(tx, drift, getUnits(drift) < 0));
  const [applied] = await applyStockChanges(
    tx,
    [
      {
        sourceKey: `drift:${id}`,
        productId: drift.productId,
        units,
        movementType: meaning === 'sale' ? 'marketplace_sale' : 'correction',
        referenceType: 'adjustment',
        referenceId: id,
        actor,
        note: note ?? drift.arithmetic,
        occurredAt: drift.confirmedAt,
        ...(meaning === 'sale' && { marketplaceId: drift.marketplaceId, listingId: drift.listingId }),
        mayOversell: true,
      },
    ],
    'manual',
  );
  if (applied && elsewhere.length > 0) {
    const { movementId } = applied;
    await applyStockChanges(tx, replaceElsewhere(elsewhere, units, { drift, movementId, actor }), 'manual');
  }
  // Last, because a read-back locks the difference after stock and pushes too; who comes second changes nothing.
  if (!(await markAccepted(tx, id, actor))) throw refuse('it was accepted a moment ago already');
  await recordAcceptance(tx, drift, { meaning, actor, units });
  await resolveAlert(tx, { kind: 'drift', marketplaceId: drift.marketplaceId, about: drift.marketplaceSku });
  return applied?.movementId ?? null;
}

async function recordAcceptance(
  tx: Tx,
  { marketplaceId, marketplaceSku }: Drift,
  { meaning, actor, units }: { meaning: Acceptance['meaning']; actor: string; units: number },
): Promise<void> {
  await tx`
    select record_audit('drift.accepted', 'listing', code || ' ' || ${marketplaceSku}::text, jsonb_build_array(
      jsonb_build_object('field', 'meaning', 'from', null, 'to', ${meaning}::text),
      jsonb_build_object('field', 'units', 'from', null, 'to', ${units}::int)), ${actor})
    from marketplaces where id = ${marketplaceId}`;
}

/** Units that were sold (or cancelled) there before a difference was read, and reported after that: they explain it, wholly or in part. */
async function countReportedLate(
  tx: Tx,
  { id, productId, marketplaceId, toldAt }: Drift,
  isSale: boolean,
): Promise<number> {
  const [row] = await tx<{ units: number }[]>`
    -- What has replaced another accepted difference explains that one.
    select coalesce(sum(m.quantity_change + coalesce((select sum(s.quantity_change) from inventory_movements s
      where s.product_id = m.product_id and s.version > m.version
        and s.source_key = format('settled:%s:%s', undone_movement(s.source_key), m.source_key)), 0)), 0)::int as units
    from drifts d join inventory_movements m on m.product_id = d.product_id and m.marketplace_id = d.marketplace_id
    where d.id = ${id} and m.product_id = ${productId} and m.marketplace_id = ${marketplaceId} and m.movement_type = ${isSale ? 'marketplace_sale' : 'marketplace_cancellation'}
      and m.source_key not like 'settled:%' and m.recorded_at > d.first_read_at and m.occurred_at <= d.confirmed_at
      and m.occurred_at > coalesce(${toldAt}::timestamptz, d.confirmed_at) - ${soldBefore}::interval`;
  return row?.units ?? 0;
}

/** By how many units the marketplace showed more than it had confirmed; 0 where that is not known. */
const getUnits = ({ shown, told, unitsPerItem }: Drift): number =>
  shown === null || told === null ? 0 : (shown - told) * unitsPerItem;

const refuse = (why: string) => new ConflictError('INVALID_STATE', `The difference cannot be accepted: ${why}`);

function findUnits(drift: Drift, meaning: 'sale' | 'correction', reportedLate: number): number {
  if (drift.acceptedAt) throw refuse(`it was accepted on ${drift.acceptedAt.toISOString()} already`);
  if (drift.shown === null || drift.told === null) throw refuse('its size is not known; use adjustStock');
  const units = getUnits(drift);
  if (units === 0) throw refuse('the marketplace showed what it had confirmed');
  if (meaning === 'sale' && units > 0) throw refuse(`it showed ${units} units more, which is no sale`);
  const left = units < 0 ? Math.min(units - reportedLate, 0) : Math.max(units - reportedLate, 0);
  const what = units < 0 ? 'sales' : 'cancellations';
  if (left === 0) throw refuse(`the ${what} that explain it were reported and booked since it was read`);
  return left;
}
