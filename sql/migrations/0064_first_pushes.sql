-- Listings whose figure was never sent: while there are some, screens count how far the first sending has come.
create index pushes_first on pushes (marketplace_id) where pushed_version = 0;

-- What people said of the columns of files that no kind is known of.
create table file_columns (
  headings_hash bytea primary key check (length(headings_hash) = 32),
  columns jsonb not null,
  skip_unknown boolean not null,
  used_at timestamptz not null default now()
);
comment on table file_columns is 'How a person had the columns of an imported file read: the next file with the same headings is read alike. The newest 100.';
comment on column file_columns.headings_hash is 'SHA-256 of the headings, without their case, spaces and units.';
comment on column file_columns.columns is 'Which heading each named column has: {"sku": "Код"}.';
comment on column file_columns.skip_unknown is 'Columns of an unknown meaning are left out.';
comment on column file_columns.used_at is 'When such a file was last written.';
