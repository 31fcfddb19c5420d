-- A marketplace reported that a figure changed, but with no cause that moves stock ("restock", an unknown word). If it shows something
-- else than it should, that is a difference: it is opened before any push of ours can hide it, and our figure is owed again, as after a
-- read-back. People accept it, if it was real.
-- In: `reports`, a JSON array of {webhook_id, listing_id, current, change, reason, at}: figures in items, `change` null: not told.
-- Out: one row per listing that differs: what it shows and should show, and the likely cause; `is_busy`: a push is open, so nobody can say
-- yet whether the report is only its echo: nothing was done, ask again.
-- Safe to repeat: an event opens one difference, ever. Figures that we sent at about that time are echoes.
create or replace function open_reported_drifts(reports jsonb)
returns table (webhook_id bigint, marketplace_id integer, marketplace_sku text, shown integer, figure integer, cause text, is_busy boolean)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  report record;
begin
  perform 1 from pushes p where p.id in (select (r ->> 'listing_id')::integer from jsonb_array_elements(reports) r)
    order by p.id for no key update;
  for report in
    select r.*, p.open_until is not null as busy, p.product_id, p.owed_version, p.answered_at, i.version, mp.marketplace_stock,
      mp.marketplace_id as market_id, mp.marketplace_sku as sku, mp.units_per_item, coalesce(r.change, r.current - p.expected_stock) as moved,
      listing_figure(i.quantity, g.archived_at is not null, mp, m) as should
    from jsonb_to_recordset(reports)
      as r (webhook_id bigint, listing_id integer, current integer, change integer, reason text, at timestamptz)
    join pushes p on p.id = r.listing_id
    join marketplace_products mp on mp.id = p.id
    join marketplaces m on m.id = p.marketplace_id
    join inventory i on i.product_id = p.product_id
    join products g on g.id = p.product_id
    where coalesce(r.change, r.current - p.expected_stock) <> 0
      and r.current is distinct from p.expected_stock
      and mp.marketplace_stock <> listing_figure(i.quantity, g.archived_at is not null, mp, m)
      -- Long before the newest report: an old event that came again.
      and r.at > mp.observed_at - interval '10 minutes'
      and not exists (select from drifts d where d.marketplace_product_id = r.listing_id and r.webhook_id = any (d.reported_by))
      and not exists (select from listing_figures f where f.marketplace_product_id = r.listing_id and f.kind = 'told' and f.figure = r.current
        and f.happened_at between r.at - interval '2 minutes' and r.at + interval '2 minutes')
    order by r.webhook_id
  loop
    webhook_id := report.webhook_id;
    marketplace_id := report.market_id;
    marketplace_sku := report.sku;
    shown := report.marketplace_stock;
    figure := report.should;
    cause := case when report.moved < 0 then 'missed_event' else 'manual_edit' end;
    is_busy := report.busy;
    if not report.busy then
      insert into drifts as d (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, shown, told, told_at,
        inventory_version, owed_version, confirmed_at, reported_by, units_per_item)
      values (report.listing_id, report.market_id, report.product_id, 'open', cause,
        format('it reported a change of %s to %s with the reason "%s", which is neither a sale nor a cancellation; it should show %s',
          report.moved, report.current, coalesce(report.reason, ''), report.should),
        report.should, shown, shown - report.moved, report.answered_at, report.version, report.owed_version, clock_timestamp(),
        array[report.webhook_id], report.units_per_item)
      on conflict (marketplace_product_id) where status <> 'resolved' do update set
        status = 'open', cause = excluded.cause, arithmetic = excluded.arithmetic, figure = excluded.figure, shown = excluded.shown,
        -- Changes that were reported one after the other are one difference.
        told = excluded.told - case when cardinality(d.reported_by) > 0 then d.shown - d.told else 0 end,
        confirmed_at = excluded.confirmed_at, reported_by = d.reported_by || excluded.reported_by,
        units_per_item = excluded.units_per_item;
      perform owe_pushes(array[report.listing_id], 'scheduled');
    end if;
    return next;
  end loop;
end
$$;
comment on function open_reported_drifts is 'Opens differences that marketplaces reported themselves without a cause that moves stock; our figure is owed again.';
