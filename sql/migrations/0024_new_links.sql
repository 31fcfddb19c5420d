-- Linking only notes what is linked; a worker releases what waited for it, in parts. A trigger that released it looked through all
-- waiting events once per listing: 1,000 listings and 30,000 waiting sales took longer than a statement may.

create table new_links (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  names text[] not null
);
create index new_links_marketplace on new_links (marketplace_id, id);
comment on table new_links is 'Listings that were linked, renamed or deleted while events of their marketplace waited for a link: a worker retries what waits for these names, and deletes the row.';
comment on column new_links.id is 'The order in which they were noted.';
comment on column new_links.marketplace_id is 'Which marketplace.';
comment on column new_links.names is 'SKU, product id and ids of the link settings, as events may name the listing.';

-- What waits for a name. Without a pending list, because each look at the index would read all of it.
-- squawk-ignore require-concurrent-index-creation
create index idx_webhooks_waits_for on marketplace_webhooks using gin (waits_for) with (fastupdate = off) where waits_for is not null;
comment on column marketplace_webhooks.waits_for is 'The marketplace''s SKUs and product ids that were not linked when the row was tried last; linking one of them makes it pending again. Null: it waits for none.';
