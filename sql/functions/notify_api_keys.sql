-- Tells that keys may have ended, so that sockets and event streams opened with them are closed at once.
create or replace function notify_api_keys() returns trigger language plpgsql as $$
begin
  perform notify_change('api_keys', array(
    select o.id::text from old_keys o left join new_keys n using (id)
    where n.id is null or (o.revoked_at, o.expires_at, o.role) is distinct from (n.revoked_at, n.expires_at, n.role)));
  return null;
end;
$$;
comment on function notify_api_keys() is 'Trigger: one notification (topic api_keys) with the ids of keys that were revoked, or whose end or role changed; last_used_at is none of its business.';

create or replace trigger api_keys_notify after update on api_keys
referencing old table as old_keys new table as new_keys
for each statement execute function notify_api_keys();
