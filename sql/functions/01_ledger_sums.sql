-- Sums of the ledger as of a moment, for counts. A movement that undoes another one belongs to the moment of that one: what was typed
-- by mistake and taken back was never there, whenever somebody noticed.

-- In: a source key of the ledger. Out: the id of the movement that it undoes, whole (`undo:ID`) or in part (`settled:ID:...`); else null.
create or replace function undone_movement(source_key text) returns bigint
language sql immutable parallel safe
as $$
  select case when source_key ~ '^(undo|settled):[0-9]+' then split_part(source_key, ':', 2)::bigint end
$$;
comment on function undone_movement is 'The id of the movement that a source key undoes; null: none.';

-- In: a movement. Out: the moment that it belongs to: of a count, when the shelf was counted; of anything else, when it was recorded.
create or replace function movement_moment(m inventory_movements) returns timestamptz
language sql immutable parallel safe
as $$
  select case m.movement_type when 'stocktake' then m.occurred_at else m.recorded_at end
$$;
comment on function movement_moment is 'The moment that a movement belongs to when somebody counts.';

-- In: a product, the time. Out: units minus oversold ones.
create or replace function counted_net(product_id integer, at timestamptz) returns integer
language sql stable
as $$
  select (coalesce((select sum(m.quantity_change) from inventory_movements m
      where m.product_id = counted_net.product_id and undone_movement(m.source_key) is null and movement_moment(m) <= counted_net.at), 0)
    + coalesce((select sum(m.quantity_change)
      from inventory_movements m join inventory_movements u on u.id = undone_movement(m.source_key)
      where m.product_id = counted_net.product_id and undone_movement(m.source_key) is not null and movement_moment(u) <= counted_net.at), 0))::integer
$$;
comment on function counted_net is 'The net units of a product that count for a moment: an undo counts from the moment of what it undoes.';

-- In: a product. Out: the time of its newest count (the opening and those that found no difference included) that nobody undid; null: none.
create or replace function last_counted_at(product_id integer) returns timestamptz
language sql stable
as $$
  select greatest(
    (select max(m.occurred_at) from inventory_movements m
      where m.product_id = last_counted_at.product_id and m.movement_type in ('opening', 'stocktake')
        and not exists (select from inventory_movements u where u.source_key = 'undo:' || m.id)),
    (select max(c.counted_at) from confirming_counts c where c.product_id = last_counted_at.product_id))
$$;
comment on function last_counted_at is 'When a product was last counted, undone counts left out; null: never.';

-- In: a marketplace, a product. Out: units that the ledger has as sold there, minus those that came back by cancellation or return.
create or replace function sold_and_not_back(marketplace_id integer, product_id integer) returns integer
language sql stable
as $$
  select coalesce(-sum(m.quantity_change), 0)::integer from inventory_movements m
  where m.product_id = sold_and_not_back.product_id and m.marketplace_id = sold_and_not_back.marketplace_id and m.movement_type in
    ('sale', 'marketplace_sale', 'cancellation', 'marketplace_cancellation', 'return', 'marketplace_return')
$$;
comment on function sold_and_not_back is 'Units of a product that were sold on a marketplace and did not come back, by the ledger.';

-- In: a marketplace, a product. Out: units of its orders' lines that are neither cancelled nor returned; only_moving: of lines that
-- move stock; not_expected: without those whose return is expected.
create or replace function open_in_orders(marketplace_id integer, product_id integer, only_moving boolean, not_expected boolean) returns integer
language sql stable
as $$
  select coalesce(sum((i.quantity - i.cancelled_quantity - i.returned_quantity
    - case when not_expected then i.return_expected else 0 end) * i.units_per_item), 0)::integer
  from order_items i join orders o on o.id = i.order_id
  where i.product_id = open_in_orders.product_id and o.marketplace_id = open_in_orders.marketplace_id and o.fulfilment = 'own'
    and (i.moves_stock or not only_moving)
$$;
comment on function open_in_orders is 'Units of a product in the orders of a marketplace that are neither cancelled nor returned.';
