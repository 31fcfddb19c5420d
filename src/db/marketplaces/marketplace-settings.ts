import type { StockRule } from '../catalog/marketplace-products.ts';
import { inTransaction, type Json, type SqlOrTx } from '../client.ts';
import { oweEverything } from '../pushes/owe.ts';
import { assertSeen, type Revisions } from './expected-revision.ts';

/** The fields of a marketplace that can be changed; absent: unchanged. Credentials sealed. */
export interface MarketplaceChanges extends Partial<StockRule> {
  name?: string;
  settings?: Json;
  credentials?: string;
  supportsWebhooks?: boolean;
  webhookEnabled?: boolean;
  saleSignal?: 'stock' | 'orders';
  pollIntervalMinutes?: number | null;
  orderPollSeconds?: number | null;
  reconcileIntervalMinutes?: number;
  shipWhenPacked?: boolean;
}

const ruleNames = ['stockBuffer', 'stockPercent', 'stockLimit', 'stockMinimum', 'selling'] as const;

/**
 * Changes a marketplace. New settings or credentials: everything is owed to it, as on resume, and waits after failures end. A new
 * rule: its listings are owed, because their figures depend on it; for our own shop, a trigger notifies subscribers. Throws
 * ConflictError if its settings changed since the expected revision.
 */
export async function updateMarketplace(
  sql: SqlOrTx,
  id: number,
  changes: MarketplaceChanges,
  expectedRevision?: number | null,
): Promise<void> {
  await inTransaction(sql, async (tx) => {
    const [row] = await tx<(Required<MarketplaceChanges> & Revisions)[]>`
      select revision, settings_revision, name, settings, credentials, supports_webhooks, webhook_enabled, sale_signal, poll_interval_minutes,
        order_poll_seconds, reconcile_interval_minutes, ship_when_packed, stock_buffer, stock_percent, stock_limit, stock_minimum, selling
      from marketplaces where id = ${id} for no key update`;
    if (!row) throw new Error(`marketplace ${id} does not exist any more`);
    assertSeen(row.name, expectedRevision, row);
    const next = { ...row, ...changes };
    await tx`
      update marketplaces set name = ${next.name}, settings = ${tx.json(next.settings)}, credentials = ${next.credentials},
        supports_webhooks = ${next.supportsWebhooks}, webhook_enabled = ${next.webhookEnabled}, sale_signal = ${next.saleSignal},
        poll_interval_minutes = ${next.pollIntervalMinutes}, order_poll_seconds = ${next.orderPollSeconds},
        reconcile_interval_minutes = ${next.reconcileIntervalMinutes}, ship_when_packed = ${next.shipWhenPacked},
        stock_buffer = ${next.stockBuffer}, stock_percent = ${next.stockPercent}, stock_limit = ${next.stockLimit},
        stock_minimum = ${next.stockMinimum}, selling = ${next.selling}, updated_at = now()
      where id = ${id}`;
    if (changes.settings !== undefined || changes.credentials !== undefined) {
      // It may be another account: it is checked at once.
      await tx`update marketplaces set account_checked_at = null where id = ${id}`;
      await oweEverything(tx, id, { resumed: false });
    } else if (ruleNames.some((name) => next[name] !== row[name])) {
      await tx`select owe_pushes(array(select id from marketplace_products where marketplace_id = ${id}), 'manual')`;
    }
  });
}
