import { ValidationError } from '../../errors.ts';
import type { StockRule } from '../catalog/marketplace-products.ts';
import type { Json, Sql } from '../client.ts';
import { oweEverything } from '../pushes/owe.ts';
import { secretInUse } from './marketplaces.ts';

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
}

const ruleNames = ['stockBuffer', 'stockPercent', 'stockLimit', 'stockMinimum', 'selling'] as const;

/**
 * Changes a marketplace. New settings or credentials: everything is owed to it, as on resume, and waits after failures end. A new
 * rule: its listings are owed, because their figures depend on it; for our own shop, a trigger notifies subscribers.
 */
export async function updateMarketplace(sql: Sql, id: number, changes: MarketplaceChanges): Promise<void> {
  await sql.begin(async (tx) => {
    const [row] = await tx<Required<MarketplaceChanges>[]>`
      select name, settings, credentials, supports_webhooks, webhook_enabled, sale_signal, poll_interval_minutes,
        order_poll_seconds, reconcile_interval_minutes, stock_buffer, stock_percent, stock_limit, stock_minimum, selling
      from marketplaces where id = ${id} for no key update`;
    if (!row) throw new Error(`marketplace ${id} does not exist any more`);
    const next = { ...row, ...changes };
    await tx`
      update marketplaces set name = ${next.name}, settings = ${tx.json(next.settings)}, credentials = ${next.credentials},
        supports_webhooks = ${next.supportsWebhooks}, webhook_enabled = ${next.webhookEnabled}, sale_signal = ${next.saleSignal},
        poll_interval_minutes = ${next.pollIntervalMinutes}, order_poll_seconds = ${next.orderPollSeconds},
        reconcile_interval_minutes = ${next.reconcileIntervalMinutes},
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

/** A new webhook secret, sealed, with its keyed hash; the previous secret stays valid for some hours. */
export interface SecretRotation {
  sealed: string;
  fingerprint: string;
  keepOldForHours: number;
}

/**
 * Replaces the webhook secret of a marketplace. Returns until when the previous one is accepted.
 * Throws ValidationError when it is the present one, or when another marketplace uses it or still accepts it.
 */
export async function rotateWebhookSecret(sql: Sql, id: number, rotation: SecretRotation): Promise<Date> {
  return sql.begin(async (tx) => {
    // All rows: two rotations at once could otherwise give two marketplaces the same secret.
    const rows = await tx<{ id: number; fingerprint: string | null; previous: string | null }[]>`
      select id, webhook_secret_fingerprint as fingerprint,
        case when previous_webhook_secret_until > now() then previous_webhook_secret_fingerprint end as previous
      from marketplaces order by id for no key update`;
    const path = ['input', 'newSecret'];
    const users = rows.filter(({ fingerprint }) => fingerprint === rotation.fingerprint);
    if (users.some((row) => row.id === id))
      throw ValidationError.of(path, 'newSecret: this is already the secret of this marketplace');
    if (users.length > 0 || rows.some((row) => row.id !== id && row.previous === rotation.fingerprint)) {
      throw secretInUse('newSecret');
    }
    const [row] = await tx<{ until: Date }[]>`
      update marketplaces set
        previous_webhook_secret = webhook_secret, previous_webhook_secret_fingerprint = webhook_secret_fingerprint,
        previous_webhook_secret_until = case when webhook_secret is not null then now() + ${rotation.keepOldForHours} * interval '1 hour' end,
        webhook_secret = ${rotation.sealed}, webhook_secret_fingerprint = ${rotation.fingerprint}, updated_at = now()
      where id = ${id} returning coalesce(previous_webhook_secret_until, now()) as until`;
    if (!row) throw new Error(`marketplace ${id} does not exist any more`);
    return row.until;
  });
}
