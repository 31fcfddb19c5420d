-- Notifies API processes of keys that may have ended, so that they close the sockets and event streams that were opened with them.
create or replace function notify_api_keys() returns trigger language plpgsql as $$
begin
  perform notify_change('api_keys', array(
    select o.id::text from old_keys o left join new_keys n using (id)
    where n.id is null or (o.revoked_at, o.expires_at, o.role, o.sees_money, o.sees_buyers)
      is distinct from (n.revoked_at, n.expires_at, n.role, n.sees_money, n.sees_buyers)));
  return null;
end;
$$;
comment on function notify_api_keys() is 'Trigger: one notification (topic api_keys) with the ids of keys that were deleted or revoked, or whose expiry, role or rights changed. Changes of last_used_at are ignored.';

create or replace trigger api_keys_notify after update on api_keys
referencing old table as old_keys new table as new_keys
for each statement execute function notify_api_keys();
