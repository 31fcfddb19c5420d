-- Refused figures of a marketplace where it shows more than there is: it can sell what is not there. In: the marketplace. Out: the
-- parameters of FIGURE_REFUSED; null: there are none.
--   listings  how many
--   worst     of the three that show most too much: the SKU there, what it was last seen to show, what it should show, and why it was
--             refused
--
-- Refused without a culprit counts after 20 s, because the next attempt may succeed; after three minutes where the marketplace has
-- accepted something since: then the one to blame is searched, and most of those that wait are good. What a marketplace was never seen
-- to show is not known. Of a paused marketplace nothing is said: nothing is sent to it.
create or replace function refused_figures(marketplace marketplaces) returns jsonb
language sql stable
as $$
  with refused as (
    select p.id, mp.marketplace_sku, mp.marketplace_stock as shown,
      listing_figure(i.quantity, g.archived_at is not null, mp, marketplace) as figure,
      left(coalesce(case when p.suspected_at is null then p.refused_reason end, l.last_error, ''), 200) as reason
    from pushes p
    join marketplace_products mp on mp.id = p.id
    join inventory i on i.product_id = mp.product_id
    join products g on g.id = mp.product_id
    left join marketplace_leases l on l.marketplace_id = p.marketplace_id
    where p.marketplace_id = marketplace.id and not marketplace.paused
      and ((p.refused_reason is not null and p.pushed_version = p.owed_version) or p.suspected_at <
        now() - case when l.last_success_at >= p.suspected_at then interval '3 minutes' else interval '20 s' end)
  ), too_much as (
    select r.*, row_number() over (order by r.shown - r.figure desc, r.id) as place from refused r where r.shown > r.figure
  )
  select jsonb_build_object('listings', count(*), 'worst', jsonb_agg(jsonb_build_object('marketplaceSku', t.marketplace_sku,
      'shown', t.shown, 'figure', t.figure, 'reason', t.reason) order by t.place) filter (where t.place <= 3))
  from too_much t having count(*) > 0
$$;
comment on function refused_figures is 'Refused figures where the marketplace shows more than there is, as the parameters of FIGURE_REFUSED; null: none.';

-- Raises FIGURE_REFUSED, one alert per marketplace, and resolves it when no refused figure is too high any more. Idempotent.
create or replace function watch_refused_figures() returns void
language plpgsql volatile
as $$
begin
  perform raise_alerts(jsonb_agg(jsonb_build_object('kind', 'figure_refused', 'marketplace_id', m.id, 'parameters', f.parameters)))
    from marketplaces m cross join lateral refused_figures(m) as f (parameters) where m.type = 'api' and f.parameters is not null
    having count(*) > 0;
  perform resolve_alerts(array_agg(a.id)) from alerts a join marketplaces m on m.id = a.marketplace_id
    where a.kind = 'figure_refused' and a.resolved_at is null and refused_figures(m) is null
    having count(*) > 0;
end
$$;
comment on function watch_refused_figures is 'Raises or resolves FIGURE_REFUSED by the figures that marketplaces refuse now.';
