import type { Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';

/** A figure that a marketplace reported for one of its listings, in items; `at` is a time of the marketplace's clock. */
export interface Observation {
  listingId: number;
  stock: number;
  previous: number | null;
  at: Date;
}

/**
 * Records the figures that marketplaces reported. A report that is older than the newest known one changes nothing. A time in the
 * future is that of its arrival: as it stands, it would be the newest one for years.
 */
export async function recordObservations(tx: Tx, observations: Observation[]): Promise<void> {
  if (observations.length === 0) return;
  // Clocks differ by seconds.
  const limit = tx`clock_timestamp() + interval '5 s'`;
  await tx`
    with locked as materialized (
      select id from marketplace_products where id = any (${observations.map(({ listingId }) => listingId)}::int[])
      order by id for no key update
    )
    update marketplace_products mp set
      previous_stock = coalesce(o.previous, mp.marketplace_stock), marketplace_stock = o.stock,
      observed_at = case when o.at > ${limit} then clock_timestamp() else o.at end, stock_last_synced_at = now(), updated_at = now()
    from (
      select distinct on (listing_id) listing_id, stock, previous, at
      from ${rowsOf(tx, observations, { listingId: 'integer', stock: 'integer', previous: 'integer', at: 'timestamptz' })} r
      order by listing_id, at desc, position desc
    ) o join locked on locked.id = o.listing_id
    where mp.id = locked.id and (mp.observed_at is null or mp.observed_at <= o.at or mp.observed_at > ${limit})`;
}
