-- Whether a webhook that came while webhooks were disabled was counted by nobody: no poll has read the figures (or the orders) since, and
-- no reading before a push has found the drop. What names no listing is known to no poll. What happened before webhooks were disabled and
-- came after that may have been overwritten by a push before any reading. The signal of its time says what moves stock.
create or replace function is_missed_webhook(w marketplace_webhooks) returns boolean
language sql stable
as $$
  select case s.signal when 'stock' then w.event_type like 'stock.%' else w.event_type like 'order.%' end
    and (not exists (
        select from marketplace_webhooks r
        where r.marketplace_id = w.marketplace_id and r.origin = 'poll' and r.event_type = 'stock.updated' and r.created_at > w.created_at
          and s.signal = 'stock'
          and (r.payload ->> 'sku' = w.payload ->> 'sku' or r.payload ->> 'marketplace_product_id' = w.payload ->> 'marketplace_product_id'))
      and w.created_at > coalesce((
        select p.polled_at from marketplace_polls p
        where p.marketplace_id = w.marketplace_id and p.kind = case s.signal when 'stock' then 'stock' else 'orders' end), '-infinity')
      or s.signal = 'stock' and w.created_at > s.disabled_at and event_time(w.payload) < s.disabled_ms
      or s.signal = 'stock' and not exists (
        select from marketplace_products mp
        where mp.marketplace_id = w.marketplace_id
          and (mp.marketplace_sku = w.payload ->> 'sku' or mp.marketplace_product_id = w.payload ->> 'marketplace_product_id')))
  from (
    select coalesce(
      (select c.previous from sale_signal_changes c
        where c.marketplace_id = w.marketplace_id and c.changed_at > w.created_at order by c.changed_at limit 1),
      m.sale_signal) as signal, m.webhooks_disabled_at as disabled_at,
    -- Times of events have milliseconds.
    date_trunc('milliseconds', m.webhooks_disabled_at) as disabled_ms
    from marketplaces m where m.id = w.marketplace_id
  ) s
$$;
comment on function is_missed_webhook is 'Whether what came while webhooks were disabled was counted by no poll.';

-- Webhooks of a marketplace are taken again, and what was sold unread is booked by the closing read: what was counted by nobody is held,
-- with the alert EVENT_WAITS, until a person decides. They are disabled: polls may count what is still held so, so it is left to them until the next time.
create or replace function hold_missed_webhooks() returns trigger
language plpgsql
as $$
declare
  is_taken constant boolean := new.webhook_enabled and new.closing_since is null;
begin
  if is_taken = (old.webhook_enabled and old.closing_since is null) then
    return null;
  end if;
  update marketplace_webhooks w set held = is_taken,
    held_because = case when is_taken then '{"code": "missed"}'::jsonb end
  from (
    select m.id from marketplace_webhooks m
    where m.marketplace_id = new.id and m.status = 'failed' and m.named_only and m.error_message = 'webhooks are disabled'
      and case when is_taken then not m.held and is_missed_webhook(m) else m.held_because ->> 'code' = 'missed' end
    order by m.id for no key update
  ) missed where w.id = missed.id;
  if found then
    perform watch_incoming_guard(new.id);
  end if;
  return null;
end
$$;
comment on function hold_missed_webhooks is 'Trigger on marketplaces: what came while webhooks were disabled and nobody counted waits for a person.';

create or replace trigger marketplaces_webhooks_enabled after update on marketplaces
  for each row when (new.webhook_enabled <> old.webhook_enabled or new.closing_since is distinct from old.closing_since) execute function hold_missed_webhooks();
