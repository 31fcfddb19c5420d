-- Webhook secrets that are too short to be safe, and senders whose signatures are all wrong: both are alerts.

alter table webhook_secrets add column key_bytes integer;
comment on column webhook_secrets.key_bytes is 'Bytes of the shortest key that the secret is used as; at least 16 in new ones. Null: not measured yet, the next start does.';

create table wrong_signatures (
  marketplace_id integer primary key references marketplaces (id) on delete cascade,
  deliveries bigint not null,
  since timestamptz not null default now(),
  last_at timestamptz not null default now()
);
comment on table wrong_signatures is 'Marketplaces in whose name deliveries with wrong signatures came, and none with a right one since.';
comment on column wrong_signatures.marketplace_id is 'Whose name they bear.';
comment on column wrong_signatures.deliveries is 'About how many.';
comment on column wrong_signatures.since is 'When the first of them was recorded.';
comment on column wrong_signatures.last_at is 'When the last of them was recorded.';

-- Two more kinds. The others are those that there are, whichever migrations ran before.
do $$
declare
  kinds text;
begin
  select regexp_replace(pg_get_constraintdef(oid), 'ARRAY\[', 'ARRAY[''weak_secret''::text, ''wrong_signatures''::text, ') into strict kinds
  from pg_constraint where conname = 'alerts_kind_check' and conrelid = 'alerts'::regclass;
  alter table alerts drop constraint alerts_kind_check;
  execute format('alter table alerts add constraint alerts_kind_check %s', kinds);
end
$$;
