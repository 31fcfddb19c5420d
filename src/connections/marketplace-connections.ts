import type { Sql } from '../db/client.ts';
import type { NotificationSender, WebhookSender } from '../marketplaces/senders.ts';
import type { SealKeys } from '../secrets.ts';
import { type ConnectionRows, createConnectionRows } from './connection-rows.ts';
import {
  type Connection,
  createSecretOpener,
  toConnection,
  toNotificationSender,
  toWebhookSender,
} from './open-row.ts';
import { createSecretUses, type NoteSecretUse } from './secret-uses.ts';
import { createWrongSignatures, type WrongSignatures } from './wrong-signatures.ts';

/** The marketplaces of the database, their secrets opened, kept in memory until a row changes. */
export interface MarketplaceConnections extends Pick<ConnectionRows, 'forget' | 'refresh'> {
  findConnection(id: number): Promise<Connection | undefined>;
  /** Throws when one of its secrets was sealed with another encryption key. */
  findSender(code: string): Promise<WebhookSender | undefined>;
  /** Undefined: there is no such marketplace, or it has no notifications. Throws when its settings or credentials are invalid. */
  findNotificationSender(code: string): Promise<NotificationSender | undefined>;
  noteSecretUse: NoteSecretUse;
  signatures: WrongSignatures;
}

/** Reads the rows once for all callers, and opens their secrets with the encryption key. */
export function createMarketplaceConnections(sql: Sql, encryptionKey: SealKeys): MarketplaceConnections {
  const rows = createConnectionRows(sql);
  const openSecrets = createSecretOpener(encryptionKey);
  return {
    async findConnection(id) {
      let row = await rows.findById(id);
      if (!row) {
        // Connected a moment ago: its wake-up may arrive before the notification that it exists.
        rows.forget();
        row = await rows.findById(id);
      }
      return row && toConnection(encryptionKey, row);
    },
    async findSender(code) {
      const row = await rows.findByCode(code);
      return row && toWebhookSender(openSecrets, row);
    },
    async findNotificationSender(code) {
      const row = await rows.findByCode(code);
      return row && toNotificationSender(encryptionKey, openSecrets, row);
    },
    noteSecretUse: createSecretUses(sql, encryptionKey),
    signatures: createWrongSignatures(sql),
    forget: rows.forget,
    refresh: rows.refresh,
  };
}
