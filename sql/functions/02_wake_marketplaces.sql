-- Queues one push_marketplace job per marketplace, at `run_at` (null: now). Paused marketplaces are left out.
create or replace function wake_marketplaces(marketplace_ids integer[], run_at timestamptz default null)
returns void
language sql volatile
as $$
  select graphile_worker.add_jobs(array_agg(
    ('push_marketplace', json_build_object('marketplaceId', m.id), null, wake_marketplaces.run_at, null, null, null, null)::graphile_worker.job_spec))
  from marketplaces m
  where m.id = any (marketplace_ids) and not m.paused
  having count(*) > 0
$$;
comment on function wake_marketplaces is 'Queues one push_marketplace job for each of these marketplaces that is not paused.';
