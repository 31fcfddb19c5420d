-- The sales that left a product oversold, newest first: all sales since quantity - oversold was last 0 or more, except cancelled ones.
-- In: the product. Out: of the newest 20, the ids of their orders and a list of {order, marketplaceOrder, marketplace, units}.
create or replace function oversold_sales(product_id integer) returns table (order_ids bigint[], sales jsonb)
language sql stable rows 1
as $$
  select coalesce(array_agg(s.order_id order by s.newest desc) filter (where s.order_id is not null), '{}'),
    coalesce(jsonb_agg(jsonb_build_object('order', o.number, 'marketplaceOrder', o.marketplace_order_id, 'marketplace', k.name, 'units', s.units)
      order by s.newest desc), '[]')
  from (
    select m.order_id, m.marketplace_id, -sum(m.quantity_change)::integer as units, max(m.version) as newest
    from inventory_movements m
    where m.product_id = oversold_sales.product_id and m.marketplace_id is not null and m.version > coalesce((
      select b.version from inventory_movements b where b.product_id = oversold_sales.product_id and b.quantity_after >= 0
      order by b.version desc limit 1), 0)
    group by m.order_id, m.marketplace_id having sum(m.quantity_change) < 0
    order by newest desc limit 20
  ) s
  left join orders o on o.id = s.order_id
  join marketplaces k on k.id = s.marketplace_id
$$;
comment on function oversold_sales is 'The sales that left a product oversold: order ids, and their names for the alert.';

-- Raises and resolves OVERSOLD and LOW_STOCK by the present stock. In: products that changed. Out: how many alerts changed.
--
-- Usually there is nothing to do: then it costs one query and never waits. Otherwise one call at a time: each reads what was committed
-- before it began. A call that found nothing may have missed an alert that another one was raising with older figures, so callers
-- repeat until nothing changes.
create or replace function watch_stock(product_ids integer[]) returns integer
language plpgsql volatile
as $$
declare
  ids integer[];
  raised integer;
  resolved integer;
begin
  select array_agg(i.product_id) into ids
  from inventory i join products p on p.id = i.product_id
  where i.product_id = any (watch_stock.product_ids) and (i.oversold > 0
    or i.quantity <= p.low_stock_threshold and p.archived_at is null
    or exists (select 1 from alerts a where a.product_id = i.product_id and a.resolved_at is null and a.kind in ('oversold', 'low_stock')));
  if ids is null then
    return 0;
  end if;

  -- Any number, but always the same: "watch" in ASCII.
  perform pg_advisory_xact_lock(512736125800);

  select raise_alerts(jsonb_agg(cause)) into raised from (
    select jsonb_build_object('kind', 'oversold', 'product_id', i.product_id, 'order_ids', s.order_ids,
      'parameters', jsonb_build_object('missing', i.oversold, 'sales', s.sales)) as cause
    from inventory i cross join lateral oversold_sales(i.product_id) s
    where i.product_id = any (ids) and i.oversold > 0
    union all
    select jsonb_build_object('kind', 'low_stock', 'product_id', i.product_id,
      'parameters', jsonb_build_object('quantity', i.quantity, 'threshold', p.low_stock_threshold))
    from inventory i join products p on p.id = i.product_id
    where i.product_id = any (ids) and i.quantity <= p.low_stock_threshold and p.archived_at is null
  ) causes having count(*) > 0;

  select resolve_alerts(array_agg(a.id)) into resolved from alerts a
    join inventory i on i.product_id = a.product_id
    join products p on p.id = a.product_id
    where a.product_id = any (ids) and a.resolved_at is null
      and (a.kind = 'oversold' and i.oversold = 0
        or a.kind = 'low_stock' and (p.low_stock_threshold is null or i.quantity > p.low_stock_threshold or p.archived_at is not null))
    having count(*) > 0;
  return coalesce(raised, 0) + coalesce(resolved, 0);
end
$$;
comment on function watch_stock is 'Raises and resolves OVERSOLD and LOW_STOCK by the stock of these products. Returns how many alerts changed.';

-- Products whose threshold or archiving changed are checked by the same job as products whose stock changed.
create or replace function watch_products() returns trigger
language plpgsql
as $$
declare
  changed integer[];
begin
  select array_agg(n.id) into changed from new_rows n join old_rows o on o.id = n.id
    where (n.low_stock_threshold, n.archived_at is null) is distinct from (o.low_stock_threshold, o.archived_at is null);
  if changed is not null then
    perform graphile_worker.add_job('plan_pushes', json_build_object('productIds', changed));
  end if;
  return null;
end
$$;
comment on function watch_products is 'Statement trigger on products: queues a check of products whose low-stock threshold or archiving changed.';

create or replace trigger products_watched after update on products
  referencing old table as old_rows new table as new_rows for each statement execute function watch_products();
