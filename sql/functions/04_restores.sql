-- Where this database is. A restored database and a copy are at another place, though every row in them is the same.
-- Out: `cluster`: system identifier; `database` and `table`: their oids (a dump makes others); `timeline`: another one after each
-- recovery and failover; `directory`: of the data, null where this user may not know it. Null on a standby.
create or replace function database_place() returns jsonb
language plpgsql volatile
as $$
begin
  if pg_is_in_recovery() then
    return null;
  end if;
  return jsonb_build_object(
    'cluster', (select c.system_identifier::text from pg_control_system() c),
    'database', (select d.oid::text from pg_database d where d.datname = current_database()),
    'table', 'deployment'::regclass::oid::text,
    'timeline', left(pg_walfile_name(pg_current_wal_insert_lsn()), 8),
    'directory', case when pg_has_role('pg_read_all_settings', 'usage') then current_setting('data_directory') end);
end
$$;
comment on function database_place is 'Where this database is: cluster, database, table, timeline, directory. Null on a standby.';

-- Whether the database is at another place than the remembered one. In: null: none is remembered. Out: null: no; else how it came here.
create or replace function moved_how(remembered jsonb) returns text
language plpgsql volatile
as $$
declare
  place constant jsonb := database_place();
begin
  return case
    when place is null or remembered is null then null
    when place -> 'cluster' <> remembered -> 'cluster' then 'cluster'
    when place -> 'database' <> remembered -> 'database' or place -> 'table' <> remembered -> 'table' then 'database'
    -- Before the directory: a standby that took over may have another one.
    when place -> 'timeline' <> remembered -> 'timeline' then 'timeline'
    -- As text: a user who may not know it has a JSON null.
    when place ->> 'directory' <> remembered ->> 'directory' then 'directory'
  end;
end
$$;
comment on function moved_how is 'How the database came to another place than the remembered one: cluster, database, timeline, directory. Null: it is there.';

-- Whether marketplaces may be called: no restore waits for a person, and none happened that nobody has noticed yet.
create or replace function may_call() returns boolean
language sql volatile
as $$
  select d.held_since is null and moved_how(d.place) is null from deployment d
$$;
comment on function may_call is 'Whether marketplaces may be called: false after a restore, until a person says so.';

-- Whether the database was restored. In: the deployment's row, and the newest change that the caller saw of its era (null: none).
-- Out: null: no; else as moved_how, or `earlier`: it is at its place, and has lost changes.
create or replace function restored_how(known deployment, seen_tx xid8, seen_product integer, seen_version integer) returns text
language plpgsql volatile
as $$
declare
  moved constant text := moved_how(known.place);
begin
  return case
    when moved <> 'timeline' then moved
    when seen_tx >= pg_snapshot_xmax(pg_current_snapshot())
      or exists (select 1 from inventory i where i.changed_tx >= pg_snapshot_xmax(pg_current_snapshot()))
      or exists (select 1 from inventory i where i.product_id = seen_product and i.version < seen_version) then 'earlier'
    else moved
  end;
end
$$;
comment on function restored_how is 'How the database was restored: as moved_how, or earlier: it has lost changes. Null: it was not.';

-- Looks whether the database was restored or copied. If it was, a new era begins, and no marketplace is called until a person says so.
-- In: the era that the caller knows, and the newest change that it saw in it: transaction, product, version; nulls: none.
-- Out: null: it was not restored; `failover`: another server took over with everything that the caller saw, so calls go on; else why
-- calls are held, as restored_how.
create or replace function notice_restore(seen_era text, seen_tx xid8, seen_product integer, seen_version integer) returns text
language plpgsql volatile
as $$
declare
  known deployment;
  why text;
begin
  select * into strict known from deployment;
  -- What was seen of another era: that restore was noticed before.
  why := case when known.era = seen_era then restored_how(known, seen_tx, seen_product, seen_version)
    else restored_how(known, null, null, null) end;
  if why is null and known.place is not null then
    return null;
  end if;
  select * into strict known from deployment for update;
  why := case when known.era = seen_era then restored_how(known, seen_tx, seen_product, seen_version)
    else restored_how(known, null, null, null) end;
  if why is null then
    update deployment set place = database_place() where place is null;
    return null;
  end if;
  perform begin_era();
  if why = 'timeline' and known.era = seen_era and seen_tx is not null then
    return 'failover';
  end if;
  update deployment set held_since = coalesce(held_since, clock_timestamp()), held_because = coalesce(held_because, why);
  perform raise_alerts((select jsonb_agg(jsonb_build_object('kind', 'restored',
    'parameters', jsonb_build_object('because', d.held_because, 'since', d.held_since))) from deployment d));
  return why;
end
$$;
comment on function notice_restore is 'Notices that the database was restored or copied: a new era begins, and calls wait for a person. Returns how, or null.';

-- A person says that this database is the one to work with: a new era begins, every figure is owed again, and orders are read at once.
-- Out: why calls were held; null: they were not.
create or replace function resume_after_restore() returns text
language plpgsql volatile
as $$
declare
  why text;
begin
  select d.held_because into strict why from deployment d for update;
  perform begin_era();
  update deployment set held_since = null, held_because = null;
  perform owe_pushes(array(select p.id from pushes p join marketplaces m on m.id = p.marketplace_id where not m.paused), 'manual');
  update marketplace_polls set next_at = least(next_at, clock_timestamp()), wake_at = '-infinity';
  perform resolve_alerts(array(select a.id from alerts a where a.kind = 'restored' and a.resolved_at is null));
  return why;
end
$$;
comment on function resume_after_restore is 'Lets calls go out again after a restore: a new era begins and every figure is owed again. Returns why they were held.';
