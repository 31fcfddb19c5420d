-- The sums of all sales in the ledger, with the columns of sales_daily: the analytics are checked against them and rebuilt from them.
-- In: products; null: all. Out: one row per business day, product, marketplace and currency.
create or replace function ledger_sales(product_ids integer[] default null) returns setof sales_daily
language sql stable
as $$
  select m.business_day, m.product_id, m.marketplace_id, coalesce(m.currency, k.currency),
    coalesce(sum(l.units) filter (where l.sold), 0)::integer, coalesce(sum(l.units) filter (where not l.sold), 0)::integer,
    coalesce(sum(l.units) filter (where l.sold and m.unit_price is null), 0)::integer,
    coalesce(sum(l.units) filter (where not l.sold and m.unit_price is null), 0)::integer,
    coalesce(sum(l.units) filter (where l.sold and m.unit_cost is null), 0)::integer,
    coalesce(sum(l.units) filter (where not l.sold and m.unit_cost is null), 0)::integer,
    coalesce(sum(round(m.unit_price * l.units, 4)) filter (where l.sold), 0),
    coalesce(sum(round(m.unit_price * l.units, 4)) filter (where not l.sold), 0),
    coalesce(sum(round(m.unit_cost * l.units, 4)) filter (where l.sold), 0),
    coalesce(sum(round(m.unit_cost * l.units, 4)) filter (where not l.sold), 0),
    coalesce(sum(l.units) filter (where l.cancelled), 0)::integer,
    coalesce(sum(round(m.unit_price * l.units, 4)) filter (where l.cancelled), 0)
  from inventory_movements m
  join marketplaces k on k.id = m.marketplace_id
  cross join lateral (select abs(m.quantity_change) as units, m.movement_type in ('sale', 'marketplace_sale') as sold,
    m.movement_type in ('cancellation', 'marketplace_cancellation') as cancelled) l
  where m.movement_type in ('sale', 'marketplace_sale', 'cancellation', 'marketplace_cancellation', 'return', 'marketplace_return')
    and (ledger_sales.product_ids is null or m.product_id = any (ledger_sales.product_ids))
  group by 1, 2, 3, 4
$$;
comment on function ledger_sales is 'The sums of all sales in the ledger, with the columns of sales_daily.';

-- Rebuilds the analytics of a product from the ledger. In: the product; the caller has locked its inventory row, so that no sale comes
-- in between. Out: whether they differed.
create or replace function rebuild_sales(product_id integer) returns boolean
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  of_product constant integer := rebuild_sales.product_id;
begin
  if not exists (
    (select * from sales_daily s where s.product_id = of_product except all select * from ledger_sales(array[of_product]))
    union all
    (select * from ledger_sales(array[of_product]) except all select * from sales_daily s where s.product_id = of_product)
  ) then
    return false;
  end if;
  delete from sales_daily s where s.product_id = of_product;
  insert into sales_daily select * from ledger_sales(array[of_product]) order by 1, 2, 3, 4;
  return true;
end
$$;
comment on function rebuild_sales is 'Rebuilds the analytics of a product from the ledger; returns whether they differed.';
