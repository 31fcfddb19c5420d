-- What marketplaces were seen to show, or took: the one writer of these three columns, reports with figures of their own apart
-- (webhooks, src/db/catalog/observations.ts). In: listings and their figures in items, in the same order; null: not listed there, nothing is written.
create or replace function record_shown(listing_ids integer[], stocks integer[]) returns void
language sql volatile
as $$
  -- Listings are locked by id everywhere, after push rows.
  select 1 from marketplace_products mp where mp.id = any (listing_ids) order by mp.id for no key update;
  update marketplace_products mp set
    previous_stock = case when mp.marketplace_stock is distinct from s.stock then mp.marketplace_stock else mp.previous_stock end,
    marketplace_stock = s.stock,
    stock_last_synced_at = now()
  from unnest(record_shown.listing_ids, record_shown.stocks) as s (id, stock)
  where mp.id = s.id and s.stock is not null
$$;
comment on function record_shown is 'Writes what marketplaces show for their listings, and what they showed before.';

-- The same after a reading by which sales are found. In: also how long ago the reading began, in ms.
create or replace function record_read(listing_ids integer[], stocks integer[], ms_ago integer) returns void
language sql volatile
as $$
  -- Listings are locked by id everywhere, after push rows.
  select 1 from marketplace_products mp where mp.id = any (listing_ids) order by mp.id for no key update;
  update marketplace_products mp set
    previous_stock = case when s.stock is distinct from coalesce(mp.marketplace_stock, s.stock) then mp.marketplace_stock else mp.previous_stock end,
    marketplace_stock = coalesce(s.stock, mp.marketplace_stock),
    stock_last_synced_at = case when s.stock is null then mp.stock_last_synced_at else now() end,
    figure_read_at = date_trunc('milliseconds', clock_timestamp() - ms_ago * interval '1 ms'),
    figure_read = s.stock
  from unnest(listing_ids, stocks) as s (id, stock)
  where mp.id = s.id
$$;
comment on function record_read is 'Writes what marketplaces show for their listings by a reading that finds sales, and when it began.';

-- Refuses changes (40001: to be judged again) of listings whose figure was read since they were judged to be in no reading; their push
-- rows are locked, so that no reading follows. In: `changes` as in apply_stock_changes.
create or replace function assert_unread(changes jsonb) returns void
language plpgsql volatile
as $$
begin
  if exists (
    select from jsonb_array_elements(changes) c join marketplace_products mp on mp.id = (c ->> 'listing_id')::integer
    where (c -> 'observed' ->> 'unread')::boolean and mp.figure_read_at is distinct from (c -> 'observed' ->> 'read')::timestamptz
  ) then
    raise exception 'the figure was read at this moment' using errcode = '40001';
  end if;
end
$$;
comment on function assert_unread is 'Refuses changes of listings whose figure was read since the changes were judged.';
