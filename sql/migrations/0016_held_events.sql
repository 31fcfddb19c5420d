-- What is held says why as data, a replay by filter passes over what only its id may release, and replays wait behind new events.

alter table marketplace_webhooks
  add column held_because jsonb,
  add column named_only boolean not null default false,
  add column queued_again boolean not null default false;
comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items, of), jump (from, to), unjudged, counted.';
comment on column marketplace_webhooks.named_only is 'true: its units are counted otherwise, or a person or a later reading closed it; a replay by filter passes over it, a replay by id does not.';
comment on column marketplace_webhooks.queued_again is 'true: a replay or a new link queued it again; it is claimed after events that have just arrived.';
comment on column marketplace_webhooks.held is 'true: a count is newer than the event, or the guard finds it unusual; a person must replay it by its id.';

alter table pushes add column held_because jsonb;
comment on column pushes.held_because is 'Why the guard holds it, as {code, ...figures}; null: it never was. Codes: zeros (items, of), first_zero.';

-- Events that came while webhooks were disabled: polls count their units. Readings that a later reading ended: they were no sale.
update marketplace_webhooks set named_only = true
where (status = 'failed' and error_message = 'webhooks are disabled')
  or (status = 'processed' and origin = 'poll' and dedupe_key like 'poll:stock:%:held:%' and error_message is not null);
-- A replay used to queue notifications, which nothing claims.
update marketplace_webhooks set status = 'processed', next_attempt_at = null, processed_at = now(), error_message = 'the notification started a poll'
where origin = 'notification' and status <> 'processed';

-- squawk-ignore require-concurrent-index-deletion
drop index idx_webhooks_status;
create index idx_webhooks_pending on marketplace_webhooks (origin, queued_again, id) where status = 'pending';
-- squawk-ignore require-concurrent-index-deletion
drop index idx_webhooks_retry;
create index idx_webhooks_retry on marketplace_webhooks (origin, queued_again, next_attempt_at) where status = 'retry';
-- What only its id releases, newest first.
create index idx_webhooks_by_id_only on marketplace_webhooks (id) where held or named_only;
-- Readings of figures that are not applied yet, by listing: nothing is pushed over them.
create index idx_webhooks_reading on marketplace_webhooks ((split_part(dedupe_key, ':', 3)::integer))
  where origin = 'poll' and event_type = 'stock.updated' and dedupe_key like 'poll:stock:%' and status <> 'processed';
