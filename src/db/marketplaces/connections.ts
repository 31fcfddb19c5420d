import type { Json, Sql } from '../client.ts';

/** What is needed to call a marketplace and to check its webhooks; secrets sealed. */
export interface ConnectionRow {
  id: number;
  code: string;
  name: string;
  adapter: string | null;
  settings: Json;
  credentials: string | null;
  /** The present one first. `validUntil`: null or RFC 3339. */
  webhookSecrets: { sealed: string; validUntil: string | null }[];
  /** Webhooks are accepted and applied. */
  webhookEnabled: boolean;
}

/** All marketplaces: a seller has tens of them, so callers cache the whole list until one changes. */
export function listConnections(sql: Sql): Promise<ConnectionRow[]> {
  return sql<ConnectionRow[]>`
    select id, code, name, adapter, settings, credentials, webhook_enabled and archived_at is null as webhook_enabled, coalesce((
        select json_agg(json_build_object('sealed', s.secret, 'validUntil', s.valid_until) order by s.id desc)
        from webhook_secrets s where s.marketplace_id = m.id), '[]') as webhook_secrets
    from marketplaces m order by id`;
}
