-- Where a moment lies in the ledger. Keys and recorded_at rise together, but for the length of a transaction (recorded_at is its
-- beginning, the key is taken later), so a moment is found by halving: some 25 probes of a key that exists anyway, where an index
-- on recorded_at for each kind of list would cost every stock change.

-- In: a moment. Out: the key of a movement recorded at or before it, the next one being later; 0 when there is none before.
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
    -- Keys have holes: the first row from the middle on stands for it.
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
comment on function movement_id_at is 'The key of a movement recorded at or before a moment, the next one being later; 0: none.';

-- In: a product, a moment. Out: the product's version at that moment, as it stood in the ledger; 0 before its first movement.
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
comment on function movement_version_at is 'The version of a product at a moment, by its ledger.';
