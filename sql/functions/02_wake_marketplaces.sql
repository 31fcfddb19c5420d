-- Asks the workers to drain what is owed to these marketplaces, one wake-up each, at `run_at`. Paused ones are left alone.
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
comment on function wake_marketplaces is 'One push_marketplace wake-up for each of these marketplaces that is not paused.';
