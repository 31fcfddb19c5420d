-- The figure that a listing should show, in items. Every path uses this function.
-- In: free units, the listing's rule, and whether it may show anything at all. Out: items, never below 0.
create or replace function listing_figure(
  quantity integer, stock_percent integer, stock_buffer integer, stock_limit integer, units_per_item integer,
  selling boolean, archived boolean
) returns integer
language sql immutable parallel safe
return case
  when archived or not selling then 0
  else least(
    coalesce(stock_limit, 2147483647),
    greatest((quantity::bigint * stock_percent / 100)::integer - stock_buffer, 0)
  ) / units_per_item
end;
comment on function listing_figure is 'clamp(floor(quantity * percent / 100) - buffer, 0, limit) / units per item, floored; 0 when not selling or archived.';
