-- Webhooks of a marketplace are taken again. What came while they were disabled was left to the polls; what came after the last of
-- these was counted by nobody, and no poll of figures will come. So it is held, with the alert EVENT_WAITS, until a person decides.
create or replace function hold_missed_webhooks() returns trigger
language plpgsql
as $$
begin
  update marketplace_webhooks w set held = true, held_because = '{"code": "missed"}'
  from (
    select m.id from marketplace_webhooks m
    where m.marketplace_id = new.id and m.status = 'failed' and m.named_only and not m.held and m.error_message = 'webhooks are disabled'
      and m.event_type like case new.sale_signal when 'stock' then 'stock.%' else 'order.%' end
      and m.created_at > coalesce((
        select p.polled_at from marketplace_polls p
        where p.marketplace_id = new.id and p.kind = case new.sale_signal when 'stock' then 'stock' else 'orders' end), '-infinity')
    order by m.id for no key update
  ) missed where w.id = missed.id;
  if found then
    perform watch_incoming_guard(new.id);
  end if;
  return null;
end
$$;
comment on function hold_missed_webhooks is 'Trigger on marketplaces: what came while webhooks were disabled, after the last poll, waits for a person.';

create or replace trigger marketplaces_webhooks_enabled after update of webhook_enabled on marketplaces
  for each row when (new.webhook_enabled and not old.webhook_enabled) execute function hold_missed_webhooks();
