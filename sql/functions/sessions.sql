-- What ends sessions, who is notified of it, and what the audit log has of them.

-- Ends sessions with what they were made from: a key that is revoked or gets another role, and a Telegram user who becomes or stops being
-- staff.
create or replace function end_sessions_of_key() returns trigger
language plpgsql
as $$
begin
  delete from sessions
  where api_key_id = new.id and tg_op = 'UPDATE' and (new.revoked_at is not null or new.role <> old.role);
  if new.telegram_user_id is not null and (tg_op = 'INSERT' or new.telegram_user_id is distinct from old.telegram_user_id) then
    delete from sessions where method = 'telegram' and telegram_user_id = new.telegram_user_id;
  end if;
  if tg_op = 'UPDATE' and old.telegram_user_id is not null and new.telegram_user_id is distinct from old.telegram_user_id then
    delete from sessions where method = 'telegram' and telegram_user_id = old.telegram_user_id;
  end if;
  return null;
end
$$;
comment on function end_sessions_of_key is 'Row trigger on api_keys: ends the sessions of a key that was revoked or got another role, and those of a Telegram user whose key it became.';
create or replace trigger api_keys_end_sessions after insert or update of role, revoked_at, telegram_user_id on api_keys
  for each row execute function end_sessions_of_key();

create or replace function notify_sessions() returns trigger
language plpgsql
as $$
begin
  perform notify_change('sessions', array(select id::text from old_sessions));
  return null;
end
$$;
comment on function notify_sessions is 'Trigger on sessions: one notification (topic sessions) with the ids of those that were ended.';
create or replace trigger sessions_notify after delete on sessions
  referencing old table as old_sessions
  for each statement execute function notify_sessions();

-- Of buyers nothing: there are many of them, and what they may do is little.
create or replace function audit_session() returns trigger
language plpgsql
as $$
declare
  session constant sessions := case when tg_op = 'DELETE' then old else new end;
  fields constant jsonb := jsonb_build_object('method', session.method, 'device', session.device);
begin
  if session.api_key_id is null then
    return null;
  elsif tg_op = 'INSERT' then
    perform record_audit('session.started', 'session', session.name, audit_changes(null, fields));
  -- One whose time is over has ended before, and is only removed.
  elsif session.expires_at > now() then
    perform record_audit('session.ended', 'session', session.name, audit_changes(fields, null));
  end if;
  return null;
end
$$;
comment on function audit_session is 'Row trigger on sessions: those of staff, started and ended, in the audit log.';
create or replace trigger sessions_audited after insert or delete on sessions
  for each row execute function audit_session();

create or replace function audit_sign_in_link() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'INSERT' then
    perform record_audit('sign_in_link.created', 'sign_in_link', new.name,
      audit_changes(null, jsonb_build_object('role', new.role, 'expiresAt', new.expires_at, 'seesMoney', new.sees_money, 'seesBuyers', new.sees_buyers)), new.created_by);
  else
    perform record_audit('sign_in_link.used', 'sign_in_link', new.name,
      audit_changes(jsonb_build_object('usedAt', old.used_at), jsonb_build_object('usedAt', new.used_at)), new.name);
  end if;
  return null;
end
$$;
comment on function audit_sign_in_link is 'Row trigger on sign_in_links: made and used, in the audit log.';
create or replace trigger sign_in_links_audited after insert or update of used_at on sign_in_links
  for each row execute function audit_sign_in_link();
