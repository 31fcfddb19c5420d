-- Barcodes of 6 to 14 digits are numbers of the trade (GTIN): leading zeros come and go. Shorter ones are the shop's own.
-- In: barcodes. Out: every text with 6 to 14 digits that is the same number as one of them. As `listSpellings` in src/catalog/barcodes.ts.
create or replace function gtin_spellings(barcodes text[]) returns text[]
language sql immutable strict
as $$
  select coalesce(array_agg(distinct lpad(ltrim(b, '0'), digits, '0')), '{}')
  from unnest(barcodes) as b cross join lateral generate_series(greatest(length(ltrim(b, '0')), 6), 14) as digits
  where b ~ '^\d{6,14}$'
$$;
comment on function gtin_spellings is 'Every text of 6 to 14 digits that is the same trade number (GTIN) as one of these barcodes.';
