-- Deletes rows of one kind that are older than `keep`, at most `max_rows`, without waiting for a row that somebody has locked. What is still
-- needed stays: events that wait or were not applied, what an order is still judged by, accepted differences, the newest figures of each
-- listing. The ledger and the audit log are none of its kinds. Out: how many were deleted; null: it is not due.
create or replace function forget_old(kind text, keep interval, max_rows integer) returns integer
language plpgsql
as $$
declare
  old_before constant timestamptz := now() - keep;
  deleted integer;
begin
  perform from retention r where r.subject = forget_old.kind and r.next_at <= now() for no key update skip locked;
  if not found then
    return null;
  end if;
  case forget_old.kind
  when 'events' then
    delete from marketplace_webhooks w where w.id in (
      select o.id from marketplace_webhooks o
      where o.created_at < old_before and o.processed_at < old_before and o.status = 'processed' and not o.held and o.waits_for is null
        and coalesce(o.payload ->> 'after_handover', '') = '' and not coalesce(o.payload ? 'unproven_max', false)
      order by o.created_at limit max_rows for update skip locked);
  when 'sync_logs' then
    delete from sync_logs l where l.id in (
      select o.id from sync_logs o where o.created_at < old_before order by o.created_at limit max_rows for update skip locked);
  when 'drifts' then
    delete from drifts d where d.id in (
      select o.id from drifts o where o.status = 'resolved' and o.resolved_at < old_before and o.accepted_at is null
      order by o.resolved_at limit max_rows for update skip locked);
  when 'figures' then
    delete from listing_figures f where f.id in (
      select o.id from listing_figures o
      where o.happened_at < old_before and exists (
        select from listing_figures n
        where n.marketplace_product_id = o.marketplace_product_id and n.kind = o.kind and n.happened_at > o.happened_at)
      order by o.happened_at limit max_rows for update skip locked);
  when 'jobs' then
    delete from graphile_worker._private_jobs j where j.id in (
      select o.id from graphile_worker._private_jobs o
      where o.attempts >= o.max_attempts and o.locked_at is null and o.updated_at < old_before limit max_rows for update skip locked);
  end case;
  get diagnostics deleted = row_count;
  update retention r set deleted_rows = r.deleted_rows + deleted,
    deleted_before = case when deleted < max_rows then greatest(r.deleted_before, old_before) else r.deleted_before end,
    next_at = case when deleted < max_rows then now() + interval '10 minutes' else r.next_at end
  where r.subject = forget_old.kind;
  return deleted;
end
$$;
comment on function forget_old is 'Deletes a batch of rows of one kind that are older than they are kept. Null: not due.';
