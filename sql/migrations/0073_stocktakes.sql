-- A stocktake is counted by several people over hours or days while sales go on. Each entry keeps its own moment, because the books are
-- compared as of that moment and not as of the booking.

create table stocktakes (
  id integer generated always as identity primary key,
  name text not null check (char_length(name) between 1 and 200),
  scope text not null check (scope in ('all', 'products', 'search')),
  search text,
  status text not null default 'open' check (status in ('open', 'booked', 'closed')),
  revision integer not null default 1,
  entry_count integer not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_by text,
  ended_at timestamptz,
  check ((scope = 'search') = (search is not null)),
  check ((status = 'open') = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null))
);
create index stocktakes_updated on stocktakes (updated_at);
comment on table stocktakes is 'Stocktakes: sessions in which people count the shelves.';
comment on column stocktakes.id is 'Its number, as people see it.';
comment on column stocktakes.name is 'What the people call it.';
comment on column stocktakes.scope is 'Which products it is about. all: all that are not archived; products: a chosen list; search: what was found when it began.';
comment on column stocktakes.search is 'What was searched for, with the scope search.';
comment on column stocktakes.status is 'open: it is counted, and may be booked in part; booked: ended, lines of it are booked; closed: ended, nothing is booked.';
comment on column stocktakes.revision is 'Rises with each change of it or of its entries.';
comment on column stocktakes.entry_count is 'How many entries were ever made, removed ones included: they are bounded.';
comment on column stocktakes.created_by is 'Who began it.';
comment on column stocktakes.created_at is 'When it began.';
comment on column stocktakes.updated_at is 'When it or one of its entries last changed.';
comment on column stocktakes.ended_by is 'Who ended it; null: it is open.';
comment on column stocktakes.ended_at is 'When it ended; null: it is open.';

create table stocktake_products (
  stocktake_id integer not null references stocktakes (id) on delete cascade,
  product_id integer not null references products (id) on delete cascade,
  primary key (stocktake_id, product_id)
);
comment on table stocktake_products is 'The products of a stocktake that is not about all of them.';
comment on column stocktake_products.stocktake_id is 'The stocktake.';
comment on column stocktake_products.product_id is 'A product to be counted.';

create table stocktake_entries (
  id bigint generated always as identity primary key,
  stocktake_id integer not null references stocktakes (id) on delete cascade,
  product_id integer references products (id) on delete cascade,
  code text,
  units integer not null check (units between 0 and 1000000),
  replaces boolean not null,
  place text check (char_length(place) between 1 and 100),
  assumed boolean not null default false,
  counted_at timestamptz not null,
  actor text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  removed_at timestamptz,
  removed_by text,
  check (product_id is not null or code is not null),
  check ((removed_at is null) = (removed_by is null)),
  check (not assumed or units = 0 and replaces)
);
create index stocktake_entries_stocktake on stocktake_entries (stocktake_id, id);
create index stocktake_entries_product on stocktake_entries (stocktake_id, product_id);
comment on table stocktake_entries is 'What somebody counted somewhere at a moment. Entries of a product add up within a stocktake.';
comment on column stocktake_entries.id is 'Order of recording.';
comment on column stocktake_entries.stocktake_id is 'The stocktake.';
comment on column stocktake_entries.product_id is 'What was counted; null: nobody knows yet what the code names.';
comment on column stocktake_entries.code is 'The scanned code; null: the product was named in another way.';
comment on column stocktake_entries.units is 'Units that were counted.';
comment on column stocktake_entries.replaces is 'true: counted again. Earlier entries of the product do not count: of the same place, or all of them without a place.';
comment on column stocktake_entries.place is 'Where they lay, in the words of the person; null: not said.';
comment on column stocktake_entries.assumed is 'true: nobody counted it, and a person asked to book it as 0.';
comment on column stocktake_entries.counted_at is 'When the units were counted.';
comment on column stocktake_entries.actor is 'Who counted.';
comment on column stocktake_entries.recorded_at is 'When it was recorded.';
comment on column stocktake_entries.changed_at is 'When it was last recorded, corrected or removed.';
comment on column stocktake_entries.removed_at is 'When it was removed; null: it counts.';
comment on column stocktake_entries.removed_by is 'Who removed it; null: it counts.';

create table stocktake_bookings (
  id bigint generated always as identity primary key,
  stocktake_id integer not null references stocktakes (id) on delete cascade,
  product_id integer not null references products (id) on delete cascade,
  counted integer not null,
  change integer not null,
  counted_from timestamptz not null,
  counted_to timestamptz not null,
  movement_id bigint unique,
  actor text not null,
  booked_at timestamptz not null default clock_timestamp(),
  undone_at timestamptz,
  check ((change = 0) = (movement_id is null))
);
create index stocktake_bookings_product on stocktake_bookings (stocktake_id, product_id);
comment on table stocktake_bookings is 'Lines of stocktakes that were booked: what was found of a product, and the movement, if it differed.';
comment on column stocktake_bookings.id is 'Order of booking.';
comment on column stocktake_bookings.stocktake_id is 'The stocktake.';
comment on column stocktake_bookings.product_id is 'The product.';
comment on column stocktake_bookings.counted is 'Units that were counted, all entries together.';
comment on column stocktake_bookings.change is 'Units that were booked; 0: the books were right.';
comment on column stocktake_bookings.counted_from is 'The moment of the first entry that counted.';
comment on column stocktake_bookings.counted_to is 'The moment of the last entry that counted.';
comment on column stocktake_bookings.movement_id is 'The movement in the ledger; null: there was no difference. A movement that was undone undoes the booking.';
comment on column stocktake_bookings.actor is 'Who booked it.';
comment on column stocktake_bookings.booked_at is 'When it was booked.';
comment on column stocktake_bookings.undone_at is 'When a booking without a movement was undone; null: it was not.';

alter table confirming_counts add column stocktake_id integer;
-- Every row has null as yet: there is nothing to validate.
alter table confirming_counts add constraint confirming_counts_stocktake_id_fkey foreign key (stocktake_id) references stocktakes (id)
  on delete cascade not valid;
create index confirming_counts_stocktake on confirming_counts (stocktake_id, product_id) where stocktake_id is not null;
comment on column confirming_counts.stocktake_id is 'The stocktake of which it is a line; null: a count by itself.';
