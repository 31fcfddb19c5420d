-- Who made a key: an owner who finds one that nobody knows must be able to ask.

alter table api_keys add column created_by text;
comment on column api_keys.created_by is 'Who made it: the name of the key that did, or the command line; null: before this was kept, or by OMBOR_OWNER_KEY.';
