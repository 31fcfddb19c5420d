-- How many units of a product the Mini App shop can sell now, by the shop's rule and the rule of its listing, if it has one.
-- In: the product, its free units, whether it is archived. Out: units.
create or replace function shop_stock(product_id integer, quantity integer, archived boolean) returns integer
language sql stable
as $$
  select listing_figure(shop_stock.quantity, shop_stock.archived, mp, m)
  from marketplaces m left join lateral own_listing(m.id, shop_stock.product_id) mp on true
  where m.code = 'amazing_store'
$$;
comment on function shop_stock is 'How many units of a product the Mini App shop can sell now.';

-- Units of a product that were sold but not handed over at a time: they are still on the shelf when somebody counts.
-- Computed as units that the ledger had recorded as sold by then, minus units that had been handed over by then. So an order that
-- became known after its handover counts negative in between: its units had left the shelf while the ledger still had them. Orders
-- whose stock is moved by another signal have no movements; their lines are used instead.
-- In: the product, the time. Out: units.
create or replace function awaiting_shipment(product_id integer, at timestamptz) returns integer
language sql stable
as $$
  select (coalesce((select sum(one.units)
  from (
    select distinct o.id, o.shipped_at
    from order_items i join orders o on o.id = i.order_id
    where i.product_id = awaiting_shipment.product_id and i.moves_stock and o.fulfilment = 'own'
      and (o.shipped_at is null or o.shipped_at > awaiting_shipment.at or o.updated_at > awaiting_shipment.at)
  ) o
  cross join lateral (
    select coalesce(sum(-m.quantity_change) filter (where m.recorded_at <= awaiting_shipment.at), 0)
      - case when o.shipped_at <= awaiting_shipment.at then coalesce(sum(-m.quantity_change), 0) else 0 end as units
    from inventory_movements m
    where m.order_id = o.id and m.product_id = awaiting_shipment.product_id and m.reference_type = 'order'
      and (m.movement_type in ('sale', 'marketplace_sale')
        -- A cancellation after the handover does not change the shelf.
        or m.movement_type in ('cancellation', 'marketplace_cancellation') and m.recorded_at <= coalesce(o.shipped_at, 'infinity'))
  ) one), 0) + coalesce((select sum((i.quantity - coalesce(c.quantity, 0)) * i.units_per_item)
  from order_items i
  join orders o on o.id = i.order_id
  left join lateral (
    select sum(c.quantity) as quantity from order_item_cancellations c where c.order_item_id = i.id and c.created_at <= awaiting_shipment.at
  ) c on true
  where i.product_id = awaiting_shipment.product_id and not i.moves_stock and o.fulfilment = 'own'
    and o.recorded_at <= awaiting_shipment.at and coalesce(o.shipped_at, 'infinity') > awaiting_shipment.at), 0))::integer
$$;
comment on function awaiting_shipment is 'Units of a product that were sold but not handed over at a time.';
