-- By which files the schema was made: a process must not work on tables and functions of another release.

create table schema_files (
  name text primary key,
  checksum text not null,
  release text not null,
  applied_at timestamptz not null default now()
);
comment on table schema_files is 'The files in sql that made this schema. Written by ombor migrate only, when all of them were applied.';
comment on column schema_files.name is 'Path below the folder sql, such as migrations/0001_catalog.sql.';
comment on column schema_files.checksum is 'SHA-256 of its text, in hexadecimal digits.';
comment on column schema_files.release is 'The release of Ombor that applied it.';
comment on column schema_files.applied_at is 'When it was applied in this form.';
