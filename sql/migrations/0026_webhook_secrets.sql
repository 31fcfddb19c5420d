-- Webhook secrets in a table of their own: however many times one is replaced, each stays valid until its own time.

create table webhook_secrets (
  id integer generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  secret text not null,
  fingerprint text not null unique,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  last_used_at timestamptz
);
create unique index webhook_secrets_current on webhook_secrets (marketplace_id) where valid_until is null;
create index webhook_secrets_replaced on webhook_secrets (marketplace_id, valid_until) where valid_until is not null;
comment on table webhook_secrets is 'Secrets that webhooks of a marketplace are verified with: the present one, and replaced ones until their time.';
comment on column webhook_secrets.id is 'Our own key; rises.';
comment on column webhook_secrets.marketplace_id is 'The marketplace that signs with it.';
comment on column webhook_secrets.secret is 'The secret, sealed with AES-256-GCM.';
comment on column webhook_secrets.fingerprint is 'Keyed hash of the secret: no two marketplaces may share one.';
comment on column webhook_secrets.valid_from is 'When it was stored.';
comment on column webhook_secrets.valid_until is 'When it stops being accepted; null: it is the present one.';
comment on column webhook_secrets.last_used_at is 'When something was last signed with it, to about five minutes; null: never, as far as is known.';

insert into webhook_secrets (marketplace_id, secret, fingerprint, valid_from, valid_until)
select id, previous_webhook_secret, previous_webhook_secret_fingerprint, created_at, previous_webhook_secret_until
from marketplaces
where previous_webhook_secret_fingerprint is not null and previous_webhook_secret_until > now()
  and previous_webhook_secret_fingerprint is distinct from webhook_secret_fingerprint
on conflict do nothing;
insert into webhook_secrets (marketplace_id, secret, fingerprint, valid_from)
select id, webhook_secret, webhook_secret_fingerprint, created_at from marketplaces where webhook_secret is not null
on conflict (fingerprint) do update set marketplace_id = excluded.marketplace_id, secret = excluded.secret, valid_until = null;

-- Old processes are stopped before this migration.
-- squawk-ignore ban-drop-column
alter table marketplaces drop column webhook_secret, drop column webhook_secret_fingerprint, drop column previous_webhook_secret, drop column previous_webhook_secret_fingerprint, drop column previous_webhook_secret_until;
