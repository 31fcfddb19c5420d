-- Whether a marketplace is polled for something: its orders where they are its sale signal; its stock figures where those are,
-- and nobody tells us of them.
-- In: the marketplace's row, `orders` or `stock`.
create or replace function is_polled(marketplace marketplaces, kind text) returns boolean
language sql immutable parallel safe
return marketplace.type = 'api' and case kind
  when 'orders' then marketplace.sale_signal = 'orders'
  else marketplace.sale_signal = 'stock' and not (marketplace.supports_webhooks and marketplace.webhook_enabled)
end;
comment on function is_polled is 'Whether a marketplace is polled for orders or for stock.';

-- Asks the workers for a poll at `run_at` (null: now).
create or replace function wake_poll(marketplace_id integer, kind text, run_at timestamptz default null) returns void
language sql volatile
as $$
  select graphile_worker.add_job('poll_' || wake_poll.kind, json_build_object('marketplaceId', wake_poll.marketplace_id), run_at => wake_poll.run_at)
$$;
comment on function wake_poll is 'One poll_orders or poll_stock wake-up.';

-- The marketplace rang: poll now, at most once in five seconds.
-- In: the marketplace, `orders` or `stock`. Out: false when it is not polled for that.
create or replace function ring_poll(marketplace_id integer, kind text) returns boolean
language plpgsql volatile
as $$
declare
  due timestamptz;
begin
  insert into marketplace_polls as p (marketplace_id, kind)
    select m.id, ring_poll.kind from marketplaces m where m.id = ring_poll.marketplace_id and is_polled(m, ring_poll.kind)
    on conflict on constraint marketplace_polls_pkey do nothing;
  update marketplace_polls p set rung_at = clock_timestamp()
    from marketplaces m
    where p.marketplace_id = ring_poll.marketplace_id and p.kind = ring_poll.kind and m.id = p.marketplace_id and is_polled(m, ring_poll.kind)
    returning greatest(clock_timestamp(), p.started_at + interval '5 s') into due;
  if due is null then
    return false;
  end if;
  -- A ring while one is asked for within that time adds nothing: that one will see what this one is about.
  update marketplace_polls p set next_at = due, wake_at = due
    where p.marketplace_id = ring_poll.marketplace_id and p.kind = ring_poll.kind and not (p.next_at <= due and p.wake_at between p.next_at and due)
      and p.leased_until < clock_timestamp();
  if found then
    perform wake_poll(ring_poll.marketplace_id, ring_poll.kind, due);
  end if;
  return true;
end
$$;
comment on function ring_poll is 'A marketplace''s own notification asks for a poll now, at most once in five seconds.';

-- A new or renamed listing: what waited in the inbox for it to be linked is tried again, rows that need a person's word apart.
create or replace function retry_unlinked() returns trigger
language plpgsql
as $$
begin
  update marketplace_webhooks w set status = 'pending', error_message = null, waits_for = null
    where w.id in (
      select waiting.id from marketplace_webhooks waiting
      where waiting.marketplace_id = new.marketplace_id and waiting.waits_for is not null and waiting.status = 'failed' and not waiting.held
        and waiting.waits_for && array[new.marketplace_sku, new.marketplace_product_id]
      order by waiting.id for no key update);
  if found then
    perform graphile_worker.add_job('process_webhooks', '{}'::json);
  end if;
  return null;
end
$$;
comment on function retry_unlinked is 'Trigger on marketplace_products: rows of the inbox that waited for this listing are pending again.';

create or replace trigger marketplace_products_linked after insert or update of marketplace_sku, marketplace_product_id on marketplace_products
  for each row execute function retry_unlinked();
