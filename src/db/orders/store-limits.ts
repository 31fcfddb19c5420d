import { ConflictError, type ReachedLimit } from '../../errors.ts';
import type { SqlOrTx, Tx } from '../client.ts';

/** Limits of one buyer in the shop. Open: placed and not yet confirmed by the seller. */
export interface StoreLimits {
  maxOpenOrders: number;
  maxOpenUnits: number;
  maxOrdersPerHour: number;
}

/** What a buyer has used of the limits. */
export interface StoreUsage {
  openOrders: number;
  openUnits: number;
  /** Orders that were placed in the last hour. */
  lastHour: number;
}

// Any number, but the same in every process: "buyr" in ASCII.
const buyerLockSpace = 0x62757972;

/**
 * Throws ConflictError LIMIT_REACHED if a buyer must not order `units` more. Orders of the same buyer wait for each other until the
 * end of the transaction, so that two at the same time cannot exceed a limit together.
 */
export async function assertWithinStoreLimits(
  tx: Tx,
  buyerId: string,
  units: number,
  limits: StoreLimits,
): Promise<void> {
  await tx`select pg_advisory_xact_lock(${buyerLockSpace}, hashtext(${buyerId}))`;
  const reached = findReached(await readStoreUsage(tx, buyerId), units, limits);
  if (reached) throw new ConflictError('LIMIT_REACHED', describeReached(reached), { reached });
}

/** What a buyer has used of the limits so far. */
export async function readStoreUsage(sql: SqlOrTx, buyerId: string): Promise<StoreUsage> {
  const [usage] = await sql<StoreUsage[]>`
    with mine as (
      select id, status in ('held', 'new') as open, recorded_at from orders
      where buyer_id = ${buyerId} and (status in ('held', 'new') or recorded_at > now() - interval '1 hour')
    )
    select count(*) filter (where open)::int as open_orders,
      count(*) filter (where recorded_at > now() - interval '1 hour')::int as last_hour,
      (select coalesce(sum((i.quantity - i.cancelled_quantity) * i.units_per_item), 0)::int
        from order_items i where i.order_id in (select id from mine where open)) as open_units
    from mine`;
  return usage ?? { openOrders: 0, openUnits: 0, lastHour: 0 };
}

function findReached(
  { openOrders, openUnits, lastHour }: StoreUsage,
  units: number,
  { maxOpenOrders, maxOpenUnits, maxOrdersPerHour }: StoreLimits,
): (ReachedLimit & { rule: StoreRule }) | undefined {
  if (openOrders >= maxOpenOrders) {
    return { rule: 'open_orders', limit: maxOpenOrders, used: openOrders, requested: 1 };
  }
  if (openUnits + units > maxOpenUnits) {
    return { rule: 'open_units', limit: maxOpenUnits, used: openUnits, requested: units };
  }
  if (lastHour >= maxOrdersPerHour) {
    return { rule: 'orders_per_hour', limit: maxOrdersPerHour, used: lastHour, requested: 1 };
  }
  return undefined;
}

type StoreRule = 'open_orders' | 'open_units' | 'orders_per_hour';

function describeReached({ rule, limit, used, requested }: ReachedLimit & { rule: StoreRule }): string {
  const texts: Record<StoreRule, string> = {
    open_orders: `At most ${limit} orders can wait for confirmation at the same time, and ${used} already do: wait until one is confirmed, or cancel one`,
    open_units: `At most ${limit} units can wait for confirmation at the same time: ${used} already do, and ${requested} more were requested`,
    orders_per_hour: `At most ${limit} orders can be placed per hour, and ${used} were placed: try again later`,
  };
  return texts[rule];
}
