-- Places one of our own orders: order, items and stock in one transaction, or nothing.
--
-- In: `header` {marketplace_id, customer_name, customer_phone, note, buyer_id, delivery_method, delivery_address,
-- hold_minutes, expected_total, actor} (hold_minutes
-- null: the order is new; else it is held that long. expected_total: what it must come to, in the marketplace's currency; null: not
-- compared), `lines` [{product_id, quantity, unit_price}], each line another product. unit_price null: the
-- listing's price, else the product's if the currencies are the same, else none.
-- The shop (type internal) can sell what its rule and its listing's rule allow, staff can sell all free units.
-- Out: the order's id. Errors: OM001 short stock (DETAIL as in apply_stock_changes), OM003 another total (DETAIL {total, currency}).
create or replace function place_order(header jsonb, lines jsonb)
returns bigint
language plpgsql volatile
as $$
declare
  marketplace marketplaces;
  hold_minutes constant integer := (header ->> 'hold_minutes')::integer;
  expected_total constant numeric := (header ->> 'expected_total')::numeric;
  new_order_id bigint;
  short jsonb;
  priced jsonb;
  total numeric;
begin
  select * into strict marketplace from marketplaces where id = (header ->> 'marketplace_id')::integer;

  -- The stock is checked before the order is written: a refused order leaves no row and uses no order number.
  perform 1 from inventory i
    where i.product_id in (select (l ->> 'product_id')::integer from jsonb_array_elements(lines) l)
    order by i.product_id for no key update;

  select jsonb_agg(jsonb_build_object('sku', p.sku, 'requested', l.quantity, 'available', a.available) order by p.sku) into short
  from jsonb_to_recordset(lines) as l (product_id integer, quantity integer)
  join products p on p.id = l.product_id
  join inventory i on i.product_id = l.product_id
  left join lateral own_listing(marketplace.id, l.product_id) mp on true
  cross join lateral (select case
    when p.archived_at is not null or (marketplace.type = 'internal' and not p.in_shop) then 0
    when marketplace.type = 'internal' then listing_figure(i.quantity, false, mp, marketplace)
    else i.quantity end as available) a
  where l.quantity > a.available;
  if short is not null then
    raise exception 'not enough stock' using errcode = 'OM001', detail = short::text;
  end if;

  -- Prices are read once: what is compared is what is booked, whoever changes a price meanwhile.
  select jsonb_agg(to_jsonb(l) order by l.ord), coalesce(round(sum(l.unit_price * l.quantity), 4), 0) into priced, total
  from (
    select l.ord, p.id as product_id, mp.id as listing_id, p.sku, l.quantity,
      coalesce(l.unit_price, mp.marketplace_price, case when p.currency = marketplace.currency then p.price end) as unit_price,
      p.cost_price as unit_cost, p.currency as cost_currency
    from rows from (jsonb_to_recordset(lines) as (product_id integer, quantity integer, unit_price numeric))
      with ordinality as l (product_id, quantity, unit_price, ord)
    join products p on p.id = l.product_id
    left join lateral own_listing(marketplace.id, l.product_id) mp on true
  ) l;
  if total <> expected_total then
    raise exception 'another total' using errcode = 'OM003',
      detail = jsonb_build_object('total', trim_scale(total)::text, 'currency', marketplace.currency)::text;
  end if;

  perform set_config('ombor.actor', header ->> 'actor', true);
  insert into orders (marketplace_id, currency, customer_name, customer_phone, note, buyer_id, delivery_method, delivery_address,
    status, held_until)
  values (marketplace.id, marketplace.currency, header ->> 'customer_name', header ->> 'customer_phone', header ->> 'note', header ->> 'buyer_id',
    header ->> 'delivery_method', header ->> 'delivery_address',
    case when hold_minutes is null then 'new' else 'held' end, now() + make_interval(mins => hold_minutes))
  returning id into new_order_id;
  perform set_config('ombor.actor', '', true);

  insert into order_items (order_id, product_id, marketplace_product_id, sku, line_key, quantity, unit_price, unit_cost, cost_currency)
  select new_order_id, l.product_id, l.listing_id, l.sku, l.sku, l.quantity, l.unit_price, l.unit_cost, l.cost_currency
  from jsonb_to_recordset(priced) as l (ord integer, product_id integer, listing_id integer, sku text, quantity integer,
    unit_price numeric, unit_cost numeric, cost_currency text)
  order by l.ord;

  -- The customer's note stays in the order: the ledger is kept permanently, so it must not contain personal data.
  perform apply_stock_changes((
    select jsonb_agg(jsonb_build_object(
      'source_key', 'order:' || new_order_id || ':' || oi.id, 'product_id', oi.product_id, 'units', -oi.quantity,
      'movement_type', 'sale', 'reference_type', 'order', 'reference_id', new_order_id, 'order_id', new_order_id,
      'actor', header ->> 'actor', 'occurred_at', now(), 'marketplace_id', marketplace.id,
      'unit_price', oi.unit_price, 'unit_cost', oi.unit_cost, 'frozen', true) order by oi.id)
    from order_items oi where oi.order_id = new_order_id));
  return new_order_id;
end
$$;
comment on function place_order is 'Places one of our own orders with its items and stock movements, or nothing. Returns the order''s id.';
