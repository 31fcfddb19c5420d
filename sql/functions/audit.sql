-- The audit log: who changed which setting, key or secret. The triggers of audit_triggers.sql write it, in the transaction of the change.

-- Who is changing something now. `ombor.changed_by` is set for a transaction by changedBy (src/db/audit/changed-by.ts) and for a whole
-- connection by connect(); whoever changes rows by hand has not set it.
create or replace function audit_actor() returns text
language sql stable
as $$
  select coalesce(nullif(current_setting('ombor.changed_by', true), ''), 'database')
$$;
comment on function audit_actor is 'Who is changing something now; database: somebody directly in the database.';

-- What differs between two sets of fields. In: fields and values as they were and as they are (null: none); names of those whose values
-- are secrets: of them only the change is named. Out: a JSON array of {field, from, to} by field; empty: nothing differs.
create or replace function audit_changes(before jsonb, after jsonb, secrets text[] default '{}') returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_agg(jsonb_build_object('field', field,
      'from', case when not field = any (secrets) then before -> field end,
      'to', case when not field = any (secrets) then after -> field end) order by field), '[]')
  from (select jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}')) as field) f
  where nullif(before -> field, 'null') is distinct from nullif(after -> field, 'null')
$$;
comment on function audit_changes is 'The fields that differ, as a JSON array of {field, from, to}; of secrets only that they differ.';

-- Writes one entry. In: see the columns of audit_log; `actor` null: audit_actor(). An address may contain a name and a password: they
-- are left out.
create or replace function record_audit(type text, subject_type text, subject text, changes jsonb, actor text default null) returns void
language sql volatile
as $$
  insert into audit_log (actor, type, subject_type, subject, changes)
  values (coalesce(nullif(record_audit.actor, ''), audit_actor()), record_audit.type, record_audit.subject_type, record_audit.subject,
    regexp_replace(record_audit.changes::text, '(://)[^/@"\s]*@', '\1', 'g')::jsonb)
$$;
comment on function record_audit is 'Writes an entry of the audit log in the open transaction.';
