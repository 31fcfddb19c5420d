-- Which key is that of OMBOR_OWNER_KEY, so that another value ends the one before; and one valid key per name, because the ledger and
-- the audit log name people by it.

alter table api_keys add column from_environment boolean not null default false;
comment on column api_keys.from_environment is 'Whether it is, or was, the value of OMBOR_OWNER_KEY. Another value of it revokes all earlier ones.';
comment on column api_keys.name is 'Whose key it is; of valid keys each has another name, small and capital letters apart.';
comment on column api_keys.key_prefix is 'The first characters of the key, at most an eighth of it, so that people can tell keys apart.';

-- Only that variable made keys of this name without saying who made them.
update api_keys set from_environment = true where name = 'owner' and role = 'owner' and created_by is null;

-- A prefix showed 12 characters, of a short key all of it. The next start writes that of OMBOR_OWNER_KEY again.
update api_keys set key_prefix = left(key_prefix, case when key_prefix like 'ombor\_%' then 6 else 1 end);

-- An expired key is not valid, and its name is free.
update api_keys set revoked_at = expires_at where revoked_at is null and expires_at <= now();

-- Of keys with one name the one that was used last keeps it; the others get their id behind it.
do $$
declare
  twin record;
  new_name text;
begin
  for twin in
    select id, name from (
      select id, name, row_number() over (partition by lower(name) order by last_used_at desc nulls last, id desc) as place
      from api_keys where revoked_at is null
    ) k where place > 1 order by id
  loop
    new_name := left(twin.name, 180) || ' (' || twin.id || ')';
    while exists (select 1 from api_keys where revoked_at is null and lower(name) = lower(new_name)) loop
      new_name := left(new_name, 190) || '*';
    end loop;
    update api_keys set name = new_name where id = twin.id;
    insert into audit_log (actor, type, subject_type, subject, changes)
    values ('ombor', 'api_key.changed', 'api_key', new_name,
      jsonb_build_array(jsonb_build_object('field', 'name', 'from', twin.name, 'to', new_name)));
  end loop;
end
$$;

-- squawk-ignore require-concurrent-index-creation
create unique index api_keys_name on api_keys (lower(name)) where revoked_at is null;
