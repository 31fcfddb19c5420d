-- The inbox: everything that marketplaces tell us, by webhook or by our own polls, is a row here before anything else happens.

create table marketplace_webhooks (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  event_type text not null,
  payload jsonb,
  raw_body bytea not null,
  signature text,
  dedupe_key text not null,
  status text not null default 'pending' check (status in ('pending', 'processed', 'failed', 'retry')),
  processed_at timestamptz,
  error_message text,
  retry_count integer not null default 0 check (retry_count >= 0),
  next_attempt_at timestamptz check ((status = 'retry') = (next_attempt_at is not null)),
  created_at timestamptz not null default now(),
  unique (marketplace_id, dedupe_key)
);
create index idx_webhooks_marketplace on marketplace_webhooks (marketplace_id);
create index idx_webhooks_event on marketplace_webhooks (event_type);
create index idx_webhooks_created on marketplace_webhooks (created_at desc);
create index idx_webhooks_status on marketplace_webhooks (id) where status = 'pending';
create index idx_webhooks_retry on marketplace_webhooks (next_attempt_at) where status = 'retry';
comment on table marketplace_webhooks is 'Every signed delivery and every finding of a poll: history, retry mechanism and debugging record in one.';
comment on column marketplace_webhooks.id is 'Order of arrival.';
comment on column marketplace_webhooks.marketplace_id is 'Who sent it.';
comment on column marketplace_webhooks.event_type is 'stock.updated, order.created, ...; "unreadable" when the body was no valid event.';
comment on column marketplace_webhooks.payload is 'The parsed body; null when it was not readable as JSON that jsonb can hold.';
comment on column marketplace_webhooks.raw_body is 'The body as it came, byte for byte: what the signature was made over.';
comment on column marketplace_webhooks.signature is 'The signature as it came; null for rows that our own polls wrote.';
comment on column marketplace_webhooks.dedupe_key is 'Names the event, from signed content only: a second delivery of it changes nothing.';
comment on column marketplace_webhooks.status is 'pending (untried), processed, retry (passing fault), failed (a person must act).';
comment on column marketplace_webhooks.processed_at is 'When it was processed.';
comment on column marketplace_webhooks.error_message is 'Why it failed or will be tried again; on a processed row, why there was nothing to move.';
comment on column marketplace_webhooks.retry_count is 'How many times it was tried in vain.';
comment on column marketplace_webhooks.next_attempt_at is 'When a row in status retry is due.';
comment on column marketplace_webhooks.created_at is 'When it arrived.';
