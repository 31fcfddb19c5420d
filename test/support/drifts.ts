import type { Int8, Sql } from '../../src/db/client.ts';
import { acceptDrift } from '../../src/db/drifts/accept-drift.ts';

/** A difference of a listing that was read a minute ago: it showed `missing` less than the 10 that it had accepted ten minutes ago. */
export async function addDrift(
  sql: Sql,
  listing: { listingId: number; market: { id: number }; product: { id: number } },
  missing: number,
): Promise<Int8> {
  const [drift] = await sql<{ id: Int8 }[]>`
    insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, shown, told, told_at,
      inventory_version, owed_version, first_read_at, confirmed_at)
    values (${listing.listingId}, ${listing.market.id}, ${listing.product.id}, 'open', 'missed_event', '10 - 9', 10, ${10 - missing}, 10,
      now() - interval '10 minutes', 1, 1, now() - interval '2 minutes', now() - interval '1 minute') returning id`;
  return drift!.id;
}

/** A person accepts a difference. Returns the movement. */
export const accept = (sql: Sql, id: Int8, meaning: 'sale' | 'correction' = 'sale'): Promise<Int8 | null> =>
  sql.begin((tx) => acceptDrift(tx, { id, meaning, note: null, actor: 'test' }));

/** Before such a difference was read, and after the figure that it was compared with. */
export const fiveMinutesAgo = () => ({ timestamp: new Date(Date.now() - 300_000).toISOString() });
