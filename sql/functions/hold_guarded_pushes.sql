-- Pushes of 0 that are owed to a marketplace, that no sale explains and no person confirmed.
-- In: the marketplace; `ids`: only these listings, null: all. Out: their ids, and whether it would be the listing's first figure.
-- Left out: a 0 that sales led to since the last answered push; a listing that is not selling; one that shows 0 already; a 0 that a
-- person confirmed since the stock last changed.
create or replace function unexplained_zeros(marketplace_id integer, ids integer[] default null)
returns table (id integer, is_first boolean)
language sql stable
as $$
  select p.id, p.answered_at is null
  from pushes p
  join marketplace_products mp on mp.id = p.id
  join marketplaces m on m.id = p.marketplace_id
  join inventory i on i.product_id = p.product_id
  join products g on g.id = p.product_id
  where p.marketplace_id = unexplained_zeros.marketplace_id and p.pushed_version < p.owed_version
    and (unexplained_zeros.ids is null or p.id = any (unexplained_zeros.ids))
    and m.selling and mp.selling and mp.unlinked_at is null and g.archived_at is null
    and listing_figure(i.quantity, g.archived_at is not null, mp, m) = 0
    and coalesce(p.expected_stock, mp.marketplace_stock, -1) <> 0
    and coalesce(p.zero_confirmed_at < i.updated_at, true)
    and not exists (
      select 1 from inventory_movements s
      where s.product_id = p.product_id and s.movement_type in ('sale', 'marketplace_sale', 'hold')
        -- A push takes up to 20 s; a sale during it was not in the figure that was answered.
        and s.recorded_at >= coalesce(p.answered_at - interval '20 s', mp.created_at))
$$;
comment on function unexplained_zeros is 'Owed pushes of 0 that no sale explains and no person confirmed.';

-- The outgoing guard: holds the first push of a 0 to a listing, and every 0 of a plan that would zero more than 10 and more than
-- 20% of the marketplace's listings, unless sales explain it or a person confirmed it. A held push stays owed and is closed.
-- In: the marketplace, opened pushes whose figure is 0; their rows are locked here in id order. Out: the held pushes, and why.
create or replace function hold_guarded_pushes(marketplace_id integer, ids integer[])
returns table (id integer, reason text)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  zeros integer;
  listings integer;
  are_many boolean;
begin
  if not exists (select 1 from unexplained_zeros(market_id, ids)) then
    return;
  end if;
  select count(*) into zeros from unexplained_zeros(market_id);
  select count(*) into listings from marketplace_products mp where mp.marketplace_id = market_id;
  are_many := zeros > 10 and zeros > listings * 0.2;
  perform 1 from pushes p where p.id = any (ids) order by p.id for no key update;
  return query
  update pushes p set open_until = null, next_push_at = null, held_version = p.owed_version,
    held_reason = case when are_many then format('%s of %s listings would show 0 with no sale behind it', zeros, listings)
      else 'the first figure of this listing would be 0' end,
    held_because = case when are_many then jsonb_build_object('code', 'zeros', 'items', zeros, 'of', listings)
      else jsonb_build_object('code', 'first_zero') end
  from unexplained_zeros(market_id, ids) z
  where p.id = z.id and (z.is_first or are_many)
  returning p.id, p.held_reason;
end
$$;
comment on function hold_guarded_pushes is 'The outgoing guard: holds pushes of 0 that no sale explains and no person confirmed. Returns the held pushes.';
