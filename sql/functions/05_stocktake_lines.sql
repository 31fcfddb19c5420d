-- What a stocktake has found of its products. docs/decisions/stock.md says why.
--
-- Each entry counted what lay at its place at its moment. What left or reached the shelf between the first and the last entry of a product
-- may have done so before or after its own place was counted, and nobody can know. So the difference lies between two bounds:
--   low  = counted - books at the first entry - units that came meanwhile
--   high = counted - books at the first entry + units that left meanwhile
-- Booked is the difference within the bounds that is nearest to 0: what may be explained by these units is not booked.

-- In: a stocktake. Out: its entries that count: not removed, of a known product, and not replaced by a later count.
create or replace function counting_entries(stocktake_id integer) returns setof stocktake_entries
language sql stable
as $$
  select e.* from stocktake_entries e
  where e.stocktake_id = counting_entries.stocktake_id and e.product_id is not null and e.removed_at is null and not exists (
    select from stocktake_entries r
    where r.stocktake_id = e.stocktake_id and r.product_id = e.product_id and r.replaces and r.removed_at is null
      and (r.counted_at, r.id) > (e.counted_at, e.id) and (r.place is null or r.place = e.place))
$$;
comment on function counting_entries is 'The entries of a stocktake that count.';

-- In: a movement that may be null, the number of a stocktake. Out: whether the stocktake booked it.
create or replace function is_of_stocktake(source_key text, stocktake_id integer) returns boolean
language sql immutable parallel safe
as $$ select starts_with(source_key, 'stocktake:' || is_of_stocktake.stocktake_id || ':') $$;
comment on function is_of_stocktake is 'Whether a source key is that of a movement which a stocktake booked.';

-- In: a product, the moments of the first and the last entry, the stocktake. Out: units that the books had on the shelf at the first moment,
-- with the counts that were booked for a moment since then and with what the stocktake has booked itself; units that came to the shelf
-- and units that left it between the two moments.
-- Units that are sold and not shipped lie on the shelf, so a sale by itself is neither. Movements without an order are taken one by one;
-- of orders the change of the figure at each moment.
create or replace function shelf_between(product_id integer, from_at timestamptz, to_at timestamptz, stocktake_id integer,
  out books integer, out came integer, out departed integer)
language plpgsql stable
as $$
declare
  before integer;
  after integer;
  counts integer;
  part record;
  rest integer;
begin
  before := awaiting_shipment(product_id, from_at) + counted_net(product_id, from_at);
  came := 0;
  departed := 0;
  -- A movement and its undo are one: together they may be nothing.
  select coalesce(sum(m.quantity_change), 0) into counts
  from inventory_movements m left join inventory_movements u on u.id = undone_movement(m.source_key)
  where m.product_id = shelf_between.product_id and coalesce(u.movement_type, m.movement_type) = 'stocktake'
    and movement_moment(coalesce(u, m)) > from_at
    and (movement_moment(coalesce(u, m)) <= to_at or is_of_stocktake(coalesce(u.source_key, m.source_key), shelf_between.stocktake_id));
  books := before + counts;
  if from_at >= to_at then
    return;
  end if;
  for part in
    with whole as (
      select coalesce(u.id, m.id) as id, movement_moment(coalesce(u, m)) as at, sum(m.quantity_change)::integer as units,
        coalesce(u.movement_type, m.movement_type) = 'stocktake' as is_count,
        coalesce(u.reference_type, m.reference_type) = 'order' as is_of_order
      from inventory_movements m left join inventory_movements u on u.id = undone_movement(m.source_key)
      where m.product_id = shelf_between.product_id
        and movement_moment(coalesce(u, m)) > from_at and movement_moment(coalesce(u, m)) <= to_at
      group by 1, 2, 4, 5
    ), moments as (
      select w.at from whole w
      union select o.shipped_at from order_items i join orders o on o.id = i.order_id
        where i.product_id = shelf_between.product_id and o.shipped_at > from_at and o.shipped_at <= to_at
      union select o.recorded_at from order_items i join orders o on o.id = i.order_id
        where i.product_id = shelf_between.product_id and not i.moves_stock and o.recorded_at > from_at and o.recorded_at <= to_at
      union select c.created_at from order_items i join order_item_cancellations c on c.order_item_id = i.id
        where i.product_id = shelf_between.product_id and not i.moves_stock and c.created_at > from_at and c.created_at <= to_at
    )
    select n.at, coalesce(sum(w.units) filter (where w.is_count), 0)::integer as counted,
      coalesce(sum(w.units) filter (where not w.is_count and not w.is_of_order and w.units > 0), 0)::integer as came,
      coalesce(-sum(w.units) filter (where not w.is_count and not w.is_of_order and w.units < 0), 0)::integer as departed
    from moments n left join whole w on w.at = n.at group by n.at order by n.at
  loop
    after := awaiting_shipment(product_id, part.at) + counted_net(product_id, part.at);
    rest := after - before - part.counted - part.came + part.departed;
    came := came + part.came + greatest(rest, 0);
    departed := departed + part.departed + greatest(-rest, 0);
    before := after;
  end loop;
end
$$;
comment on function shelf_between is 'What the books had on the shelf at a moment, and what came and left until another one.';

-- In: a stocktake; products, null: all that were counted. Out: a row per counted product:
--   counted, entries, counted_from, counted_to   units, how many entries count, their first and last moment
--   books      units on the shelf at the first entry by the books, with what this stocktake has booked
--   came, departed   units that came to the shelf and left it between the first and the last entry
--   low, high  bounds of the difference; change: what there is to book, the difference nearest to 0
--   later_count   the moment of a count by others, or of the opening stock, after the last entry: the line cannot be booked, because that
--              figure has the counted units already; null: none
--   booked_at  when the line was booked last, undone bookings left out; booked: units that are booked
--   changed_at  when its entries last changed
create or replace function stocktake_lines(stocktake_id integer, product_ids integer[] default null)
returns table (product_id integer, counted integer, entries integer, counted_from timestamptz, counted_to timestamptz, books integer,
  came integer, departed integer, low integer, high integer, change integer, later_count timestamptz, booked_at timestamptz,
  booked integer, changed_at timestamptz)
language sql stable
as $$
  with line as (
    select e.product_id, sum(e.units)::integer as counted, count(*)::integer as entries, min(e.counted_at) as counted_from,
      max(e.counted_at) as counted_to, bool_or(e.assumed) as assumed
    from counting_entries(stocktake_lines.stocktake_id) e
    where stocktake_lines.product_ids is null or e.product_id = any (stocktake_lines.product_ids)
    group by 1
  )
  select l.product_id, l.counted, l.entries, l.counted_from, l.counted_to, s.books, s.came, s.departed,
    l.counted - s.books - s.came, l.counted - s.books + s.departed,
    greatest(l.counted - s.books - s.came, 0) + least(l.counted - s.books + s.departed, 0),
    greatest((select max(m.occurred_at) from inventory_movements m
        where m.product_id = l.product_id and m.movement_type in ('stocktake', 'opening') and m.occurred_at > l.counted_to
          and not is_of_stocktake(m.source_key, stocktake_lines.stocktake_id)
          and not exists (select from inventory_movements u where u.source_key = 'undo:' || m.id)),
      (select max(c.counted_at) from confirming_counts c
        where c.product_id = l.product_id and c.counted_at > l.counted_to and c.stocktake_id is distinct from stocktake_lines.stocktake_id)),
    b.booked_at, coalesce(b.booked, 0),
    (select max(e.changed_at) from stocktake_entries e
      where e.stocktake_id = stocktake_lines.stocktake_id and e.product_id = l.product_id)
  from line l
  cross join lateral shelf_between(l.product_id, l.counted_from, l.counted_to, stocktake_lines.stocktake_id) s
  left join lateral (
    select max(b.booked_at) as booked_at, sum(b.change)::integer as booked from stocktake_bookings b
    where b.stocktake_id = stocktake_lines.stocktake_id and b.product_id = l.product_id and b.undone_at is null
      and not exists (select from inventory_movements u where u.source_key = 'undo:' || b.movement_id)
  ) b on true
$$;
comment on function stocktake_lines is 'What a stocktake has found of its products, beside the books as of the moments of its entries.';

-- In: a stocktake. Out: the products that it is about.
create or replace function products_of_stocktake(stocktake_id integer) returns setof integer
language sql stable
as $$
  select p.id from stocktakes s join products p on p.archived_at is null
  where s.id = products_of_stocktake.stocktake_id and s.scope = 'all'
  union all
  select c.product_id from stocktake_products c where c.stocktake_id = products_of_stocktake.stocktake_id
$$;
comment on function products_of_stocktake is 'The products that a stocktake is about.';
