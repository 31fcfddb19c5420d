-- Reading a marketplace's whole catalogue takes minutes. A worker does it, so that it goes on whatever becomes of the page that asked.

create table catalog_imports (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  dry_run boolean not null,
  take_stock boolean not null,
  create_look_alikes boolean not null,
  actor text not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed')),
  attempts integer not null default 0,
  owner uuid,
  leased_until timestamptz not null default '-infinity',
  cursor text,
  items_read integer not null default 0,
  result jsonb,
  error text,
  http_status integer,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((status in ('done', 'failed')) = (ended_at is not null)),
  check ((status = 'failed') = (error is not null))
);
create index catalog_imports_open on catalog_imports (id) where status in ('waiting', 'running');
create index catalog_imports_marketplace on catalog_imports (marketplace_id, id);
comment on table catalog_imports is 'Imports of a marketplace''s catalogue that were asked for in the API, and how far each has come. They are kept for 30 days.';
comment on column catalog_imports.id is 'Order of asking.';
comment on column catalog_imports.marketplace_id is 'Whose catalogue is read.';
comment on column catalog_imports.dry_run is 'true: nothing is written.';
comment on column catalog_imports.take_stock is 'true: its figures become the opening quantities of products that never moved.';
comment on column catalog_imports.create_look_alikes is 'true: what is probably a product that there is becomes another one all the same.';
comment on column catalog_imports.actor is 'Who asked, for the ledger.';
comment on column catalog_imports.status is 'waiting: for a worker; running; done; failed: error says why.';
comment on column catalog_imports.attempts is 'How often a worker began it or went on with it.';
comment on column catalog_imports.owner is 'The worker that has the lease; null: none yet.';
comment on column catalog_imports.leased_until is 'Until when nobody else may work on it.';
comment on column catalog_imports.cursor is 'Where the next page begins, once a page was written; null: at the beginning. A dry run always begins there.';
comment on column catalog_imports.items_read is 'Items of the catalogue that were read so far.';
comment on column catalog_imports.result is 'Counts, and the rows to name, so far; null: no page was read yet.';
comment on column catalog_imports.error is 'Why it failed, in English; null unless it did.';
comment on column catalog_imports.http_status is 'HTTP status of the marketplace''s refusal; null: none.';
comment on column catalog_imports.created_at is 'When it was asked for.';
comment on column catalog_imports.updated_at is 'When it last changed.';
comment on column catalog_imports.ended_at is 'When it ended; null: it has not.';
