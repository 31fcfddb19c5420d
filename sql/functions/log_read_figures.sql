-- Keeps the figures that marketplaces were seen to show: marketplace_products has only the newest one, and later people ask which figure
-- was shown at the time of a sale. A figure that is there because a push was accepted in this same transaction was sent, not read: it
-- already has its row. A reading that repeats the one before it, with nothing sent in between, says nothing new.
create or replace function log_read_figures() returns trigger
language plpgsql
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
  insert into listing_figures (marketplace_product_id, kind, figure, happened_at)
  select n.id, 'read', n.marketplace_stock, clock_timestamp()
  from new_rows n join old_rows o on o.id = n.id
  where n.stock_last_synced_at is distinct from o.stock_last_synced_at and n.marketplace_stock is not null
    -- A push is answered within its lease. Without order and limit, with which the figures of all listings would be read from the newest on.
    and not exists (
      select from listing_figures f
      where f.marketplace_product_id = n.id and f.kind = 'told' and f.happened_at > transaction_timestamp() - interval '1 minute'
        and f.acknowledged_at >= transaction_timestamp())
    -- The same figure again is news only where something was sent since it was read.
    and (n.marketplace_stock is distinct from o.marketplace_stock or o.stock_last_synced_at is null or exists (
      select from listing_figures f
      where f.marketplace_product_id = n.id and f.kind = 'told' and f.happened_at > o.stock_last_synced_at - interval '1 minute'
        and not exists (
          select from listing_figures r
          where r.marketplace_product_id = n.id and r.kind = 'read' and r.happened_at > coalesce(f.acknowledged_at, f.happened_at))));
  return null;
end
$$;
comment on function log_read_figures is 'Statement trigger on marketplace_products: a new reading of a marketplace''s figure becomes a row of listing_figures.';

create or replace trigger marketplace_products_read after update on marketplace_products
  referencing old table as old_rows new table as new_rows for each statement execute function log_read_figures();
