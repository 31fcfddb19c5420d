-- The only writer of inventory and inventory_movements.
--
-- In: `changes`, a JSON array in the order in which they happened, each with
--   source_key       text     the permanent name of the cause; one that is in the ledger already changes nothing
--   product_id       int      whose stock
--   units            int      negative out, positive in, never 0
--   movement_type, reference_type, reference_id, order_id, actor, note      as in inventory_movements
--   occurred_at      timestamptz  when it happened; null or a time in the future: now
--   marketplace_id   int      where it was sold or returned; null for adjustments
--   listing_id       int      marketplace product through which it was sold; its price is the default
--   unit_price       numeric  price of one unit in the marketplace's currency; frozen: true takes price and cost as given, null included
--   unit_cost        numeric  with frozen only
--   may_oversell     boolean  true: it already happened and cannot be refused (a marketplace's sale, a count)
--   observed         object   {previous, current, change, at, reading, unread, read}: its own figures in items; `reading` and `unread`:
--                             see confirmed_after; `read`: with unread, the time of the listing's last reading by which that was judged
-- Out: one row per applied change; duplicates are left out.
-- Errors: OM001 short stock (DETAIL: JSON array of {sku, requested, available}), OM002 unknown product,
--   40001 where a figure was read since a change was judged to be unread, 22003 or 23514 where a figure would leave its range of 0 to 1,000,000,000.
-- It queues one plan_pushes job for the pushes (`queues_plan` false: the caller plans them after its commit); a trigger sends the one NOTIFY.
-- Rows are found by index whatever the planner expects: it takes each JSON array for 100 rows and plans once per connection, often while
-- the shop is small, so that one change read whole tables. One change per call became 5.7 times as fast, a batch of 100 1.3 times.
create or replace function apply_stock_changes(changes jsonb, trigger_type text default 'webhook', queues_plan boolean default true)
returns table (source_key text, product_id integer, movement_id bigint, version integer, quantity_after integer)
language plpgsql volatile
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  cause constant text := trigger_type;
  fresh jsonb;
  short jsonb;
  unknown_ids integer[];
begin
  -- Lock first, in product order. Only a later statement sees the source keys that another transaction just committed.
  perform 1 from inventory i
    where i.product_id in (select (c ->> 'product_id')::integer from jsonb_array_elements(changes) c)
    order by i.product_id for no key update;

  select jsonb_agg(f.change order by f.ord) into fresh
  from (
    select distinct on (c.change ->> 'source_key') c.change, c.ord
    from jsonb_array_elements(changes) with ordinality as c (change, ord)
    where not exists (select 1 from inventory_movements m where m.source_key = c.change ->> 'source_key')
    order by c.change ->> 'source_key', c.ord
  ) f;
  if fresh is null then
    return;
  end if;

  select array_agg(distinct (c ->> 'product_id')::integer) into unknown_ids
  from jsonb_array_elements(fresh) c
  where not exists (select 1 from inventory i where i.product_id = (c ->> 'product_id')::integer);
  if unknown_ids is not null then
    raise exception 'no inventory row for product %', unknown_ids using errcode = 'OM002';
  end if;

  select jsonb_agg(jsonb_build_object('sku', s.sku, 'requested', s.requested, 'available', s.quantity) order by s.sku) into short
  from (
    select p.sku, i.quantity, -sum(c.units) filter (where c.units < 0) as requested
    from jsonb_to_recordset(fresh) as c (product_id integer, units integer, may_oversell boolean)
    join inventory i on i.product_id = c.product_id
    join products p on p.id = c.product_id
    group by p.sku, i.quantity, i.oversold
    having bool_or(c.units < 0 and not coalesce(c.may_oversell, false)) and i.quantity - i.oversold + sum(c.units) < 0
  ) s;
  if short is not null then
    raise exception 'not enough stock' using errcode = 'OM001', detail = short::text;
  end if;

  -- Pushes are locked in id order after the inventory rows; the verdict below then reads them as they are.
  perform 1 from pushes p
    where p.id in (select (c ->> 'listing_id')::integer from jsonb_array_elements(fresh) c)
    order by p.id for no key update;
  perform assert_unread(fresh);

  return query
  with change as (
    select c.*, i.quantity - i.oversold as net, i.version as base_version,
      least(c.occurred_at, now()) as happened_at,
      case when c.movement_type in ('sale', 'marketplace_sale') then 'sold'
           when c.movement_type in ('cancellation', 'marketplace_cancellation', 'return', 'marketplace_return') then 'returned' end as kind,
      case when c.frozen then c.unit_price else coalesce(c.unit_price, mp.marketplace_price / mp.units_per_item) end as price,
      case when c.frozen then c.unit_cost else p.cost_price end as cost,
      m.currency as marketplace_currency, p.currency as product_currency
    from rows from (
      jsonb_to_recordset(fresh) as (source_key text, product_id integer, units integer, movement_type text, reference_type text,
        reference_id text, order_id bigint, actor text, note text, occurred_at timestamptz, marketplace_id integer, listing_id integer,
        unit_price numeric, unit_cost numeric, frozen boolean, observed jsonb)
    ) with ordinality as c (source_key, product_id, units, movement_type, reference_type, reference_id, order_id, actor, note,
      occurred_at, marketplace_id, listing_id, unit_price, unit_cost, frozen, observed, ord)
    join inventory i on i.product_id = c.product_id
    join products p on p.id = c.product_id
    left join marketplace_products mp on mp.id = c.listing_id
    left join marketplaces m on m.id = c.marketplace_id
  ),
  running as (
    select change.*, (net + sum(units) over upto)::integer as after,
      (base_version + row_number() over upto)::integer as new_version
    from change
    window upto as (partition by product_id order by ord rows unbounded preceding)
  ),
  ledger as (
    insert into inventory_movements (product_id, version, movement_type, quantity_change, quantity_before, quantity_after,
      marketplace_id, reference_type, reference_id, order_id, actor, note, unit_price, currency, unit_cost, cost_currency,
      source_key, business_day, occurred_at)
    select r.product_id, r.new_version, r.movement_type, r.units, r.after - r.units, r.after,
      r.marketplace_id, r.reference_type, r.reference_id, r.order_id, r.actor, r.note,
      case when r.kind is not null then r.price end, case when r.kind is not null then r.marketplace_currency end,
      case when r.kind is not null then r.cost end, case when r.kind is not null then r.product_currency end,
      r.source_key, (r.happened_at at time zone d.business_time_zone)::date, r.happened_at
    from running r cross join deployment d
    order by r.ord
    returning id, source_key, product_id, version, quantity_after
  ),
  figure as (
    update inventory i
    set quantity = greatest(last.after, 0), oversold = greatest(-last.after, 0), version = last.new_version,
      changed_tx = pg_current_xact_id(), trigger_type = cause, updated_at = now()
    from (select distinct on (product_id) product_id, after, new_version from running order by product_id, ord desc) last
    where i.product_id = last.product_id
  ),
  analytics as (
    insert into sales_daily as s (business_day, product_id, marketplace_id, currency, units_sold, units_returned, unpriced_sold, unpriced_returned,
      uncosted_sold, uncosted_returned, revenue_sold, revenue_returned, cost_sold, cost_returned, units_cancelled, revenue_cancelled)
    select (r.happened_at at time zone d.business_time_zone)::date as business_day, r.product_id, r.marketplace_id, r.marketplace_currency,
      coalesce(sum(abs(units)) filter (where kind = 'sold'), 0), coalesce(sum(abs(units)) filter (where kind = 'returned'), 0),
      coalesce(sum(abs(units)) filter (where kind = 'sold' and price is null), 0), coalesce(sum(abs(units)) filter (where kind = 'returned' and price is null), 0),
      coalesce(sum(abs(units)) filter (where kind = 'sold' and cost is null), 0), coalesce(sum(abs(units)) filter (where kind = 'returned' and cost is null), 0),
      coalesce(sum(round(price * abs(units), 4)) filter (where kind = 'sold'), 0),
      coalesce(sum(round(price * abs(units), 4)) filter (where kind = 'returned'), 0),
      coalesce(sum(round(cost * abs(units), 4)) filter (where kind = 'sold'), 0),
      coalesce(sum(round(cost * abs(units), 4)) filter (where kind = 'returned'), 0),
      coalesce(sum(units) filter (where movement_type ~ 'cancellation'), 0), coalesce(sum(round(price * units, 4)) filter (where movement_type ~ 'cancellation'), 0)
    from running r cross join deployment d
    where r.kind is not null and r.marketplace_id is not null
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4
    on conflict (business_day, product_id, marketplace_id, currency) do update set
      units_sold = s.units_sold + excluded.units_sold, units_returned = s.units_returned + excluded.units_returned,
      unpriced_sold = s.unpriced_sold + excluded.unpriced_sold, unpriced_returned = s.unpriced_returned + excluded.unpriced_returned,
      uncosted_sold = s.uncosted_sold + excluded.uncosted_sold, uncosted_returned = s.uncosted_returned + excluded.uncosted_returned,
      revenue_sold = s.revenue_sold + excluded.revenue_sold, revenue_returned = s.revenue_returned + excluded.revenue_returned,
      cost_sold = s.cost_sold + excluded.cost_sold, cost_returned = s.cost_returned + excluded.cost_returned,
      units_cancelled = s.units_cancelled + excluded.units_cancelled, revenue_cancelled = s.revenue_cancelled + excluded.revenue_cancelled
  ),
  verdict as (select * from source_shows((select jsonb_agg(jsonb_build_object(
      'listing_id', r.listing_id, 'ord', r.ord, 'version', r.new_version, 'observed', r.observed)) from running r
      where r.listing_id is not null))),
  report as (select listing_id, jsonb_agg(observed) as reports from running
    where coalesce(observed ->> 'reading', observed ->> 'unread') is not null group by 1),
  source as (
    update pushes p
    set expected_stock = v.shows, own_version = case when v.shows is null then v.version else p.own_version end,
      (confirmed_stock, confirmed_version) = (select c.stock, c.version from confirmed_after(p, m, v.shows, r.reports) c)
    from verdict v left join report r on r.listing_id = v.listing_id, marketplaces m
    where p.id = v.listing_id and m.id = p.marketplace_id
  )
  select l.source_key, l.product_id, l.id, l.version, l.quantity_after from ledger l;

  perform graphile_worker.add_job('plan_pushes',
    json_build_object('productIds', (select json_agg(distinct (c ->> 'product_id')::integer) from jsonb_array_elements(fresh) c)))
    where queues_plan;
end
$$;
comment on function apply_stock_changes is 'The only stock change: ledger, figure, analytics and the source''s push row in one transaction. Returns the applied changes.';

-- Notifies subscribers of products when something other than their figure changed what they see (their data, the rule of their listing
-- in the shop), and counts that. In: the products, by how much it counts. Their versions are unchanged: no stock moved.
create or replace function touch_products(product_ids integer[], by_count integer default 1) returns void
language plpgsql volatile
as $$
begin
  perform 1 from inventory i where i.product_id = any (product_ids) order by i.product_id for no key update;
  update inventory i set touched = i.touched + by_count, changed_tx = pg_current_xact_id() where i.product_id = any (product_ids);
end
$$;
comment on function touch_products is 'Notifies subscribers of products without a movement.';

create or replace function touch_product(product_id integer) returns void
language sql volatile
as $$ select touch_products(array[touch_product.product_id]) $$;
comment on function touch_product is 'The same for one product.';

-- Begins a new era: cursors of the old one are refused. Cursors are compared by transaction numbers, and a restored database may hold
-- some from the future of its cluster.
create or replace function begin_era() returns void
language plpgsql volatile
as $$
begin
  update deployment set era = gen_random_uuid()::text, swept_tx = '0', place = database_place();
  perform renew_orders();
  perform 1 from inventory i where i.changed_tx >= pg_snapshot_xmax(pg_current_snapshot()) order by i.product_id for no key update;
  update inventory set changed_tx = pg_current_xact_id() where changed_tx >= pg_snapshot_xmax(pg_current_snapshot());
  perform renew_marketplaces_and_alerts();
end
$$;
comment on function begin_era is 'Begins a new era: cursors of the old one are refused.';

-- Repairs the books of one product as far as that needs no guess. It never changes the quantity: marketplaces show it, and people have
-- bought by it.
-- In: the product, the actor. Out: sentences that say what was done; empty: nothing. A figure that was changed outside of the ledger
-- gets a movement that explains it; a version that is too low is raised; a missing row is created from the ledger. A ledger with a
-- hole is unchanged: only a backup has what is missing.
create or replace function repair_figure(product_id integer, actor text) returns text[]
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  figure inventory;
  ledger record;
begin
  select coalesce(sum(m.quantity_change), 0)::integer as total, coalesce(max(m.version), 0) as newest, count(*) as movements
    into ledger from inventory_movements m where m.product_id = repair_figure.product_id;
  insert into inventory (product_id, quantity, oversold, version)
    values (repair_figure.product_id, greatest(ledger.total, 0), greatest(-ledger.total, 0), ledger.newest) on conflict do nothing;
  if found then
    return array['the missing row was made from the ledger'];
  end if;
  select * into figure from inventory i where i.product_id = repair_figure.product_id for no key update;
  -- Locked: only now does nothing change any more.
  select coalesce(sum(m.quantity_change), 0)::integer as total, coalesce(max(m.version), 0) as newest, count(*) as movements,
      coalesce((array_agg(m.quantity_after order by m.version desc))[1], 0) as last_after
    into ledger from inventory_movements m where m.product_id = repair_figure.product_id;
  if ledger.movements <> ledger.newest or ledger.last_after <> ledger.total or figure.version > ledger.newest then
    return array[]::text[];
  end if;
  if figure.quantity - figure.oversold <> ledger.total then
    insert into inventory_movements (product_id, version, movement_type, quantity_change, quantity_before, quantity_after,
      reference_type, actor, note, source_key, business_day, occurred_at)
    select figure.product_id, ledger.newest + 1, 'correction', figure.quantity - figure.oversold - ledger.total, ledger.total,
      figure.quantity - figure.oversold, 'adjustment', repair_figure.actor, 'the figure had been changed outside of the ledger',
      'repair:' || figure.product_id || ':' || (ledger.newest + 1), (now() at time zone d.business_time_zone)::date, now()
    from deployment d;
    update inventory i set version = ledger.newest + 1, changed_tx = pg_current_xact_id(), trigger_type = 'manual', updated_at = now()
      where i.product_id = figure.product_id;
    perform graphile_worker.add_job('plan_pushes', json_build_object('productIds', json_build_array(figure.product_id)));
    return array[format('a correction of %s explains the figure', figure.quantity - figure.oversold - ledger.total)];
  end if;
  if figure.version < ledger.newest then
    update inventory i set version = ledger.newest, changed_tx = pg_current_xact_id(), trigger_type = 'manual', updated_at = now()
      where i.product_id = figure.product_id;
    perform graphile_worker.add_job('plan_pushes', json_build_object('productIds', json_build_array(figure.product_id)));
    return array[format('the version was raised from %s to %s', figure.version, ledger.newest)];
  end if;
  return array[]::text[];
end
$$;
comment on function repair_figure is 'Repairs the books of one product without changing its quantity, as far as that needs no guess. Returns what was done.';
