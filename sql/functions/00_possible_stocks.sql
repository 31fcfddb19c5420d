-- The figures that a marketplace may show because of pushes of unknown result, when the push in flight becomes one of them.
-- In: a row of pushes. Out: figures in items, each once; without the one in flight where it was not recorded.
create or replace function possible_stocks(p pushes) returns integer[]
language sql immutable parallel safe
return case when (p).sent_stock is null or (p).sent_stock = any ((p).doubted_stocks) then (p).doubted_stocks
  else (p).doubted_stocks || (p).sent_stock end;
comment on function possible_stocks is 'Figures of pushes of unknown result, the one in flight included.';
