-- The sales of a month as they are known now. In: its first day. Out: rows with the columns of month_lines, without id and known_at.
create or replace function month_figures(month date) returns table (marketplace_id integer, product_id integer, units_sold integer,
  units_returned integer, revenue numeric, cost numeric, fees numeric, units_without_price integer, units_without_cost integer,
  units_without_fee integer)
language sql stable
as $$
  select s.marketplace_id, s.product_id, sum(s.units_sold)::integer, sum(s.units_returned)::integer,
    coalesce(sum((s.revenue_sold - s.revenue_returned) * s.rate), 0), sum(s.cost_sold - s.cost_returned), coalesce(sum(s.fees), 0),
    sum(case when s.rate is null and (s.revenue_sold <> 0 or s.revenue_returned <> 0) then s.units_sold + s.units_returned
      else s.unpriced_sold + s.unpriced_returned end)::integer,
    sum(s.uncosted_sold + s.uncosted_returned)::integer,
    coalesce(sum(s.units_sold + s.units_returned) filter (where s.fees is null), 0)::integer
  from sales_with_fees(month_figures.month, (month_figures.month + interval '1 month' - interval '1 day')::date) s
  group by 1, 2
$$;
comment on function month_figures is 'The sales of a month as they are known now, by marketplace and product.';

-- Closes a month: its figures are recorded. In: its first day, who closes it. Out: whether it was open.
create or replace function close_month(month date, actor text) returns boolean
language plpgsql volatile
as $$
#variable_conflict use_column
begin
  insert into closed_months (month, base_currency, closed_by, compared_at)
    select close_month.month, d.base_currency, close_month.actor, now() from deployment d on conflict do nothing;
  if not found then
    return false;
  end if;
  insert into month_lines (month, known_in, marketplace_id, product_id, units_sold, units_returned, revenue, cost, fees,
      units_without_price, units_without_cost, units_without_fee)
    select close_month.month, close_month.month, f.* from month_figures(close_month.month) f
    order by f.marketplace_id, f.product_id;
  return true;
end
$$;
comment on function close_month is 'Records the figures of a month, which do not change afterwards. Returns false if it was closed before.';

-- Records what became known of one closed month since it was last compared. Months of the last quarter are compared every ten minutes,
-- older ones every day, all at once after a change of rates or fees. Out: the month; null: none is due.
-- Of amounts in another base currency than today's nothing can be said.
create or replace function book_corrections() returns date
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  due date;
begin
  select c.month into due from closed_months c join deployment d on d.base_currency = c.base_currency
    where c.compared_at is null
      or c.compared_at < now() - case when c.month > now() - interval '4 months' then interval '10 minutes' else interval '1 day' end
    order by c.compared_at nulls first limit 1 for no key update of c skip locked;
  if due is null then
    return null;
  end if;
  insert into month_lines (month, known_in, marketplace_id, product_id, units_sold, units_returned, revenue, cost, fees,
      units_without_price, units_without_cost, units_without_fee)
    select due, date_trunc('month', now() at time zone d.business_time_zone)::date, f.marketplace_id, f.product_id, f.units_sold,
      f.units_returned, f.revenue, f.cost, f.fees, f.units_without_price, f.units_without_cost, f.units_without_fee
    from deployment d
    cross join (
      select marketplace_id, product_id, sum(units_sold)::integer as units_sold, sum(units_returned)::integer as units_returned,
        sum(revenue) as revenue, sum(cost) as cost, sum(fees) as fees, sum(units_without_price)::integer as units_without_price,
        sum(units_without_cost)::integer as units_without_cost, sum(units_without_fee)::integer as units_without_fee
      from (
        select * from month_figures(due)
        union all
        select l.marketplace_id, l.product_id, -l.units_sold, -l.units_returned, -l.revenue, -l.cost, -l.fees, -l.units_without_price,
          -l.units_without_cost, -l.units_without_fee
        from month_lines l where l.month = due
      ) line
      group by marketplace_id, product_id
    ) f
    where (f.units_sold, f.units_returned, f.units_without_price, f.units_without_cost, f.units_without_fee) <> (0, 0, 0, 0, 0)
      or f.revenue <> 0 or f.cost <> 0 or f.fees <> 0
    order by f.marketplace_id, f.product_id;
  update closed_months c set compared_at = now() where c.month = due;
  return due;
end
$$;
comment on function book_corrections is 'Records what became known of one closed month since it was last compared, as lines of the present month. Returns the month; null: none is due.';

-- After a change of rates or fees. In: the first day from which they count.
create or replace function compare_months(first_day date) returns void
language plpgsql volatile
as $$
begin
  perform 1 from closed_months c where c.month > compare_months.first_day - 31 order by c.month for no key update;
  update closed_months c set compared_at = null where c.month > compare_months.first_day - 31;
end
$$;
comment on function compare_months is 'Closed months that a change from a day on may concern are compared at once.';

create or replace function audit_month() returns trigger
language plpgsql
as $$
begin
  perform record_audit('month.closed', 'month', to_char(new.month, 'YYYY-MM'),
    jsonb_build_array(jsonb_build_object('field', 'closedBy', 'from', null, 'to', new.closed_by)));
  return null;
end
$$;
comment on function audit_month is 'Row trigger on closed_months: closed, in the audit log.';
create or replace trigger closed_months_audited after insert on closed_months
  for each row execute function audit_month();

create or replace trigger month_lines_append_only before update or delete or truncate on month_lines
  for each statement execute function refuse_ledger_change();
