-- Records what a read-back showed, for listings that did not change meanwhile.
-- In: the marketplace; `looks`, a JSON array of {id, figure, shown, inventory_version, owed_version, told, told_at} in items, `shown` null:
-- not listed. Out: how many listings differ and wait for a second look.
create or replace function record_first_looks(marketplace_id integer, looks jsonb) returns integer
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  suspected integer;
  ids integer[];
  shown integer[];
begin
  perform 1 from pushes p where p.id in (select (l ->> 'id')::integer from jsonb_array_elements(looks) l) order by p.id for no key update;
  with look as (
    select l.* from jsonb_to_recordset(looks) as l
      (id integer, figure integer, shown integer, inventory_version integer, owed_version bigint, told integer, told_at timestamptz)
    join pushes p on p.id = l.id
    join inventory i on i.product_id = p.product_id
    where p.owed_version = l.owed_version and p.pushed_version = p.owed_version and p.open_until is null and i.version = l.inventory_version
  ), known as (
    update pushes p set expected_stock = l.shown, confirmed_stock = l.shown,
      confirmed_units = (select mp.units_per_item from marketplace_products mp where mp.id = l.id),
      confirmed_version = p.confirmed_version + (p.confirmed_stock is distinct from l.shown)::integer,
      refused_reason = case when l.shown = l.figure then null else p.refused_reason end
    from look l where p.id = l.id and l.shown = l.figure
  ), over as (
    update drifts d set status = 'resolved', resolved_at = now(), resolution = 'equal'
    from look l where d.marketplace_product_id = l.id and d.status = 'open' and l.shown = l.figure
  ), doubt as (
    insert into drifts as d (marketplace_product_id, marketplace_id, product_id, figure, shown, told, told_at, inventory_version, owed_version,
      units_per_item)
    select l.id, market_id, p.product_id, l.figure, l.shown, l.told, l.told_at, l.inventory_version, l.owed_version, mp.units_per_item
    from look l join pushes p on p.id = l.id join marketplace_products mp on mp.id = l.id
    where l.shown is distinct from l.figure
    on conflict (marketplace_product_id) where status <> 'resolved' do update set
      figure = excluded.figure, shown = excluded.shown, told = excluded.told, told_at = excluded.told_at, first_read_at = now(),
      inventory_version = excluded.inventory_version, owed_version = excluded.owed_version, units_per_item = excluded.units_per_item
      where d.status = 'suspected'
    returning 1
  )
  select (select count(*) from doubt), array_agg(l.id), array_agg(l.shown) into suspected, ids, shown from look l where l.shown = l.figure;
  perform record_shown(ids, shown);
  return suspected;
end
$$;
comment on function record_first_looks is 'Records what a read-back showed; differences are suspected until a second look. Returns how many.';

-- Opens differences that a second look confirmed: our figure is owed again, our stock is not touched.
-- In: the marketplace; `looks` as in record_first_looks, each with `cause` and `arithmetic`. Out: the listings that are owed a push now.
create or replace function confirm_drifts(marketplace_id integer, looks jsonb) returns table (listing_id integer)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  ids integer[];
  shown integer[];
begin
  perform 1 from pushes p where p.id in (select (l ->> 'id')::integer from jsonb_array_elements(looks) l) order by p.id for no key update;
  with look as (
    select l.* from jsonb_to_recordset(looks) as l
      (id integer, figure integer, shown integer, inventory_version integer, owed_version bigint, cause text, arithmetic text)
    join drifts d on d.marketplace_product_id = l.id and d.status = 'suspected'
    join pushes p on p.id = l.id
    join inventory i on i.product_id = p.product_id
    where p.marketplace_id = market_id and p.owed_version = l.owed_version and p.pushed_version = p.owed_version and p.open_until is null
      and i.version = l.inventory_version
      and d.owed_version = l.owed_version and d.inventory_version = l.inventory_version and d.shown is not distinct from l.shown
  ), opened as (
    update drifts d set status = 'open', confirmed_at = clock_timestamp(), cause = l.cause, arithmetic = l.arithmetic
    from look l where d.marketplace_product_id = l.id and d.status = 'suspected'
    returning l.id, l.shown
  )
  select array_agg(o.id), array_agg(o.shown) into ids, shown from opened o;
  -- A difference that is shown to a person is not booked as a sale too.
  update pushes p set confirmed_stock = o.shown, confirmed_version = p.confirmed_version + 1
    from unnest(ids, shown) as o (id, shown)
    where p.id = o.id and p.confirmed_stock is not null and o.shown is not null;
  perform record_shown(ids, shown);
  perform owe_pushes(ids, 'scheduled');
  return query select unnest(ids);
end
$$;
comment on function confirm_drifts is 'Opens differences that a second look confirmed; our figure is owed again. Returns the listings.';
