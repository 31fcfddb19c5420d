import type { SqlOrTx } from '../client.ts';

/**
 * The units by which orders have replaced a movement `m` that a person had booked for a difference, by the ledger of whichever product
 * its listing offered then. An expression of a statement; index inventory_movements_settled.
 */
export const settledUnits = (sql: SqlOrTx) => sql`
  (select coalesce(sum(s.quantity_change), 0)::int from inventory_movements s
    where s.source_key like 'settled:%' and split_part(s.source_key, ':', 2) = m.id::text)`;
