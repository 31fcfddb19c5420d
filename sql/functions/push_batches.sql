-- The way of a push through the database in few round trips, each of them one transaction: begin_pushing, open_batch, and finish_batch
-- where the marketplace accepted every figure. With a statement for each step a push took twenty, ten of them with a commit of its own.

-- Takes or renews the right to call a marketplace. In: the marketplace, the owner, for how many ms. Out: no row: somebody else has it;
-- else the state of its calls: calls in a row that failed, and that refused every figure; whether listings that are owed may only be sent
-- with few others; how many ms no call may be made; whether its sales are found by reading figures.
create or replace function take_lease(marketplace_id integer, owner uuid, lease_ms integer)
returns table (failures integer, refusals integer, has_suspects boolean, wait_ms integer, reads_figures boolean)
language plpgsql volatile
as $$
#variable_conflict use_column
begin
  return query
  insert into marketplace_leases as l (marketplace_id, owner, leased_until)
  values (take_lease.marketplace_id, take_lease.owner, clock_timestamp() + take_lease.lease_ms * interval '1 ms')
  on conflict (marketplace_id) do update set owner = excluded.owner, leased_until = excluded.leased_until
    where l.owner = excluded.owner or l.leased_until < clock_timestamp()
  returning l.failures, l.refusals,
    exists (
      select from pushes p where p.marketplace_id = l.marketplace_id and p.batch_limit is not null
        and (p.pushed_version < p.owed_version or p.settle_at is not null)
    ),
    case when isfinite(l.not_before)
      then greatest(0, ceil(extract(epoch from l.not_before - clock_timestamp()) * 1000))::integer else 0 end,
    (select is_polled(m, 'stock') from marketplaces m where m.id = l.marketplace_id);
end
$$;
comment on function take_lease is 'Takes or renews the right to call a marketplace, and returns the state of its calls; no row: somebody else has it.';

-- Takes the lease of a marketplace if something is due; else nothing is written, but a later wake-up may be asked for. In: as take_lease.
-- Out: `state`: idle (nothing is due), busy (somebody else has the lease) or begun, with what take_lease returns.
create or replace function begin_pushing(marketplace_id integer, owner uuid, lease_ms integer)
returns table (state text, failures integer, refusals integer, has_suspects boolean, wait_ms integer, reads_figures boolean)
language plpgsql volatile
as $$
begin
  if not schedule_next_wake(begin_pushing.marketplace_id) then
    return query select 'idle', null::integer, null::integer, null::boolean, null::integer, null::boolean;
    return;
  end if;
  return query
  select case when t.failures is null then 'busy' else 'begun' end, t.*
  from (select 1) one left join take_lease(begin_pushing.marketplace_id, begin_pushing.owner, begin_pushing.lease_ms) t on true;
end
$$;
comment on function begin_pushing is 'Takes the lease of a marketplace if something is due to it.';

-- Opens the pushes of a marketplace that are due and go into one call, the longest waiting first, those that failed before last.
-- In: the marketplace; how many at most; `suspects`: only these listings, null: those that are not suspected; `spacing_ms`: nobody sends
-- a listing again before that, even if the sender dies; `only_ids`: none but these, null: all. Out: the opened pushes, the owed_version
-- that each answers, and whether its item is to blame when it is refused again. All have the same `sent_at`.
create or replace function open_pushes(marketplace_id integer, max_rows integer, suspects integer[], spacing_ms integer, only_ids integer[])
returns table (id integer, owed_version bigint, is_item_to_blame boolean)
language plpgsql volatile
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  accepted_at timestamptz;
  opened_at timestamptz;
  ids integer[];
begin
  if exists (select from marketplaces m where m.id = market_id and m.paused) then
    return;
  end if;
  if suspects is null and only_ids is null then
    with owed as materialized (
      select p.id, p.failures, p.owed_since from pushes p
      where p.marketplace_id = market_id and p.pushed_version < p.owed_version and push_due_at(p) <= clock_timestamp()
        and p.batch_limit is null and not exists (select from unsettled_readings() u where u.listing_id = p.id)
      order by p.failures, p.owed_since, p.id limit max_rows
      for no key update of p skip locked
    ), settling as materialized (
      select p.id, p.failures, p.owed_since from pushes p
      where p.marketplace_id = market_id and p.settle_at is not null and not p.pushed_version < p.owed_version
        and push_due_at(p) <= clock_timestamp()
        and p.batch_limit is null and not exists (select from unsettled_readings() u where u.listing_id = p.id)
      order by p.settle_at limit max_rows
      for no key update of p skip locked
    )
    select array_agg(d.id) into ids from (
      select * from owed union all select * from settling order by failures, owed_since, id limit max_rows
    ) d;
  else
    select array_agg(d.id) into ids from (
      select p.id from pushes p
      where p.id = any (coalesce(only_ids, suspects)) and p.marketplace_id = market_id
        and (p.pushed_version < p.owed_version or p.settle_at is not null) and push_due_at(p) <= clock_timestamp()
        and (case when suspects is null then p.batch_limit is null else p.id = any (suspects) end)
        and not exists (select from unsettled_readings() u where u.listing_id = p.id)
      order by p.failures, p.owed_since, p.id limit max_rows
      for no key update of p skip locked
    ) d;
  end if;
  select l.last_success_at into accepted_at from marketplace_leases l where l.marketplace_id = market_id;
  -- After the rows were found due.
  opened_at := clock_timestamp();
  return query
  update pushes p set open_until = opened_at + interval '20 s', sent_at = opened_at, sent_stock = null,
    next_push_at = case when spacing_ms > 0 then opened_at + spacing_ms * interval '1 ms' end
  from pushes before
  where p.id = any (ids) and before.id = p.id
  returning p.id, p.owed_version, before.suspected_at is not null and coalesce(accepted_at >= before.sent_at, false);
end
$$;
comment on function open_pushes is 'Opens the pushes of a marketplace that are due and go into one call.';

-- The same under the lease, which is renewed first: the push has all of it. Out: no row: nothing was due, no call may be made yet, or the
-- lease was lost.
create or replace function open_batch(
  marketplace_id integer, owner uuid, lease_ms integer, max_rows integer, suspects integer[], spacing_ms integer, only_ids integer[]
)
returns table (id integer, owed_version bigint, is_item_to_blame boolean)
language plpgsql volatile
as $$
#variable_conflict use_column
begin
  perform from take_lease(open_batch.marketplace_id, open_batch.owner, open_batch.lease_ms) t where t.wait_ms = 0;
  if found then
    return query
    select o.id, o.owed_version, o.is_item_to_blame
    from open_pushes(open_batch.marketplace_id, open_batch.max_rows, open_batch.suspects, open_batch.spacing_ms, open_batch.only_ids) o;
  end if;
end
$$;
comment on function open_batch is 'Renews the lease of a marketplace and opens the pushes that go into its next call.';

-- The figures of open pushes. In: a JSON array of {id, owed_version, is_item_to_blame}. Volatile, so that it reads what was committed
-- until now, also when the pushes were opened in the same statement: their rows are locked, so what commits later owes them again.
create or replace function read_push_figures(opened jsonb)
returns table (id integer, owed_version bigint, marketplace_product_id text, marketplace_sku text, settings jsonb, barcodes text[],
  inventory_version integer, owed_since timestamptz, owed_ms double precision, trigger_type text, verify boolean, failures integer,
  batch_limit integer, refused_reason text, is_item_to_blame boolean, is_searched boolean, figure integer)
language plpgsql volatile
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
  return query
  select o.id, o.owed_version, mp.marketplace_product_id::text, mp.marketplace_sku::text, mp.settings, g.barcodes, i.version,
    p.owed_since, extract(epoch from clock_timestamp() - p.owed_since)::double precision * 1000, p.trigger_type,
    p.answered_at is null or p.settle_at is not null or p.failures > 0, p.failures, p.batch_limit, p.refused_reason,
    o.is_item_to_blame, coalesce(l.last_success_at >= p.suspected_at, false),
    listing_figure(i.quantity, g.archived_at is not null, mp, m)
  from jsonb_to_recordset(opened) as o (id integer, owed_version bigint, is_item_to_blame boolean)
  join pushes p on p.id = o.id
  join marketplace_products mp on mp.id = o.id
  join marketplaces m on m.id = mp.marketplace_id
  join inventory i on i.product_id = mp.product_id
  join products g on g.id = mp.product_id
  left join marketplace_leases l on l.marketplace_id = mp.marketplace_id
  order by o.id;
end
$$;
comment on function read_push_figures is 'What to send for open pushes, by what is committed now.';
