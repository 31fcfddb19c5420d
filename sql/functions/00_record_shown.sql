-- What marketplaces were seen to show, or took: the one writer of these three columns, reports with figures of their own apart
-- (webhooks, src/db/catalog/observations.ts). In: listings and their figures in items, in the same order; null: not listed there, nothing is written.
create or replace function record_shown(listing_ids integer[], stocks integer[]) returns void
language sql volatile
as $$
  update marketplace_products mp set
    previous_stock = case when mp.marketplace_stock is distinct from s.stock then mp.marketplace_stock else mp.previous_stock end,
    marketplace_stock = s.stock,
    stock_last_synced_at = now()
  from (select * from unnest(record_shown.listing_ids, record_shown.stocks) as t (id, stock) order by t.id) s
  where mp.id = s.id and s.stock is not null
$$;
comment on function record_shown is 'Writes what marketplaces show for their listings, and what they showed before.';
