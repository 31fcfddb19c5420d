-- A reason to push that is none of the stock's: a rule, the product's archiving, the listing itself was changed.
-- In: marketplace products; those without a push row (places without an API) are passed over. What they show counts as unknown, so
-- each is pushed once, and their marketplaces are woken. Waits that the marketplace asked for stay.
create or replace function owe_listings(listing_ids integer[]) returns void
language plpgsql volatile
as $$
begin
  perform 1 from pushes where id = any (listing_ids) order by id for no key update;
  update pushes p set
    expected_stock = null,
    owed_since = case when p.pushed_version = p.owed_version then clock_timestamp() else p.owed_since end,
    owed_version = p.owed_version + 1,
    trigger_type = 'manual'
  where p.id = any (listing_ids);
  perform wake_marketplaces(array(select distinct p.marketplace_id from pushes p where p.id = any (listing_ids)));
end
$$;
comment on function owe_listings is 'Owes these marketplace products a push for a reason other than stock, and wakes their marketplaces.';
