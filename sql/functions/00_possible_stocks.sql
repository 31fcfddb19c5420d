-- Whether the push in flight is one of those of unknown result already: the same figure in the same items. In: a row of pushes.
create or replace function is_doubted(p pushes) returns boolean
language sql immutable parallel safe
return exists (
  select from unnest((p).doubted_stocks, (p).doubted_units) d (stock, units)
  where d.stock = (p).sent_stock and d.units is not distinct from (p).sent_units);
comment on function is_doubted is 'Whether the figure in flight may be shown already because of a push of unknown result.';

-- The figures that a marketplace may show because of pushes of unknown result, when the push in flight becomes one of them.
-- In: a row of pushes. Out: figures in items; without the one in flight where it was not recorded.
create or replace function possible_stocks(p pushes) returns integer[]
language sql immutable parallel safe
return case when (p).sent_stock is null or is_doubted(p) then (p).doubted_stocks else (p).doubted_stocks || (p).sent_stock end;
comment on function possible_stocks is 'Figures of pushes of unknown result, the one in flight included.';

-- The units of the product in one item of each of possible_stocks, in their order.
create or replace function possible_units(p pushes) returns integer[]
language sql immutable parallel safe
return case when (p).sent_stock is null or is_doubted(p) then (p).doubted_units else (p).doubted_units || (p).sent_units end;
comment on function possible_units is 'Units per item of possible_stocks.';
