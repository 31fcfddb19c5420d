-- What is reported late belongs to what was before: to a difference that was accepted of a listing that was deleted since, to the items
-- in which a listing was sold then.

create table accepted_drifts (
  drift_id bigint primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  product_id integer not null references products (id) on delete cascade,
  listing_id integer references marketplace_products (id) on delete set null,
  marketplace_sku text not null,
  marketplace_product_id text not null,
  sold_after timestamptz not null,
  sold_up_to timestamptz not null
);
create index accepted_drifts_sold on accepted_drifts (marketplace_id, sold_up_to);
create index accepted_drifts_listing on accepted_drifts (listing_id);
comment on table accepted_drifts is 'Differences that a person accepted: a sale or cancellation that is reported later replaces what was booked for them.';
comment on column accepted_drifts.drift_id is 'The difference; its row in drifts is deleted with its listing. The movement that it made has the source key drift:<drift_id>.';
comment on column accepted_drifts.marketplace_id is 'Where it was found.';
comment on column accepted_drifts.product_id is 'The product whose stock it moved.';
comment on column accepted_drifts.listing_id is 'The listing; null: it was deleted.';
comment on column accepted_drifts.marketplace_sku is 'The SKU there of the listing.';
comment on column accepted_drifts.marketplace_product_id is 'The product id there of the listing.';
comment on column accepted_drifts.sold_after is 'What explains it happened after this moment: a day before the marketplace accepted the figure that it was compared with.';
comment on column accepted_drifts.sold_up_to is 'What explains it happened at this moment at the latest: when the difference was confirmed.';

insert into accepted_drifts
select d.id, d.marketplace_id, d.product_id, mp.id, mp.marketplace_sku, mp.marketplace_product_id,
  coalesce(d.told_at, d.confirmed_at) - interval '1 day', d.confirmed_at
from drifts d join marketplace_products mp on mp.id = d.marketplace_product_id
where d.accepted_at is not null;
-- squawk-ignore require-concurrent-index-deletion
drop index drifts_accepted;

create table earlier_items (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  marketplace_sku text not null,
  product_id integer not null references products (id) on delete cascade,
  until timestamptz not null,
  units_per_item integer not null check (units_per_item >= 1),
  primary key (marketplace_id, marketplace_sku, product_id, until)
);
comment on table earlier_items is 'How many units an item of a listing had before that was changed, or before the listing was deleted: what was sold then and is reported later counts by it.';
comment on column earlier_items.marketplace_id is 'The marketplace.';
comment on column earlier_items.marketplace_sku is 'The SKU there.';
comment on column earlier_items.product_id is 'The product that it offered.';
comment on column earlier_items.until is 'Until when: the time of the change, by our clock.';
comment on column earlier_items.units_per_item is 'Units of the product in one item until then.';

alter table drifts add column units_per_item integer check (units_per_item >= 1);
comment on column drifts.units_per_item is 'Units of the product in one item of the listing when it was found; null: found by an earlier release.';
