-- The fees with the days on which they count. A row counts until the next one of the same marketplace and product.
create or replace function fee_periods() returns table (marketplace_id integer, product_id integer, first_day date, next_day date,
  commission_percent numeric, logistics numeric, packing numeric, currency text, commission_kept boolean, logistics_kept boolean)
language sql stable
as $$
  select f.marketplace_id, f.product_id, f.valid_from,
    lead(f.valid_from, 1, 'infinity') over (partition by f.marketplace_id, f.product_id order by f.valid_from),
    f.commission_percent, f.logistics, f.packing, f.currency, f.commission_kept, f.logistics_kept
  from marketplace_fees f
$$;
comment on function fee_periods is 'The fees, each with the first business day on which it counts and the first on which it no longer does.';

-- The daily sums of some days with the estimated fees. In: the first and the last business day. Out: the columns of sales_daily that sums
-- are made of, and
--   rate           units of the base currency for one unit of currency on that day; null: there is none
--   fees           in the base currency; null: no fee is set, or a rate is missing
--   lacks_fee      no fee is set for that day
--   fee_currency   the currency of a fee that has no rate on that day; null: none is missing
-- A cancelled unit costs nothing: it was not delivered. Packing is never paid back. A return counts with the fee of its own day.
-- `offset 0`: else a rate is looked up for each place that names it. The function is inlined into the statement that reads it, so that its filters reach the indexes.
create or replace function sales_with_fees(first_day date, last_day date) returns table (business_day date, product_id integer,
  marketplace_id integer, currency text, units_sold integer, units_returned integer, unpriced_sold integer, unpriced_returned integer,
  uncosted_sold integer, uncosted_returned integer, revenue_sold numeric, revenue_returned numeric, cost_sold numeric,
  cost_returned numeric, rate numeric, fees numeric, lacks_fee boolean, fee_currency text)
language sql stable
as $$
  select s.business_day, s.product_id, s.marketplace_id, s.currency, s.units_sold, s.units_returned, s.unpriced_sold,
    s.unpriced_returned, s.uncosted_sold, s.uncosted_returned, s.revenue_sold, s.revenue_returned, s.cost_sold, s.cost_returned, x.rate,
    case when f.lacks_fee then null
      else case when u.priced = 0 or f.percent = 0 then 0 else x.rate * f.percent / 100 * u.priced end
        + case when u.delivered = 0 or f.logistics = 0 then 0 else l.rate * f.logistics * u.delivered end
        + case when u.packed = 0 or f.packing = 0 then 0 else p.rate * f.packing * u.packed end
    end,
    f.lacks_fee,
    case when f.lacks_fee then null
      when l.rate is null and u.delivered <> 0 and f.logistics <> 0 then f.logistics_currency
      when p.rate is null and u.packed <> 0 and f.packing <> 0 then f.packing_currency
    end
  from sales_daily s
  cross join deployment d
  left join fee_periods() m on m.marketplace_id = s.marketplace_id and m.product_id is null
    and m.first_day <= s.business_day and s.business_day < m.next_day
  left join fee_periods() o on o.marketplace_id = s.marketplace_id and o.product_id = s.product_id
    and o.first_day <= s.business_day and s.business_day < o.next_day
  cross join lateral (select
      coalesce(o.commission_percent, m.commission_percent) as percent,
      coalesce(o.logistics, m.logistics) as logistics,
      case when o.logistics is null then m.currency else o.currency end as logistics_currency,
      coalesce(o.packing, m.packing) as packing,
      case when o.packing is null then m.currency else o.currency end as packing_currency,
      coalesce(o.commission_kept, m.commission_kept, false) as commission_kept,
      coalesce(o.logistics_kept, m.logistics_kept, true) as logistics_kept,
      coalesce(o.commission_percent, m.commission_percent) is null or coalesce(o.logistics, m.logistics) is null
        or coalesce(o.packing, m.packing) is null as lacks_fee) f
  cross join lateral (select
      s.revenue_sold - case when f.commission_kept then s.revenue_cancelled else s.revenue_returned end as priced,
      s.units_sold - case when f.logistics_kept then s.units_cancelled else s.units_returned end as delivered,
      s.units_sold - s.units_cancelled as packed) u
  cross join lateral (select case when s.currency = d.base_currency then 1 else (select e.rate from exchange_rates e
      where e.base_currency = d.base_currency and e.currency = s.currency and e.valid_from <= s.business_day
      order by e.valid_from desc limit 1) end as rate offset 0) x
  cross join lateral (select case when f.logistics_currency = d.base_currency then 1 else (select e.rate from exchange_rates e
      where e.base_currency = d.base_currency and e.currency = f.logistics_currency and e.valid_from <= s.business_day
      order by e.valid_from desc limit 1) end as rate offset 0) l
  cross join lateral (select case when f.packing_currency = d.base_currency then 1 else (select e.rate from exchange_rates e
      where e.base_currency = d.base_currency and e.currency = f.packing_currency and e.valid_from <= s.business_day
      order by e.valid_from desc limit 1) end as rate offset 0) p
  where s.business_day between sales_with_fees.first_day and sales_with_fees.last_day
$$;
comment on function sales_with_fees is 'The daily sums of some business days with exchange rate and estimated fees, for the analytics and for closed months.';
