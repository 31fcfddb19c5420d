-- Raises alerts: opens one per cause without an open alert, else updates the open one if something changed.
-- In: a JSON array of {kind, product_id, marketplace_id, about, order_ids, parameters}; kind, product, marketplace and about identify
-- the cause. Out: how many were opened or updated. Safe to repeat: an unchanged cause changes nothing. In a larger transaction call
-- it last: alerts are locked after everything else.
create or replace function raise_alerts(raised jsonb) returns integer
language sql volatile
as $$
  with changed as (
    insert into alerts as a (kind, product_id, marketplace_id, about, order_ids, parameters)
    select distinct on (r.kind, r.marketplace_id, r.product_id, r.about)
      r.kind, r.product_id, r.marketplace_id, r.about, coalesce(r.order_ids, '{}'), coalesce(r.parameters, '{}')
    from jsonb_to_recordset(raised) as r (kind text, product_id integer, marketplace_id integer, about text, order_ids bigint[], parameters jsonb)
    order by r.kind, r.marketplace_id, r.product_id, r.about
    on conflict (cause_key) where resolved_at is null do update
      set order_ids = excluded.order_ids, parameters = excluded.parameters, version = a.version + 1, updated_at = clock_timestamp()
      where (a.order_ids, a.parameters) is distinct from (excluded.order_ids, excluded.parameters)
    returning 1
  )
  select count(*)::integer from changed
$$;
comment on function raise_alerts is 'Opens an alert per cause, or updates the open one. An unchanged cause changes nothing.';

-- Resolves open alerts: their cause is over. In: their ids; resolved ones stay unchanged. Out: how many were open.
create or replace function resolve_alerts(alert_ids bigint[]) returns integer
language sql volatile
as $$
  with changed as (
    update alerts a set resolved_at = clock_timestamp(), updated_at = clock_timestamp(), version = a.version + 1
    where a.id in (select id from alerts where id = any (alert_ids) and resolved_at is null
      order by kind, marketplace_id, product_id, about for no key update)
    returning 1
  )
  select count(*)::integer from changed
$$;
comment on function resolve_alerts is 'Resolves open alerts whose cause is over.';

-- In the same transaction: notifies subscribers of alerts, marks the change as owed to every chat, and queues one job that sends it.
create or replace function announce_alerts() returns trigger
language plpgsql
as $$
begin
  perform notify_change('alerts', (select array_agg(id::text) from changed_rows));
  insert into alert_notices as n (alert_id, chat_id, wanted_version)
    select a.id, c.chat_id, a.version from changed_rows a cross join alert_chats c where c.active
    order by a.id, c.chat_id
    on conflict (alert_id, chat_id) do update set wanted_version = excluded.wanted_version;
  if found then
    perform graphile_worker.add_job('send_alerts', '{}'::json);
  end if;
  return null;
end
$$;
comment on function announce_alerts is 'Statement trigger on alerts: notifies subscribers, and marks a new or edited message as owed to every chat.';

create or replace trigger alerts_raised after insert on alerts
  referencing new table as changed_rows for each statement execute function announce_alerts();
create or replace trigger alerts_changed after update on alerts
  referencing new table as changed_rows for each statement execute function announce_alerts();
