import { z } from 'zod';
import type { ConnectionRow } from '../db/marketplaces/connections.ts';
import { adapters, openAdapter, parseSettings } from '../marketplaces/registry.ts';
import type { NotificationSender, WebhookSender } from '../marketplaces/senders.ts';
import { fingerprint, open, type SealKeys } from '../secrets.ts';
import type { LimitedConnection } from './limited-adapter.ts';

/** A connected marketplace that is ready to be called. */
export interface Connection extends LimitedConnection {
  id: number;
  code: string;
}

const ownSources = z.object({ notificationSources: z.array(z.string()).optional() });

/** The webhook secrets of a row in plain text, with the time until which each is valid, in ms (Infinity: until it is replaced). */
export type OpenSecrets = (row: ConnectionRow) => readonly { secret: string; validUntilMs: number }[];

/** Opens the webhook secrets of each row once: opening them for every delivery was a quarter of its CPU time. */
export function createSecretOpener(encryptionKey: SealKeys): OpenSecrets {
  const opened = new WeakMap<ConnectionRow, ReturnType<OpenSecrets>>();
  return (row) => {
    const known = opened.get(row);
    if (known) return known;
    const secrets = row.webhookSecrets.map(({ sealed, validUntil }) => ({
      secret: open(encryptionKey, sealed, `marketplaces:${row.code}:webhook_secret`),
      validUntilMs: validUntil === null ? Number.POSITIVE_INFINITY : Date.parse(validUntil),
    }));
    opened.set(row, secrets);
    return secrets;
  };
}

/** The sender of a row's webhooks. Throws when a secret was sealed with another key. */
export function toWebhookSender(openSecrets: OpenSecrets, row: ConnectionRow): WebhookSender {
  const valid = openSecrets(row).filter(({ validUntilMs }) => validUntilMs > Date.now());
  return {
    id: row.id,
    name: row.name,
    enabled: row.webhookEnabled,
    secrets: valid.map(({ secret }) => secret),
  };
}

/** The sender of a row's notifications. Undefined: its adapter has none. Throws when its settings or credentials are invalid. */
export function toNotificationSender(
  encryptionKey: SealKeys,
  openSecrets: OpenSecrets,
  row: ConnectionRow,
): NotificationSender | undefined {
  const definition = row.adapter === null ? undefined : adapters.get(row.adapter);
  if (!definition?.notifications) return undefined;
  const { notifications, settingsSchema, credentialsSchema } = definition;
  const account = {
    settings: parseSettings(settingsSchema, row.settings, ['settings']),
    credentials: parseSettings(credentialsSchema, JSON.parse(openCredentials(encryptionKey, row)), ['credentials']),
  };
  const own = ownSources.safeParse(account.settings).data?.notificationSources;
  return {
    id: row.id,
    sources: own ?? notifications.sources,
    secrets: toWebhookSender(openSecrets, row).secrets,
    answerWithinMs: notifications.answerWithinMs,
    receive: (request) => notifications.receive(request, account),
  };
}

/** The connection of a row. Its `open` throws when the settings or credentials are invalid. */
export function toConnection(encryptionKey: SealKeys, row: ConnectionRow): Connection {
  return {
    id: row.id,
    code: row.code,
    account: nameAccount(encryptionKey, row),
    open(http) {
      if (row.adapter === null) return undefined;
      const credentials: unknown = JSON.parse(openCredentials(encryptionKey, row));
      return openAdapter(row.adapter, { settings: row.settings, credentials, http });
    },
  };
}

/** An account that is about to be connected or changed. It is tried within the limits that it already has. */
export function toNewConnection(
  encryptionKey: SealKeys,
  adapter: string,
  { settings, credentials }: { settings: unknown; credentials: unknown },
): LimitedConnection {
  return {
    id: null,
    account: nameAccountOf(encryptionKey, adapter, JSON.stringify(credentials)),
    open: (http) => openAdapter(adapter, { settings, credentials, http }),
  };
}

function openCredentials(encryptionKey: SealKeys, row: ConnectionRow): string {
  return row.credentials === null ? '{}' : open(encryptionKey, row.credentials, `marketplaces:${row.code}:credentials`);
}

function nameAccount(encryptionKey: SealKeys, row: ConnectionRow): string {
  try {
    if (row.credentials !== null && row.adapter !== null) {
      return nameAccountOf(encryptionKey, row.adapter, openCredentials(encryptionKey, row));
    }
  } catch {
    // Credentials that cannot be opened make no calls; opening the adapter says why.
  }
  return `marketplace:${row.id}`;
}

/** Names an account by its credentials (JSON text) without revealing them. The same credentials share the same limits. */
function nameAccountOf(encryptionKey: SealKeys, adapter: string, credentials: string): string {
  return fingerprint(encryptionKey, `${adapter} ${credentials}`);
}
