-- A time that lies in the future, earlier by `back`; any other time as it is.
create or replace function earlier_if_future(at timestamptz, back interval) returns timestamptz
language sql volatile
as $$
  select case when at > clock_timestamp() then at - back else at end
$$;
comment on function earlier_if_future is 'A time of the future, earlier by an interval; any other time unchanged.';

-- PostgreSQL's clock was set back, as the heartbeats of workers show: they lie in its future. What was written with the wrong clock
-- would let work wait until that time comes: leases, the next poll, retries, limits. So as much is taken from each time of work that
-- lies in the future. A wait that was agreed before the clock was wrong may be cut short by it; it is asked for again if need be.
-- In: `tolerance`: less than that is left alone. Out: by how much the clock was set back; null: it was not, or another worker was first.
create or replace function set_times_back(tolerance interval) returns interval
language plpgsql volatile
as $$
declare
  back interval;
begin
  -- Locked, so that of several workers one does it.
  select max(h.heartbeat_at) - clock_timestamp() into back
    from (select heartbeat_at from worker_pools where heartbeat_at > clock_timestamp() + tolerance order by pool_id for update) h;
  if back is null then
    return null;
  end if;
  update marketplace_webhooks set next_attempt_at = earlier_if_future(next_attempt_at, back)
    where status = 'retry' and next_attempt_at > clock_timestamp();
  update pushes set
    owed_since = earlier_if_future(owed_since, back), sent_at = earlier_if_future(sent_at, back),
    answered_at = earlier_if_future(answered_at, back), open_until = earlier_if_future(open_until, back),
    settle_at = earlier_if_future(settle_at, back), next_push_at = earlier_if_future(next_push_at, back)
    where greatest(owed_since, sent_at, answered_at, open_until, settle_at, next_push_at) > clock_timestamp();
  update marketplace_products set
    figure_read_at = earlier_if_future(figure_read_at, back), observed_at = earlier_if_future(observed_at, back),
    stock_last_synced_at = earlier_if_future(stock_last_synced_at, back)
    where greatest(figure_read_at, observed_at, stock_last_synced_at) > clock_timestamp();
  perform set_leases_back(back);
  update worker_pools set heartbeat_at = clock_timestamp() where heartbeat_at > clock_timestamp();
  return back;
end
$$;
comment on function set_times_back is 'Takes as much from every future time of work as PostgreSQL''s clock was set back. Returns that, or null.';

-- The part of it that is about leases, limits and jobs.
create or replace function set_leases_back(back interval) returns void
language plpgsql volatile
as $$
begin
  update marketplace_leases set
    leased_until = earlier_if_future(leased_until, back), not_before = earlier_if_future(not_before, back),
    wake_at = earlier_if_future(wake_at, back), unread_since = earlier_if_future(unread_since, back),
    reconciled_at = earlier_if_future(reconciled_at, back), reconcile_asked_at = earlier_if_future(reconcile_asked_at, back),
    account_asked_at = earlier_if_future(account_asked_at, back), last_success_at = earlier_if_future(last_success_at, back);
  update marketplace_polls set
    leased_until = earlier_if_future(leased_until, back), next_at = earlier_if_future(next_at, back),
    wake_at = earlier_if_future(wake_at, back), started_at = earlier_if_future(started_at, back),
    polled_at = earlier_if_future(polled_at, back), read_at = earlier_if_future(read_at, back),
    found_at = earlier_if_future(found_at, back), rung_at = earlier_if_future(rung_at, back),
    pushed_at = earlier_if_future(pushed_at, back), no_read_before = earlier_if_future(no_read_before, back);
  update call_buckets set
    refilled_at = earlier_if_future(refilled_at, back), not_before = earlier_if_future(not_before, back);
  update alert_chats set not_before = earlier_if_future(not_before, back);
  update alert_notices set due_at = earlier_if_future(due_at, back) where due_at > clock_timestamp();
  update alert_sender set
    leased_until = earlier_if_future(leased_until, back), not_before = earlier_if_future(not_before, back),
    wake_at = earlier_if_future(wake_at, back);
  update bot_reader set leased_until = earlier_if_future(leased_until, back);
  update bot_chats set not_before = earlier_if_future(not_before, back) where not_before > clock_timestamp();
  update bot_messages set due_at = earlier_if_future(due_at, back) where shown_version < wanted_version;
  update catalog_imports set leased_until = earlier_if_future(leased_until, back) where status = 'running';
  update deployment set swept_until = earlier_if_future(swept_until, back);
  -- A job only says where to look: too early is no harm.
  perform graphile_worker.reschedule_jobs(
    array(select j.id from graphile_worker.jobs j where j.run_at > clock_timestamp()), run_at => clock_timestamp());
end
$$;
comment on function set_leases_back is 'Takes an interval from every future time of leases, limits and jobs.';
