-- A marketplace that is not used any more, but has history.
alter table marketplaces add column archived_at timestamptz;
comment on column marketplaces.archived_at is 'Since when it is not used: nothing is sent to it or read from it, and its webhooks are not applied. Null: in use.';
