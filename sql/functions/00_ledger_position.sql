-- Finds the position of a time in the ledger. Ids and recorded_at rise together, except within the length of a transaction
-- (recorded_at is its beginning, the id is taken later). So a binary search works: some 25 lookups by primary key, while an index on
-- recorded_at for each kind of list would slow down every stock change.

-- In: a time. Out: the id of the last movement that was recorded at or before it; 0: none.
create or replace function movement_id_at(at timestamptz) returns bigint
language plpgsql stable
as $$
declare
  low bigint := 0;
  high bigint := coalesce((select max(id) from inventory_movements), 0);
  middle bigint;
  found record;
begin
  while low < high loop
    middle := low + (high - low + 1) / 2;
    -- Ids have gaps: the first row at or after the middle is used.
    select m.id, m.recorded_at into found from inventory_movements m where m.id >= middle order by m.id limit 1;
    if found.recorded_at > at then
      high := middle - 1;
    else
      low := found.id;
    end if;
  end loop;
  return low;
end
$$;
comment on function movement_id_at is 'The id of the last movement that was recorded at or before a time; 0: none.';

-- In: a product, a time. Out: the product's version in the ledger at that time; 0 before its first movement.
create or replace function movement_version_at(product_id integer, at timestamptz) returns integer
language plpgsql stable
as $$
declare
  low integer := 0;
  high integer := coalesce((select max(m.version) from inventory_movements m where m.product_id = movement_version_at.product_id), 0);
  middle integer;
begin
  while low < high loop
    middle := low + (high - low + 1) / 2;
    if (select m.recorded_at from inventory_movements m where m.product_id = movement_version_at.product_id and m.version = middle) <= at then
      low := middle;
    else
      high := middle - 1;
    end if;
  end loop;
  return low;
end
$$;
comment on function movement_version_at is 'The version of a product at a time, by its ledger.';
