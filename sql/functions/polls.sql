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

-- Asks the workers for a poll at `run_at` (null: now); it goes away again when none is due. `trigger_type` as in sync_logs.
create or replace function wake_poll(marketplace_id integer, kind text, run_at timestamptz, trigger_type text) returns void
language sql volatile
as $$
  select graphile_worker.add_job('poll_' || wake_poll.kind,
    json_build_object('marketplaceId', wake_poll.marketplace_id, 'trigger', wake_poll.trigger_type), run_at => wake_poll.run_at)
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
    perform wake_poll(ring_poll.marketplace_id, ring_poll.kind, due, 'webhook');
  end if;
  return true;
end
$$;
comment on function ring_poll is 'A marketplace''s own notification asks for a poll now, at most once in five seconds.';

-- A poll has ended: gives its lease back and asks for the next one, `wait_seconds` after its beginning; sooner when the marketplace
-- rang meanwhile, or 20 s after a push that nothing has been read since.
-- In: the marketplace, `orders` or `stock`, the owner of the lease. Out: when the next one is due; null: the lease was lost.
create or replace function end_poll(marketplace_id integer, kind text, owner uuid, wait_seconds double precision) returns timestamptz
language plpgsql volatile
as $$
declare
  due timestamptz;
begin
  update marketplace_polls p set owner = null, leased_until = '-infinity',
    next_at = greatest(clock_timestamp(), least(
      p.started_at + end_poll.wait_seconds * interval '1 s',
      case when p.rung_at >= p.started_at then p.started_at + interval '5 s' end,
      case when p.kind = 'orders' and p.pushed_at >= p.started_at then p.pushed_at + interval '20 s' end))
  where p.marketplace_id = end_poll.marketplace_id and p.kind = end_poll.kind and p.owner = end_poll.owner
  returning next_at into due;
  if due is not null then
    update marketplace_polls p set wake_at = due where p.marketplace_id = end_poll.marketplace_id and p.kind = end_poll.kind;
    perform wake_poll(end_poll.marketplace_id, end_poll.kind, due, 'scheduled');
  end if;
  return due;
end
$$;
comment on function end_poll is 'Gives a poll''s lease back and asks for the next one. Returns when that is due.';

-- A new or renamed listing: what waited in the inbox for it to be linked is tried again by itself. What is older than the product's
-- opening or last count may be contained in that: such rows stay failed until a person replays them.
create or replace function retry_unlinked() returns trigger
language plpgsql
as $$
declare
  counted_at timestamptz;
  product_sku text;
  is_woken boolean;
  names constant text[] := array[new.marketplace_sku, new.marketplace_product_id]
    || array(select value from jsonb_each_text(case when jsonb_typeof(new.settings) = 'object' then new.settings else '{}' end));
begin
  -- Waits for a batch that is just putting down what waits for this listing; see lockLinking.
  perform pg_advisory_xact_lock_shared(1818848875, new.marketplace_id);
  if not exists (select 1 from marketplace_webhooks w where w.marketplace_id = new.marketplace_id and w.waits_for is not null) then
    return null;
  end if;
  select max(m.occurred_at) into counted_at from inventory_movements m
    where m.product_id = new.product_id and m.movement_type in ('opening', 'stocktake');
  select p.sku into product_sku from products p where p.id = new.product_id;

  with waiting as (
    select w.id, coalesce((w.payload ->> 'timestamp')::timestamptz < counted_at, false) as is_counted
    from marketplace_webhooks w
    where w.marketplace_id = new.marketplace_id and w.waits_for && names
      and w.status = 'failed' and not w.held
    order by w.id for no key update
  ), tried as (
    update marketplace_webhooks w set late = true, held = waiting.is_counted,
      status = case when waiting.is_counted then 'failed' else 'pending' end,
      error_message = case when waiting.is_counted then
        'it is older than the last count of ' || product_sku || ', which may include it already; replay it to apply it anyway' end
    from waiting where w.id = waiting.id
    returning w.status = 'pending' as is_pending
  )
  select bool_or(is_pending) into is_woken from tried;
  if is_woken then
    perform graphile_worker.add_job('process_webhooks', '{}'::json);
  end if;
  perform resolve_alerts(array(select a.id from alerts a
    where a.kind = 'unlinked_sale' and a.marketplace_id = new.marketplace_id and a.about = any (names) and a.resolved_at is null));
  return null;
end
$$;
comment on function retry_unlinked is 'Trigger on marketplace_products: rows of the inbox that waited for this listing are pending again.';

create or replace trigger marketplace_products_linked after insert or update of marketplace_sku, marketplace_product_id, settings on marketplace_products
  for each row execute function retry_unlinked();

-- Another sale signal: what was sold before was counted by the one in force then.
create or replace function date_sale_signal() returns trigger
language plpgsql
as $$
begin
  new.sale_signal_since := now();
  return new;
end
$$;
comment on function date_sale_signal is 'Trigger on marketplaces: remembers when the sale signal changed.';

create or replace trigger marketplaces_signal_changed before update of sale_signal on marketplaces
  for each row when (old.sale_signal is distinct from new.sale_signal) execute function date_sale_signal();
