-- The figure that a listing should show, in items. Every path uses this function.
-- In: free units and whether the product is archived, the listing (null: a place of ours that offers the product without one),
-- its marketplace. Out: items, never below 0. Of the listing's rule and the marketplace's the stricter one counts: the greater
-- minimum and buffer, the lesser percent and limit. It is inlined into the query that uses it, so whole rows cost nothing.
create or replace function listing_figure(quantity integer, archived boolean, listing marketplace_products, place marketplaces)
returns integer
language sql immutable parallel safe
return case
  when archived or not (place).selling or not coalesce((listing).selling, true) or (listing).unlinked_at is not null then 0
  when quantity < greatest((listing).stock_minimum, (place).stock_minimum) then 0
  else least(
    (listing).stock_limit, (place).stock_limit,
    greatest(
      (quantity::bigint * least((listing).stock_percent, (place).stock_percent) / 100)::integer
        - greatest((listing).stock_buffer, (place).stock_buffer), 0)
  ) / coalesce((listing).units_per_item, 1)
end;
comment on function listing_figure is 'clamp(floor(quantity * percent / 100) - buffer, 0, limit) / units per item, floored; 0 below the minimum, when not selling, archived or being unlinked.';
