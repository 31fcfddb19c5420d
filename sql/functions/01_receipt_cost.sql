-- The cost of a product after a receipt.
-- In: how it is made (average, last); net units of the product before, negative where it is oversold; its cost before, null: not known;
-- of the receipt: units without a cost, units with a cost, what these come to, the cost of the last of them (null: none has one).
-- Out: the new cost of one unit with four decimals; the old one where the receipt has no cost.
-- Units that are on hand, or arrive without a cost, count with the old cost. Oversold units were sold with the old cost before: nothing
-- of them is left, so that what remains of the receipt has the receipt's cost. An unknown old cost cannot be averaged.
create or replace function receipt_cost(method text, net integer, old_cost numeric, uncosted integer, costed integer, value numeric, last_cost numeric)
returns numeric
language sql immutable
as $$
  select case
      when costed = 0 then old_cost
      when method = 'last' then last_cost
      when old_cost is null then round(value / costed, 4)
      else round((old_cost * greatest(net::bigint + uncosted, 0) + value) / (greatest(net::bigint + uncosted, 0) + costed), 4)
    end
$$;
comment on function receipt_cost is 'The cost of a product after a receipt: the average weighted by what was on hand, or the last one.';

-- What receipts make of the costs of their products. In: receipts; how costs are made. Out: for each product of each of them the costs
-- before and after, if it were booked now.
create or replace function receipt_costs(receipts bigint[], method text)
returns table (receipt_id bigint, product_id integer, cost_before numeric, cost_after numeric)
language sql stable
as $$
  select l.receipt_id, l.product_id, p.cost_price,
    receipt_cost(method, i.quantity - i.oversold, p.cost_price, l.uncosted, l.costed, l.value, l.last_cost)
  from (
    select receipt_id, product_id,
      coalesce(sum(quantity) filter (where unit_cost is null), 0)::integer as uncosted,
      coalesce(sum(quantity) filter (where unit_cost is not null), 0)::integer as costed,
      coalesce(sum(quantity * unit_cost), 0) as value,
      (array_agg(unit_cost order by id desc) filter (where unit_cost is not null))[1] as last_cost
    from receipt_lines where receipt_id = any (receipts) and product_id is not null group by receipt_id, product_id
  ) l
  join products p on p.id = l.product_id join inventory i on i.product_id = l.product_id
$$;
comment on function receipt_costs is 'The costs of the products of receipts before and after, if they were booked now.';
