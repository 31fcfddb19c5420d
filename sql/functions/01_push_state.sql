-- How far the figure of a listing has come. All code uses this function. It is inlined into the query that uses it.
-- In: the push row (null: a marketplace without an API, where Ombor itself shows the figure), whether the marketplace is paused,
-- whether a guard holds the push or a reading of the listing. Out: a PushState of the API, in lower case.
create or replace function push_state(push pushes, paused boolean, held boolean) returns text
language sql immutable parallel safe
return case
  when (push).id is null then 'confirmed'
  when (push).open_until is not null then 'in_flight'
  when (push).pushed_version >= (push).owed_version and (push).refused_reason is not null then 'refused'
  when paused and ((push).pushed_version < (push).owed_version or (push).settle_at is not null or (push).answered_at is null) then 'paused'
  when held then 'held_by_guard'
  when (push).answered_at is null then 'never_pushed'
  when (push).pushed_version < (push).owed_version or (push).settle_at is not null then 'owed'
  else 'confirmed'
end;
comment on function push_state is 'How far the figure of a listing has come, as PushState of the API says it.';

-- Listings whose push_state may be another one than confirmed. All others are confirmed, and a shop has mostly those: each part of the
-- union has its index, so the time grows with what is not confirmed, not with the shop.
-- In: marketplaces; null: all. Out: ids of listings, each once.
create or replace function unconfirmed_listings(marketplaces integer[] default null) returns table (listing_id integer)
language sql stable
as $$
  select p.id from pushes p
    where p.pushed_version < p.owed_version and (marketplaces is null or p.marketplace_id = any (marketplaces))
  union
  select p.id from pushes p where p.settle_at is not null and (marketplaces is null or p.marketplace_id = any (marketplaces))
  union
  select p.id from pushes p where p.open_until is not null and (marketplaces is null or p.marketplace_id = any (marketplaces))
  union
  select p.id from pushes p where p.refused_reason is not null and (marketplaces is null or p.marketplace_id = any (marketplaces))
  union
  select p.id from pushes p where p.answered_at is null and (marketplaces is null or p.marketplace_id = any (marketplaces))
  union
  select p.id from unsettled_readings() u join pushes p on p.id = u.listing_id
    where u.held and (marketplaces is null or p.marketplace_id = any (marketplaces))
$$;
comment on function unconfirmed_listings is 'Listings whose figure the marketplace has not confirmed, or that a guard holds.';
