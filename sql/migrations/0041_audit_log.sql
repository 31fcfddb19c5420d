-- Who changed which setting, key or secret, and when. Triggers write it in the transaction of the change itself, so that nothing can be
-- changed without it, not by a command and not by hand in the database.

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor text not null,
  type text not null,
  subject_type text not null,
  subject text not null,
  changes jsonb not null default '[]' check (jsonb_typeof(changes) = 'array')
);
create index audit_log_subject on audit_log (subject_type, subject, id);
create index audit_log_actor on audit_log (actor, id);
create index audit_log_at on audit_log (at);
comment on table audit_log is 'Append-only: changes of settings, keys, secrets, rates and pauses, and what people released, replayed or decided. Never a secret.';
comment on column audit_log.id is 'Our own key; rises.';
comment on column audit_log.at is 'When it was changed.';
comment on column audit_log.actor is 'Who: a person as in the ledger, `command line, <account>`, `ombor` for what it does by itself, `database` for a change made directly in the database.';
comment on column audit_log.type is 'What happened, such as marketplace.changed or api_key.revoked. More may come.';
comment on column audit_log.subject_type is 'What was changed: marketplace, listing, webhook_secret, api_key, exchange_rate, deployment.';
comment on column audit_log.subject is 'Which one: code of the marketplace, `<code> <SKU there>` of a listing, name of the key, currency.';
comment on column audit_log.changes is 'JSON array of {field, from, to}, values as they were and became; null: not set, or a secret, of which only the change is recorded.';
