-- What the Mini App shop may sell of a product now: by the shop's rule and its own listing's, where it has one.
-- In: the product, its free units, whether it is archived. Out: units.
create or replace function shop_stock(product_id integer, quantity integer, archived boolean) returns integer
language sql stable
as $$
  select listing_figure(shop_stock.quantity, shop_stock.archived, mp, m)
  from marketplaces m left join lateral own_listing(m.id, shop_stock.product_id) mp on true
  where m.code = 'amazing_store'
$$;
comment on function shop_stock is 'What the Mini App shop may sell of a product now, in units.';

-- Units sold but not handed over yet, of one product, at a moment: they are still on the shelf when somebody counts.
-- In: the product, the moment. Out: units.
create or replace function awaiting_shipment(product_id integer, at timestamptz) returns integer
language sql stable
as $$
  select coalesce(sum((i.quantity - coalesce(c.quantity, 0)) * i.units_per_item), 0)::integer
  from order_items i
  join orders o on o.id = i.order_id
  left join lateral (
    select sum(c.quantity) as quantity from order_item_cancellations c where c.order_item_id = i.id and c.created_at <= awaiting_shipment.at
  ) c on true
  where i.product_id = awaiting_shipment.product_id and o.fulfilment = 'own' and o.recorded_at <= awaiting_shipment.at
    and coalesce(o.shipped_at, 'infinity') > awaiting_shipment.at
$$;
comment on function awaiting_shipment is 'Units of a product that were sold but not handed over at a moment.';
