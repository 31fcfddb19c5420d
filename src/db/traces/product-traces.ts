import type { Sql, Tx } from '../client.ts';
import { rowsOf } from '../rows.ts';

/** A movement and the span that caused it. */
export interface TracedChange {
  productId: number;
  /** The product's version after it. */
  version: number;
  traceparent: string;
}

/** Records which spans changed stock, in the transaction of the changes: it has the products locked. */
export async function recordTraces(tx: Tx, changes: readonly TracedChange[]): Promise<void> {
  const newest = new Map(changes.toSorted((a, b) => a.version - b.version).map((one) => [one.productId, one]));
  if (newest.size === 0) return;
  const columns = { productId: 'integer', version: 'integer', traceparent: 'text' } as const;
  await tx`
    insert into product_traces (product_id, version, traceparent)
    select product_id, version, traceparent from ${rowsOf(tx, [...newest.values()], columns)} r order by product_id
    on conflict (product_id) do update
      set version = excluded.version, traceparent = excluded.traceparent, recorded_at = excluded.recorded_at`;
}

/** The spans that made these figures what they are, the newest first; a figure that something else has changed since has none. */
export async function listTraces(
  sql: Sql,
  figures: readonly { id: number; inventoryVersion: number }[],
): Promise<string[]> {
  const rows = await sql<{ traceparent: string }[]>`
    select t.traceparent from ${rowsOf(sql, figures, { id: 'integer', inventoryVersion: 'integer' })} f
    join marketplace_products mp on mp.id = f.id
    join product_traces t on t.product_id = mp.product_id and t.version = f.inventory_version
    where t.recorded_at > now() - interval '1 hour'
    group by t.traceparent order by max(t.recorded_at) desc`;
  return rows.map(({ traceparent }) => traceparent);
}
