import type { Json, Sql } from '../client.ts';

/** What is needed to call a marketplace and to check its webhooks; secrets sealed. */
export interface ConnectionRow {
  id: number;
  code: string;
  name: string;
  adapter: string | null;
  settings: Json;
  credentials: string | null;
  webhookSecret: string | null;
  previousWebhookSecret: string | null;
  previousWebhookSecretUntil: Date | null;
  webhookEnabled: boolean;
}

/** All marketplaces: a seller has tens of them, so callers cache the whole list until one changes. */
export function listConnections(sql: Sql): Promise<ConnectionRow[]> {
  return sql<ConnectionRow[]>`
    select id, code, name, adapter, settings, credentials, webhook_secret, previous_webhook_secret, previous_webhook_secret_until,
      webhook_enabled
    from marketplaces order by id`;
}
