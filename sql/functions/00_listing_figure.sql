-- The figure that a listing should show, in items. All code uses this function.
-- In: free units, whether the product is archived, the listing (null: our own shop sells the product without a listing), its
-- marketplace. Out: items, never below 0. The stricter of the listing's rule and the marketplace's rule applies: the greater minimum
-- and buffer, the smaller percent and limit. The function is inlined into the query that uses it, so passing whole rows costs nothing.
create or replace function listing_figure(quantity integer, archived boolean, listing marketplace_products, marketplace marketplaces)
returns integer
language sql immutable parallel safe
return case
  when archived or not (marketplace).selling or not coalesce((listing).selling, true) or (listing).unlinked_at is not null and not coalesce((listing).keeps_figure, false) then 0
  when quantity < greatest((listing).stock_minimum, (marketplace).stock_minimum) then 0
  else least(
    (listing).stock_limit, (marketplace).stock_limit,
    greatest(
      (quantity::bigint * least((listing).stock_percent, (marketplace).stock_percent) / 100)::integer
        - greatest((listing).stock_buffer, (marketplace).stock_buffer), 0)
  ) / coalesce((listing).units_per_item, 1)
end;
comment on function listing_figure is 'clamp(floor(quantity * percent / 100) - buffer, 0, limit) / units per item, rounded down; 0 below the minimum, when not selling, archived or being unlinked.';
