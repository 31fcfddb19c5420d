-- Sales that are found by reading figures: what the marketplace last confirmed, and which figures it may show without a sale.

alter table pushes
  add column confirmed_stock integer,
  add column confirmed_version bigint not null default 0,
  add column doubted_stocks integer[] not null default '{}',
  add column sent_stock integer;
comment on column pushes.confirmed_stock is 'The figure that the marketplace last confirmed: by the answer to a push, or by a reading whose sales are booked. In items. A lower figure that is read later was sold there, whatever is owed meanwhile. Null: not known.';
comment on column pushes.confirmed_version is 'Counts the changes of confirmed_stock; names a reading, so that it is booked once.';
comment on column pushes.doubted_stocks is 'Figures of pushes of unknown result, in items: the marketplace may show them without a sale. Emptied when none of them can arrive any more.';
comment on column pushes.sent_stock is 'The figure of the push in flight, in items. Only where sales are found by reading figures; otherwise null.';

-- Readings that the guard holds keep their key: they were named by the product's version until now.
update pushes p set confirmed_stock = p.expected_stock, confirmed_version = i.version from inventory i where i.product_id = p.product_id;

alter table marketplace_leases add column unread_since timestamptz;
comment on column marketplace_leases.unread_since is 'Since when the figures could not be read before a push; null: the last reading succeeded. Only where sales are found by reading figures.';

create table unlinked_pushes (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  marketplace_sku text not null,
  marketplace_product_id text not null,
  settle_at timestamptz not null,
  doubted_stocks integer[] not null default '{}',
  primary key (marketplace_id, marketplace_sku)
);
create index unlinked_pushes_settle on unlinked_pushes (settle_at);
comment on table unlinked_pushes is 'Pushes whose result was not known when their listing was deleted: they may still arrive. A listing that is linked again takes the doubt over.';
comment on column unlinked_pushes.marketplace_id is 'Which marketplace.';
comment on column unlinked_pushes.marketplace_sku is 'The SKU there of the deleted listing.';
comment on column unlinked_pushes.marketplace_product_id is 'The product id there of the deleted listing.';
comment on column unlinked_pushes.settle_at is 'When such a push can no longer arrive: the new listing is pushed once more at this time.';
comment on column unlinked_pushes.doubted_stocks is 'The figures of these pushes, in items, where they are known.';
