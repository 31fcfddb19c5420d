-- Spreadsheets take a SKU of digits for a number and drop its leading zeros.
-- In: a SKU as people read it (look_alike_key). Out: every text of at most 14 digits that is the same number, the shortest first; of
-- another SKU, the SKU itself.
create or replace function sku_spellings(key text) returns text[]
language sql immutable strict
as $$
  select case when key !~ '^\d{1,14}$' then array[key] else array(
    select lpad(ltrim(key, '0'), digits, '0') from generate_series(greatest(length(ltrim(key, '0')), 1), 14) as digits order by digits) end
$$;
comment on function sku_spellings is 'Every SKU that is the same number as this one, with more or fewer leading zeros, the shortest first; the SKU itself if it is no number.';
