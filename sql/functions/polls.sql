-- Whether a marketplace is polled: for orders if orders are its sale signal; for stock if stock is, and it sends no webhooks or has
-- not been read once more since it does.
-- In: the marketplace's row, `orders` or `stock`.
create or replace function is_polled(marketplace marketplaces, kind text) returns boolean
language sql immutable parallel safe
return marketplace.type = 'api' and marketplace.archived_at is null and case kind
  when 'orders' then marketplace.sale_signal = 'orders'
  else marketplace.sale_signal = 'stock'
    and (not (marketplace.supports_webhooks and marketplace.webhook_enabled) or marketplace.closing_since is not null)
end;
comment on function is_polled is 'Whether a marketplace is polled for orders or for stock.';

-- Whether a listing can be compared with what its marketplace has confirmed, or was answered once: its figure may show sales.
create or replace function may_show_sales(push pushes) returns boolean
language sql immutable parallel safe
return coalesce(push.confirmed_stock, push.expected_stock) is not null or push.answered_at is not null;
comment on function may_show_sales is 'Whether the figure of a listing may show sales.';

-- Queues a poll job for `run_at` (null: now); the job does nothing if no poll is due then. `trigger_type` as in sync_logs.
create or replace function wake_poll(marketplace_id integer, kind text, run_at timestamptz, trigger_type text) returns void
language sql volatile
as $$
  select graphile_worker.add_job('poll_' || wake_poll.kind,
    json_build_object('marketplaceId', wake_poll.marketplace_id, 'trigger', wake_poll.trigger_type), run_at => wake_poll.run_at)
$$;
comment on function wake_poll is 'Queues one poll_orders or poll_stock job.';

-- The marketplace sent a notification: poll now, at most every five seconds.
-- In: the marketplace, `orders` or `stock`. Out: false: it is not polled for that.
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
  -- If a poll is already queued for that time or earlier, nothing is added: that poll will read the change too.
  update marketplace_polls p set next_at = due, wake_at = due
    where p.marketplace_id = ring_poll.marketplace_id and p.kind = ring_poll.kind and not (p.next_at <= due and p.wake_at between p.next_at and due)
      and p.leased_until < clock_timestamp();
  if found then
    perform wake_poll(ring_poll.marketplace_id, ring_poll.kind, due, 'webhook');
  end if;
  return true;
end
$$;
comment on function ring_poll is 'Queues a poll because of a marketplace''s own notification, at most every five seconds.';

-- Ends a poll's lease and queues the next poll, `wait_seconds` after this one began; sooner if the marketplace sent a notification
-- meanwhile, or 20 s after a push that no poll has followed yet.
-- In: the marketplace, `orders` or `stock`, the owner of the lease. Out: when the next poll is due; null: the lease was lost.
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
comment on function end_poll is 'Ends a poll''s lease and queues the next poll. Returns when that is due.';

-- The sale signal changed: earlier sales were counted by the previous signal.
create or replace function date_sale_signal() returns trigger
language plpgsql
as $$
begin
  new.sale_signal_since := now();
  if old.sale_signal is not null then
    insert into sale_signal_changes (marketplace_id, changed_at, previous) values (new.id, now(), old.sale_signal) on conflict do nothing;
  end if;
  return new;
end
$$;
comment on function date_sale_signal is 'Trigger on marketplaces: remembers when the sale signal changed, and what it was.';

create or replace trigger marketplaces_signal_changed before update of sale_signal on marketplaces
  for each row when (old.sale_signal is distinct from new.sale_signal) execute function date_sale_signal();

-- A reading of figures is accounted for: what is lower from now on was sold after it. In: listings, whose push rows the caller has
-- locked, and the figures that they show, in items, in the same order.
create or replace function confirm_readings(listing_ids integer[], stocks integer[]) returns void
language sql volatile
as $$
  update pushes p set confirmed_stock = s.stock, confirmed_version = p.confirmed_version + 1
  from unnest(confirm_readings.listing_ids, confirm_readings.stocks) as s (id, stock)
  where p.id = s.id
$$;
comment on function confirm_readings is 'Records that what was sold there until a reading is booked.';

-- Figures are the sale signal now: a lower one may contain sales that orders counted. The next answer or reading says again what the
-- marketplace shows.
create or replace function forget_confirmed() returns trigger
language plpgsql
as $$
begin
  perform 1 from pushes p where p.marketplace_id = new.id order by p.id for no key update;
  update pushes p set confirmed_stock = null, expected_stock = null where p.marketplace_id = new.id;
  return null;
end
$$;
comment on function forget_confirmed is 'Trigger on marketplaces: when figures become the sale signal, what listings show counts as unknown.';

create or replace trigger marketplaces_signal_forgets after update of sale_signal on marketplaces
  for each row when (old.sale_signal <> new.sale_signal and new.sale_signal = 'stock') execute function forget_confirmed();

-- Webhooks tell of the sales from now on: what was sold unread until now is found by one more reading of each listing, and booked.
create or replace function begin_closing() returns trigger
language plpgsql
as $$
begin
  new.closing_since := case
    when new.sale_signal is distinct from 'stock' or not (new.supports_webhooks and new.webhook_enabled) then null
    when old.sale_signal = 'stock' and not (old.supports_webhooks and old.webhook_enabled)
      and exists (select from pushes p where p.marketplace_id = new.id and may_show_sales(p)) then clock_timestamp()
    else new.closing_since end;
  if old.webhook_enabled and not new.webhook_enabled then
    new.webhooks_disabled_at := clock_timestamp();
  end if;
  return new;
end
$$;
comment on function begin_closing is 'Trigger on marketplaces: figures are read once more when webhooks are enabled; remembers when they were disabled.';

create or replace trigger marketplaces_closing before update of sale_signal, supports_webhooks, webhook_enabled on marketplaces
  for each row execute function begin_closing();

-- Asks for a poll at once. In: the marketplace, `orders` or `stock`.
create or replace function poll_now(marketplace_id integer, kind text) returns void
language sql volatile
as $$
  insert into marketplace_polls as p (marketplace_id, kind) values (poll_now.marketplace_id, poll_now.kind)
    on conflict on constraint marketplace_polls_pkey do update set next_at = clock_timestamp(), wake_at = clock_timestamp();
  select wake_poll(poll_now.marketplace_id, poll_now.kind, null, 'scheduled');
$$;
comment on function poll_now is 'Asks for a poll at once.';

create or replace function wake_closing() returns trigger
language plpgsql
as $$
begin
  perform poll_now(new.id, 'stock');
  return null;
end
$$;
comment on function wake_closing is 'Trigger on marketplaces: figures that are read from now on, or once more, are read at once.';

create or replace trigger marketplaces_closing_begun after update of sale_signal, supports_webhooks, webhook_enabled on marketplaces
  -- What is sold before the first reading cannot be found by the second one.
  for each row when (is_polled(new, 'stock') and (not is_polled(old, 'stock') or new.closing_since is distinct from old.closing_since))
  execute function wake_closing();

-- Ends the closing read of a marketplace when each listing that may show sales was read since it began.
-- In: the marketplace. Out: whether listings are still to be read.
create or replace function end_closing(marketplace_id integer) returns boolean
language plpgsql volatile
as $$
begin
  update marketplaces m set closing_since = null
  where m.id = end_closing.marketplace_id and m.closing_since is not null and not exists (
    select from pushes p join marketplace_products mp on mp.id = p.id
    where p.marketplace_id = m.id and may_show_sales(p) and coalesce(mp.figure_read_at, '-infinity') < m.closing_since);
  return exists (select from marketplaces m where m.id = end_closing.marketplace_id and m.closing_since is not null);
end
$$;
comment on function end_closing is 'Ends the closing read of a marketplace when each listing was read. Returns whether some are still to be read.';
