-- Counters of what people see, so that a client can tell which of two answers is newer. Each rises under its row's lock. What the API
-- calls a revision is one of them, or a sum of several that were read in one snapshot: none ever falls, so the sum does not either.

-- A change of settings also notes the revision that it leads to (settings_revision): whoever expects a lower one has not seen it. A
-- revision that is a sum can rise through its other counters while the transaction is open. So its own counter rises by 100: nobody who
-- has not seen the change reads as high a revision.

-- A row that was never changed since then has settings_revision from the beginning: what it can be read with first.
create or replace function begin_product() returns trigger
language plpgsql
as $$
begin
  -- Whoever creates it with movements in the same transaction has written how many.
  new.settings_revision := new.settings_revision + coalesce((select m.revision from marketplaces m where m.code = 'amazing_store'), 0);
  return new;
end
$$;
comment on function begin_product is 'Row trigger on products: notes the first revision.';

create or replace trigger products_begun before insert on products
  for each row execute function begin_product();

-- Called at the end of whatever links listings: what follows the insert (the push row, that it is owed, an opening quantity) counts too.
-- In: listings that this transaction has made or changed.
create or replace function note_first_revisions(listing_ids integer[]) returns void
language sql volatile
as $$
  update marketplace_products mp set settings_revision = mp.revision + i.version + i.touched + m.revision
      + coalesce((select p.revision from pushes p where p.id = mp.id), 0)
    from marketplaces m, inventory i
    where mp.id = any (note_first_revisions.listing_ids) and m.id = mp.marketplace_id and i.product_id = mp.product_id
$$;
comment on function note_first_revisions is 'Notes the revision with which listings can be read first: they were just linked.';

-- A listing's revision is its own, its push's, its product's and its marketplace's. One that moves to another product leaves what the
-- old product has counted, and the new product may have counted less.
create or replace function count_listing() returns trigger
language plpgsql
as $$
begin
  new.revision := old.revision + 1;
  new.updated_at := clock_timestamp();
  if new.product_id <> old.product_id then
    -- 1,000: the old product may change until this transaction ends, and its row is locked before listings everywhere.
    new.revision := new.revision + 1000 + (select i.version + i.touched from inventory i where i.product_id = old.product_id);
  end if;
  if (old.product_id, old.marketplace_product_id, old.marketplace_price, old.units_per_item, old.stock_buffer, old.stock_percent,
      old.stock_limit, old.stock_minimum, old.selling, old.settings, old.unlinked_at, old.keeps_figure)
    is distinct from (new.product_id, new.marketplace_product_id, new.marketplace_price, new.units_per_item, new.stock_buffer,
      new.stock_percent, new.stock_limit, new.stock_minimum, new.selling, new.settings, new.unlinked_at, new.keeps_figure) then
    new.revision := new.revision + 100;
    new.settings_revision := new.revision + (
      select coalesce(p.revision, 0) + i.version + i.touched + m.revision
      from inventory i join marketplaces m on m.id = new.marketplace_id left join pushes p on p.id = new.id
      where i.product_id = new.product_id);
  end if;
  return new;
end
$$;
comment on function count_listing is 'Row trigger on marketplace_products: the revision rises, also where the product becomes another one; a change of settings notes it.';

-- When it was read is no change: each poll reads every listing.
create or replace trigger marketplace_products_counted before update on marketplace_products
  for each row when ((old.product_id, old.marketplace_product_id, old.marketplace_price, old.units_per_item, old.stock_buffer,
      old.stock_percent, old.stock_limit, old.stock_minimum, old.selling, old.settings, old.unlinked_at, old.keeps_figure,
      old.marketplace_stock, old.previous_stock)
    is distinct from (new.product_id, new.marketplace_product_id, new.marketplace_price, new.units_per_item, new.stock_buffer,
      new.stock_percent, new.stock_limit, new.stock_minimum, new.selling, new.settings, new.unlinked_at, new.keeps_figure,
      new.marketplace_stock, new.previous_stock))
  execute function count_listing();

create or replace function count_push() returns trigger
language plpgsql
as $$
begin
  new.revision := old.revision + 1;
  new.changed_at := clock_timestamp();
  return new;
end
$$;
comment on function count_push is 'Row trigger on pushes: revision and time of the state that people see.';

create or replace trigger pushes_counted before update on pushes
  for each row when ((old.owed_version, old.pushed_version, old.open_until, old.settle_at, old.next_push_at, old.answered_at,
      old.refused_reason, old.held_version, old.held_reason)
    is distinct from (new.owed_version, new.pushed_version, new.open_until, new.settle_at, new.next_push_at, new.answered_at,
      new.refused_reason, new.held_version, new.held_reason))
  execute function count_push();

create or replace function count_marketplace() returns trigger
language plpgsql
as $$
begin
  new.revision := old.revision + 1;
  if (new.stock_buffer, new.stock_percent, new.stock_limit, new.stock_minimum, new.selling, new.currency)
    is distinct from (old.stock_buffer, old.stock_percent, old.stock_limit, old.stock_minimum, old.selling, old.currency) then
    new.rule_tx := pg_current_xact_id();
    -- Subscribers see every product of our own shop differently. Writing that to each product would be a write of the whole shop.
    if new.type = 'internal' then
      perform pg_notify('ombor_stock', 'many');
    end if;
  end if;
  if (new.name, new.settings, new.credentials, new.supports_webhooks, new.webhook_enabled, new.sale_signal, new.poll_interval_minutes,
      new.order_poll_seconds, new.reconcile_interval_minutes, new.ship_when_packed, new.rule_tx)
    is distinct from (old.name, old.settings, old.credentials, old.supports_webhooks, old.webhook_enabled, old.sale_signal,
      old.poll_interval_minutes, old.order_poll_seconds, old.reconcile_interval_minutes, old.ship_when_packed, old.rule_tx) then
    new.settings_revision := new.revision;
  end if;
  if new.paused <> old.paused or new.rule_tx <> old.rule_tx then
    perform notify_change('listings_of_marketplaces', array[new.id::text]);
  end if;
  return new;
end
$$;
comment on function count_marketplace is 'Row trigger on marketplaces: the revision rises; a changed rule or pause is notified to whoever follows listings, and in our own shop as a change of all products.';

create or replace trigger marketplaces_counted before update on marketplaces
  for each row when (old.* is distinct from new.*) execute function count_marketplace();

-- An order's time rises too: a transaction that began earlier may be the later one to change the order.
create or replace function count_order() returns trigger
language plpgsql
as $$
begin
  new.revision := old.revision + 1;
  new.changed_tx := pg_current_xact_id();
  -- Clients see milliseconds.
  new.updated_at := greatest(new.updated_at, now(), date_trunc('milliseconds', old.updated_at) + interval '1 ms');
  return new;
end
$$;
comment on function count_order is 'Row trigger on orders: revision and time rise, the transaction is noted.';

create or replace trigger orders_counted before update on orders
  for each row execute function count_order();

create or replace function note_alert_change() returns trigger
language plpgsql
as $$
begin
  new.changed_tx := pg_current_xact_id();
  return new;
end
$$;
comment on function note_alert_change is 'Row trigger on alerts: the transaction is noted.';

create or replace trigger alerts_noted before update on alerts
  for each row execute function note_alert_change();

-- What people see of a product besides its stock: a change of it is an event of stockUpdated.
create or replace function touch_changed_products() returns trigger
language plpgsql
as $$
declare
  changed integer[];
begin
  -- Not joined: see notify_listings.
  select array_agg(c.id) into changed from (
    select id, sku, name, barcodes, image_url, price, cost_price, currency, low_stock_threshold, description, category, in_shop,
      archived_at is null from new_rows
    except
    select id, sku, name, barcodes, image_url, price, cost_price, currency, low_stock_threshold, description, category, in_shop,
      archived_at is null from old_rows
  ) c;
  if changed is not null then
    perform touch_products(changed, 100);
    update products p set settings_revision = i.version + i.touched + coalesce(m.revision, 0)
      from inventory i left join marketplaces m on m.code = 'amazing_store'
      where p.id = any (changed) and i.product_id = p.id;
  end if;
  return null;
end
$$;
comment on function touch_changed_products is 'Statement trigger on products: notifies subscribers of products whose data changed, and notes the revision.';

create or replace trigger products_touched after update on products
  referencing old table as old_rows new table as new_rows for each statement execute function touch_changed_products();

-- Parts of begin_era: transaction numbers from the future of this cluster become that of this transaction. Two functions, because
-- orders are locked before stock and alerts after it.
create or replace function renew_orders() returns void
language plpgsql volatile
as $$
begin
  perform 1 from orders o where o.changed_tx >= pg_snapshot_xmax(pg_current_snapshot()) order by o.id for no key update;
  update orders set changed_tx = pg_current_xact_id() where changed_tx >= pg_snapshot_xmax(pg_current_snapshot());
end
$$;
comment on function renew_orders is 'Part of begin_era: orders whose transaction number is from the future.';

create or replace function renew_marketplaces_and_alerts() returns void
language plpgsql volatile
as $$
begin
  perform 1 from marketplaces m where m.rule_tx >= pg_snapshot_xmax(pg_current_snapshot()) order by m.id for no key update;
  update marketplaces set rule_tx = pg_current_xact_id() where rule_tx >= pg_snapshot_xmax(pg_current_snapshot());
  perform 1 from alerts a where a.changed_tx >= pg_snapshot_xmax(pg_current_snapshot())
    order by a.kind, a.marketplace_id, a.product_id, a.about for no key update;
  update alerts set changed_tx = pg_current_xact_id() where changed_tx >= pg_snapshot_xmax(pg_current_snapshot());
end
$$;
comment on function renew_marketplaces_and_alerts is 'Part of begin_era: marketplaces and alerts whose transaction number is from the future.';
