import type { Json, Sql } from '../client.ts';
import type { TriggerType } from '../stock/stock.ts';

/** One exchange with a marketplace that did something. */
export interface SyncLogEntry {
  marketplaceId: number;
  triggerType: TriggerType;
  syncType: 'stock' | 'orders' | 'methods';
  direction: 'push' | 'pull';
  items: number;
  calls: number;
  /** Null: all went well. */
  errorMessage: string | null;
  /** From the oldest change in it to the answer; null for pulls. */
  latencyMs: number | null;
  /** Item by item; nothing of a customer. */
  details: Json;
}

/** Writes a row of the sync log. */
export async function writeSyncLog(sql: Sql, entry: SyncLogEntry): Promise<void> {
  await sql`
    insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, calls, error_message, latency_ms, details)
    values (${entry.marketplaceId}, ${entry.triggerType}, ${entry.syncType}, ${entry.direction},
      ${entry.errorMessage === null ? 'success' : 'error'}, ${entry.items}, ${entry.calls}, ${entry.errorMessage},
      ${entry.latencyMs}, ${sql.json(entry.details)})`;
}
