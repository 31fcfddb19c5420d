-- Triggers that write the audit log. A column that becomes a setting is added here to the fields of its table.

create or replace function marketplace_fields(m marketplaces) returns jsonb
language sql stable
as $$
  select jsonb_build_object('name', m.name, 'type', m.type, 'adapter', m.adapter, 'currency', m.currency, 'credentials', m.credentials,
      'webhookUrl', m.webhook_url, 'supportsWebhooks', m.supports_webhooks, 'webhookEnabled', m.webhook_enabled,
      'saleSignal', m.sale_signal, 'pollIntervalMinutes', m.poll_interval_minutes, 'orderPollSeconds', m.order_poll_seconds,
      'reconcileIntervalMinutes', m.reconcile_interval_minutes, 'paused', m.paused, 'shipWhenPacked', m.ship_when_packed, 'archived', m.archived_at is not null, 'stockBuffer', m.stock_buffer,
      'stockPercent', m.stock_percent, 'stockLimit', m.stock_limit, 'stockMinimum', m.stock_minimum, 'selling', m.selling)
    || coalesce((select jsonb_object_agg('settings.' || key, value) from jsonb_each(m.settings)), '{}')
$$;
comment on function marketplace_fields is 'The settings of a marketplace by their names in the API, for the audit log.';

create or replace function audit_marketplace() returns trigger
language plpgsql
as $$
declare
  changes constant jsonb := audit_changes(
    case when tg_op <> 'INSERT' then marketplace_fields(old) end, case when tg_op <> 'DELETE' then marketplace_fields(new) end, '{credentials}');
begin
  if changes <> '[]' then
    perform record_audit(
      case
        when tg_op = 'INSERT' then 'marketplace.connected'
        when tg_op = 'DELETE' then 'marketplace.deleted'
        when (old.archived_at is null) <> (new.archived_at is null) then
          case when new.archived_at is null then 'marketplace.resumed' else 'marketplace.archived' end
        when jsonb_array_length(changes) = 1 and new.paused <> old.paused then
          case when new.paused then 'marketplace.paused' else 'marketplace.resumed' end
        else 'marketplace.changed'
      end, 'marketplace', case when tg_op = 'DELETE' then old.code else new.code end, changes);
  end if;
  return null;
end
$$;
comment on function audit_marketplace is 'Row trigger on marketplaces: its settings, pauses and credentials in the audit log.';
create or replace trigger marketplaces_audited after insert or update or delete on marketplaces
  for each row execute function audit_marketplace();

-- Rules and pack sizes of listings. What is offered where, and at which price, is the catalogue: no setting.
create or replace function listing_fields(l marketplace_products) returns jsonb
language sql immutable
as $$
  select jsonb_build_object('unitsPerItem', l.units_per_item, 'stockBuffer', l.stock_buffer, 'stockPercent', l.stock_percent,
    'stockLimit', l.stock_limit, 'stockMinimum', l.stock_minimum, 'selling', l.selling)
$$;
comment on function listing_fields is 'The rule of a listing by the names in the API, for the audit log.';

create or replace function audit_listing() returns trigger
language plpgsql
as $$
begin
  perform record_audit('listing.changed', 'listing',
    (select m.code from marketplaces m where m.id = new.marketplace_id) || ' ' || new.marketplace_sku,
    audit_changes(listing_fields(old), listing_fields(new)));
  return null;
end
$$;
comment on function audit_listing is 'Row trigger on marketplace_products: a changed rule or pack size in the audit log.';
create or replace trigger marketplace_products_audited after update on marketplace_products
  for each row when ((old.units_per_item, old.stock_buffer, old.stock_percent, old.stock_limit, old.stock_minimum, old.selling)
    is distinct from (new.units_per_item, new.stock_buffer, new.stock_percent, new.stock_limit, new.stock_minimum, new.selling))
  execute function audit_listing();

create or replace function audit_webhook_secret() returns trigger
language plpgsql
as $$
declare
  row_of constant webhook_secrets := case when tg_op = 'DELETE' then old else new end;
  code constant text := coalesce((select m.code from marketplaces m where m.id = row_of.marketplace_id), row_of.marketplace_id::text);
begin
  if tg_op = 'INSERT' then
    perform record_audit('webhook_secret.set', 'webhook_secret', code, '[{"field": "secret", "from": null, "to": null}]');
  elsif tg_op = 'UPDATE' then
    perform record_audit('webhook_secret.replaced', 'webhook_secret', code,
      audit_changes(jsonb_build_object('validUntil', old.valid_until), jsonb_build_object('validUntil', new.valid_until)));
  -- One whose time is over was ended before, and is only removed.
  elsif coalesce(old.valid_until, 'infinity') > now() then
    perform record_audit('webhook_secret.ended', 'webhook_secret', code,
      audit_changes(jsonb_build_object('validUntil', old.valid_until), jsonb_build_object('validUntil', now())));
  end if;
  return null;
end
$$;
comment on function audit_webhook_secret is 'Row trigger on webhook_secrets: set, replaced or ended, in the audit log.';
create or replace trigger webhook_secrets_audited after insert or delete on webhook_secrets
  for each row execute function audit_webhook_secret();
create or replace trigger webhook_secrets_change_audited after update on webhook_secrets
  for each row when (old.valid_until is distinct from new.valid_until) execute function audit_webhook_secret();

create or replace function api_key_fields(k api_keys) returns jsonb
language sql stable
as $$
  select jsonb_build_object('name', k.name, 'role', k.role, 'keyPrefix', k.key_prefix, 'telegramUserId', k.telegram_user_id,
    'expiresAt', k.expires_at, 'revokedAt', k.revoked_at, 'seesMoney', k.role = 'owner' or k.sees_money,
    'seesBuyers', k.role = 'owner' or k.sees_buyers)
$$;
comment on function api_key_fields is 'What is shown of a key by the names in the API, for the audit log.';

create or replace function audit_api_key() returns trigger
language plpgsql
as $$
declare
  changes constant jsonb := audit_changes(
    case when tg_op <> 'INSERT' then api_key_fields(old) end, case when tg_op <> 'DELETE' then api_key_fields(new) end);
begin
  if changes <> '[]' then
    perform record_audit(
      case
        when tg_op = 'INSERT' then 'api_key.created'
        when tg_op = 'DELETE' then 'api_key.deleted'
        when new.revoked_at is not null and old.revoked_at is null then 'api_key.revoked'
        else 'api_key.changed'
      end, 'api_key', case when tg_op = 'DELETE' then old.name else new.name end, changes);
  end if;
  return null;
end
$$;
comment on function audit_api_key is 'Row trigger on api_keys: created, changed, revoked or deleted, in the audit log.';
-- Not for last_used_at, which is written at most once per minute and key.
create or replace trigger api_keys_audited after insert or delete or update of name, role, key_hash, telegram_user_id, expires_at, revoked_at, sees_money,
  sees_buyers on api_keys
  for each row execute function audit_api_key();

create or replace function audit_deployment() returns trigger
language plpgsql
as $$
declare
  changes constant jsonb := audit_changes(
    jsonb_build_object('baseCurrency', old.base_currency, 'businessTimeZone', old.business_time_zone, 'callsHeldSince', old.held_since,
      'receiptCost', old.receipt_cost),
    jsonb_build_object('baseCurrency', new.base_currency, 'businessTimeZone', new.business_time_zone, 'callsHeldSince', new.held_since,
      'receiptCost', new.receipt_cost));
begin
  if changes <> '[]' then
    perform record_audit(
      case
        when old.held_since is null and new.held_since is not null then 'deployment.held'
        when old.held_since is not null and new.held_since is null then 'deployment.resumed'
        else 'deployment.changed'
      end, 'deployment', 'ombor', changes);
  end if;
  return null;
end
$$;
comment on function audit_deployment is 'Row trigger on deployment: base currency, time zone, cost of receipts, calls held after a restore and released, in the audit log.';
create or replace trigger deployment_audited after update on deployment
  for each row execute function audit_deployment();
