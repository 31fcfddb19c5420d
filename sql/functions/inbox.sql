-- A new or renamed listing: rows of the inbox that waited for it to be linked are processed again. Rows that are older than the
-- product's opening or last count stay failed until a person replays them by their ids: the count may already include them.
create or replace function retry_unlinked() returns trigger
language plpgsql
as $$
declare
  counted_at timestamptz;
  product_sku text;
  is_woken boolean;
  is_held boolean;
  names constant text[] := array[new.marketplace_sku, new.marketplace_product_id]
    || array(select value from jsonb_each_text(case when jsonb_typeof(new.settings) = 'object' then new.settings else '{}' end));
begin
  -- Waits for a batch that is recording rows as waiting for this listing; see lockLinking.
  perform pg_advisory_xact_lock_shared(1818848875, new.marketplace_id);
  if not exists (select 1 from marketplace_webhooks w where w.marketplace_id = new.marketplace_id and w.waits_for is not null) then
    return null;
  end if;
  counted_at := last_counted_at(new.product_id);
  select p.sku into product_sku from products p where p.id = new.product_id;

  with waiting as (
    -- A time that cannot be is when it was received, as in momentOf of src/tasks/inbox/interpretation.ts.
    select w.id, coalesce(case when event_time(w.payload) between '2000-01-01' and w.created_at + interval '10 minutes'
      then event_time(w.payload) else w.created_at end < counted_at, false) as is_counted
    from marketplace_webhooks w
    where w.marketplace_id = new.marketplace_id and w.waits_for && names
      and w.status = 'failed' and not w.held and not w.named_only
    order by w.id for no key update
  ), tried as (
    update marketplace_webhooks w set late = true, held = waiting.is_counted, queued_again = true,
      held_because = case when waiting.is_counted then '{"code": "counted"}'::jsonb end,
      status = case when waiting.is_counted then 'failed' else 'pending' end,
      error_message = case when waiting.is_counted then
        'it is older than the last count of ' || product_sku || ', which may include it already; replay it by its id to apply it anyway, or dismiss it' end
    from waiting where w.id = waiting.id
    returning w.status = 'pending' as is_pending
  )
  select bool_or(is_pending), bool_or(not is_pending) into is_woken, is_held from tried;
  if is_woken then
    perform graphile_worker.add_job('process_webhooks', '{}'::json);
  end if;
  perform resolve_alerts(array(select a.id from alerts a
    where a.kind = 'unlinked_sale' and a.marketplace_id = new.marketplace_id and a.about = any (names) and a.resolved_at is null));
  -- What waits for a person now must not end silently with the alert that asked for the link.
  if is_held then
    perform watch_incoming_guard(new.marketplace_id);
  end if;
  return null;
end
$$;
comment on function retry_unlinked is 'Trigger on marketplace_products: rows of the inbox that waited for this listing are pending again.';

create or replace trigger marketplace_products_linked after insert or update of marketplace_sku, marketplace_product_id, settings on marketplace_products
  for each row execute function retry_unlinked();
