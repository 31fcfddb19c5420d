-- Events that failed for good raise an alert: one per marketplace and cause.

alter table marketplace_webhooks add column failed_because text;
-- squawk-ignore constraint-missing-not-valid
alter table marketplace_webhooks add constraint marketplace_webhooks_failed_because_check
  check (failed_because in ('unreadable', 'partly_read', 'unknown_order', 'not_applied'));
comment on column marketplace_webhooks.failed_because is 'Why it failed, if nothing but a person can help: unreadable, partly_read (a line of it; the rest is applied), unknown_order, not_applied (anything else). Kept while it is replayed. Null: it did not fail, or it waits for a link or a decision.';
update marketplace_webhooks set failed_because = 'not_applied'
where status = 'failed' and not held and not named_only and waits_for is null;
-- squawk-ignore require-concurrent-index-creation
create index idx_webhooks_failed_because on marketplace_webhooks (marketplace_id, failed_because, id)
  where status <> 'processed' and failed_because is not null;

alter table alerts drop constraint alerts_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table alerts add constraint alerts_kind_check check (kind in ('oversold', 'low_stock', 'marketplace_failing', 'silence', 'drift',
  'guard_held', 'unlinked_sale', 'credential_expires', 'event_waits', 'event_failed'));
