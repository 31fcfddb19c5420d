import { ConflictError, NotFoundError } from '../../errors.ts';
import type { StockRule } from '../catalog/marketplace-products.ts';
import { inTransaction, type Json, type SqlOrTx, type Tx } from '../client.ts';
import { oweEverything } from '../pushes/owe.ts';
import { addWebhookSecret, type NewWebhookSecret } from './webhook-secrets.ts';

/** A marketplace, our own shop, or a channel of orders that staff type in, without its secrets. */
export interface Marketplace extends StockRule {
  id: number;
  code: string;
  name: string;
  type: 'api' | 'internal' | 'manual';
  currency: string;
  adapter: string | null;
  settings: Json;
  supportsWebhooks: boolean;
  webhookEnabled: boolean;
  saleSignal: 'stock' | 'orders' | null;
  webhookUrl: string | null;
  pollIntervalMinutes: number | null;
  orderPollSeconds: number | null;
  /** How often every listing is read back, in minutes. */
  reconcileIntervalMinutes: number;
  /** Missing rights and settings by the last check of the account, each as a sentence that says what to do. */
  accountMissing: string[];
  paused: boolean;
  /** An order becomes SHIPPED when its last unit is packed. */
  shipWhenPacked: boolean;
  /** It is not used any more: nothing is sent, read or applied. */
  archived: boolean;
  /** Counts the changes of the row. */
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

/** A marketplace to be connected; secrets sealed. */
export interface NewMarketplace
  extends Omit<
    Marketplace,
    'id' | 'accountMissing' | 'archived' | 'shipWhenPacked' | 'revision' | 'createdAt' | 'updatedAt' | keyof StockRule
  > {
  credentials: string | null;
  webhookSecret: NewWebhookSecret | null;
  appliesLate: boolean;
}

const columns = (sql: SqlOrTx) => sql`
  id, code, name, type, currency, adapter, settings, supports_webhooks, webhook_enabled, sale_signal, webhook_url,
  poll_interval_minutes, order_poll_seconds, reconcile_interval_minutes, account_missing, paused, ship_when_packed, archived_at is not null as archived, revision,
  created_at, updated_at, stock_buffer, stock_percent, stock_limit, stock_minimum, selling`;

/** All marketplaces in the order of connection, or the first `max` of them. */
export function listMarketplaces(sql: SqlOrTx, max: number | null = null): Promise<Marketplace[]> {
  return sql<
    Marketplace[]
  >`select ${columns(sql)} from marketplaces order by id ${max === null ? sql`` : sql`limit ${max}`}`;
}

/** Marketplaces by id, in no order. */
export function listMarketplacesById(sql: SqlOrTx, ids: readonly number[]): Promise<Marketplace[]> {
  return sql<Marketplace[]>`select ${columns(sql)} from marketplaces where id = any (${[...ids]}::int[])`;
}

/** Marketplaces by code, in no order. */
export function listMarketplacesByCode(sql: SqlOrTx, codes: readonly string[]): Promise<Marketplace[]> {
  return sql<Marketplace[]>`select ${columns(sql)} from marketplaces where code = any (${[...codes]}::text[])`;
}

/** The marketplace with this code, or undefined. */
export async function findMarketplace(sql: SqlOrTx, code: string): Promise<Marketplace | undefined> {
  const [row] = await sql<Marketplace[]>`select ${columns(sql)} from marketplaces where code = ${code}`;
  return row;
}

/** The marketplace with this code. Throws NotFoundError with the field `path`. */
export async function getMarketplace(sql: SqlOrTx, code: string, path: string[]): Promise<Marketplace> {
  const row = await findMarketplace(sql, code);
  if (!row) throw new NotFoundError('Marketplace', path, [code]);
  return row;
}

/** Connects a marketplace. Throws ConflictError (the code is taken) or ValidationError (another marketplace uses the secret). */
export async function insertMarketplace(tx: Tx, marketplace: NewMarketplace): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    insert into marketplaces (code, name, type, adapter, settings, credentials, currency, webhook_url, supports_webhooks,
      webhook_enabled, sale_signal, applies_late, poll_interval_minutes, order_poll_seconds, reconcile_interval_minutes, paused)
    values (${marketplace.code}, ${marketplace.name}, ${marketplace.type}, ${marketplace.adapter}, ${tx.json(marketplace.settings)},
      ${marketplace.credentials}, ${marketplace.currency}, ${marketplace.webhookUrl}, ${marketplace.supportsWebhooks},
      ${marketplace.webhookEnabled}, ${marketplace.saleSignal}, ${marketplace.appliesLate}, ${marketplace.pollIntervalMinutes},
      ${marketplace.orderPollSeconds}, ${marketplace.reconcileIntervalMinutes}, ${marketplace.paused})
    on conflict (code) do nothing returning id`;
  if (!row)
    throw new ConflictError('ALREADY_EXISTS', `A marketplace with the code "${marketplace.code}" already exists`);
  if (marketplace.webhookSecret) await addWebhookSecret(tx, row.id, marketplace.webhookSecret);
  return row.id;
}

/** Stops pushes to a marketplace; a push in flight ends normally. */
export async function pauseMarketplace(sql: SqlOrTx, id: number): Promise<void> {
  await sql`update marketplaces set paused = true, updated_at = now() where id = ${id}`;
}

/** Starts pushes again, also to an archived marketplace, which is in use then. It is unknown what the listings show now, so everything is pushed once. */
export async function resumeMarketplace(sql: SqlOrTx, id: number): Promise<void> {
  await inTransaction(sql, async (tx) => {
    await tx`update marketplaces set paused = false, archived_at = null, updated_at = now() where id = ${id}`;
    await oweEverything(tx, id, { resumed: true });
  });
}
