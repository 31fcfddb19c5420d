import { z } from 'zod';
import type { Sql } from '../db/client.ts';
import { type ConnectionRow, listConnections } from '../db/marketplaces/connections.ts';
import type { MarketplaceAdapter, NotificationRequest, NotificationResult } from '../marketplaces/adapter.ts';
import type { MarketplaceHttp } from '../marketplaces/http.ts';
import { adapters, openAdapter, parseSettings } from '../marketplaces/registry.ts';
import { fingerprint, open } from '../secrets.ts';
import type { LimitedConnection } from './limited-adapter.ts';

/** A marketplace ready to be called; `adapter` counts its HTTP calls through the given http. */
export interface Connection {
  id: number;
  code: string;
  /** Names the account whose limits its calls count against; the same for marketplaces with the same credentials. */
  account: string;
  /** Opens the adapter; undefined for places without an API. Throws when its settings or credentials are not usable. */
  open(http: MarketplaceHttp): MarketplaceAdapter | undefined;
}

/** What a delivery is verified with. */
export interface WebhookSender {
  id: number;
  name: string;
  enabled: boolean;
  /** Every secret that is active now; none: nothing can be verified. */
  secrets: string[];
}

/** A marketplace that sends notifications of its own, with what they are checked by. */
export interface NotificationSender {
  id: number;
  /** Addresses and networks that it sends from. */
  sources: readonly string[];
  /** Webhook secrets that are active now. */
  secrets: string[];
  answerWithinMs: number;
  receive(request: NotificationRequest): NotificationResult;
}

/** The marketplaces of the database, their secrets opened, kept in memory until a row changes. */
export interface MarketplaceConnections {
  findConnection(id: number): Promise<Connection | undefined>;
  findSender(code: string): Promise<WebhookSender | undefined>;
  /** Undefined: there is no such marketplace, or it has no notifications. Throws when its settings or credentials are not usable. */
  findNotificationSender(code: string): Promise<NotificationSender | undefined>;
  /** Reads everything again at the next use. */
  forget(): void;
  /** Reads everything again if the last reading is older than a second: for callers who know what they miss. */
  refresh(): Promise<void>;
}

const oldestMs = 1_000;
const ownSources = z.object({ notificationSources: z.array(z.string()).optional() });

/** Opens secrets with the encryption key; a row that was sealed with another key is as good as one without. */
export function createMarketplaceConnections(sql: Sql, encryptionKey: Buffer): MarketplaceConnections {
  let rows: Promise<ConnectionRow[]> | undefined;
  let readAt = 0;

  function read(): Promise<ConnectionRow[]> {
    if (!rows) {
      readAt = performance.now();
      const reading = listConnections(sql);
      rows = reading;
      reading.catch(() => {
        if (rows === reading) rows = undefined;
      });
    }
    return rows;
  }

  function toSender(row: ConnectionRow): WebhookSender {
    const context = `marketplaces:${row.code}:webhook_secret`;
    const previous = row.previousWebhookSecretUntil && row.previousWebhookSecretUntil > new Date();
    const sealed = [row.webhookSecret, previous ? row.previousWebhookSecret : null].filter((text) => text !== null);
    return {
      id: row.id,
      name: row.name,
      enabled: row.webhookEnabled,
      secrets: sealed.map((text) => open(encryptionKey, text, context)),
    };
  }

  function toNotificationSender(row: ConnectionRow): NotificationSender | undefined {
    const definition = row.adapter === null ? undefined : adapters.get(row.adapter);
    if (!definition?.notifications) return undefined;
    const { notifications, settingsSchema, credentialsSchema } = definition;
    const account = {
      settings: parseSettings(settingsSchema, row.settings, ['settings']),
      credentials: parseSettings(credentialsSchema, JSON.parse(openCredentials(row)), ['credentials']),
    };
    const own = ownSources.safeParse(account.settings).data?.notificationSources;
    return {
      id: row.id,
      sources: own ?? notifications.sources,
      secrets: toSender(row).secrets,
      answerWithinMs: notifications.answerWithinMs,
      receive: (request) => notifications.receive(request, account),
    };
  }

  function openCredentials(row: ConnectionRow): string {
    return row.credentials === null
      ? '{}'
      : open(encryptionKey, row.credentials, `marketplaces:${row.code}:credentials`);
  }

  function toConnection(row: ConnectionRow): Connection {
    return {
      id: row.id,
      code: row.code,
      account: nameAccount(row),
      open(http) {
        if (row.adapter === null) return undefined;
        const credentials: unknown = JSON.parse(openCredentials(row));
        return openAdapter(row.adapter, { settings: row.settings, credentials, http });
      },
    };
  }

  function nameAccount(row: ConnectionRow): string {
    try {
      if (row.credentials !== null && row.adapter !== null) {
        return nameAccountOf(encryptionKey, row.adapter, openCredentials(row));
      }
    } catch {
      // Credentials that cannot be opened make no calls; opening the adapter says why.
    }
    return `marketplace:${row.id}`;
  }

  return {
    async findConnection(id) {
      let row = (await read()).find((candidate) => candidate.id === id);
      if (!row) {
        // Connected a moment ago: its wake-up may come before the notification that it exists.
        rows = undefined;
        row = (await read()).find((candidate) => candidate.id === id);
      }
      return row && toConnection(row);
    },
    async findSender(code) {
      const row = (await read()).find((candidate) => candidate.code === code);
      return row && toSender(row);
    },
    async findNotificationSender(code) {
      const row = (await read()).find((candidate) => candidate.code === code);
      return row && toNotificationSender(row);
    },
    forget() {
      rows = undefined;
    },
    async refresh() {
      if (performance.now() - readAt > oldestMs) rows = undefined;
      await read();
    },
  };
}

/** Names an account by its credentials (JSON text), without giving them away: what has the same ones shares its limits. */
function nameAccountOf(encryptionKey: Buffer, adapter: string, credentials: string): string {
  return fingerprint(encryptionKey, `${adapter} ${credentials}`);
}

/** An account that is about to be connected or changed, to be tried within the limits that it has already. */
export function toNewConnection(
  encryptionKey: Buffer,
  adapter: string,
  { settings, credentials }: { settings: unknown; credentials: unknown },
): LimitedConnection {
  return {
    id: null,
    account: nameAccountOf(encryptionKey, adapter, JSON.stringify(credentials)),
    open: (http) => openAdapter(adapter, { settings, credentials, http }),
  };
}
