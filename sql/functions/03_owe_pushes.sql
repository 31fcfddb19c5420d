-- The one way to say that a listing must be pushed again for a reason other than stock (plan_pushes says it for stock): a rule that
-- changed, a person's request, a difference that was confirmed, a push of unknown result.
-- In: marketplace products; those without a push row (marketplaces without an API) are passed over. `cause`: webhook, manual or
--   scheduled, for the sync log; null: unchanged, and no task is queued, because the sender continues.
--   `afresh`: a person changed what failed (resumed the marketplace, or gave it another account): failures are forgotten, and waits
--   after them end.
--   `confirmed`: the person saw what goes out (resumed): zeros may go out, and the wait begins now, because a pause is no delay.
--   Afresh and not confirmed, it is another account: what the old one confirmed says nothing about sales in the new one.
-- What follows for each row:
--   expected_stock   null: what the marketplace shows counts as unknown, so the figure is sent once more.
--   owed_since       stays while something is owed already; else now.
--   refused_reason   stays: a refusal is the marketplace's last answer until it gives another one.
--   next_push_at     stays: the marketplace asked for that wait, or an item of unknown result keeps its distance. Afresh, a wait after
--                    failures or refusals of its own ends.
--   trigger_type     the newest cause.
--   batch_limit, suspected_at  stay: what was found out about the item holds for its next figure. Afresh it is found out anew.
create or replace function owe_pushes(ids integer[], cause text default null, afresh boolean default false, confirmed boolean default false)
returns void
language plpgsql volatile
as $$
begin
  perform 1 from pushes p where p.id = any (owe_pushes.ids) order by p.id for no key update;
  update pushes p set
    expected_stock = null,
    confirmed_stock = case when not owe_pushes.afresh or owe_pushes.confirmed then p.confirmed_stock end,
    owed_version = p.owed_version + 1,
    owed_since = case when owe_pushes.confirmed or p.pushed_version = p.owed_version then clock_timestamp() else p.owed_since end,
    trigger_type = coalesce(owe_pushes.cause, p.trigger_type),
    next_push_at = case when not owe_pushes.afresh or (p.failures = 0 and p.suspected_at is null) or p.settle_at is not null
      then p.next_push_at end,
    failures = case when owe_pushes.afresh then 0 else p.failures end,
    batch_limit = case when not owe_pushes.afresh then p.batch_limit end,
    suspected_at = case when not owe_pushes.afresh then p.suspected_at end,
    zero_confirmed_at = case when owe_pushes.confirmed then clock_timestamp() else p.zero_confirmed_at end
  where p.id = any (owe_pushes.ids);
  if owe_pushes.cause is not null then
    perform wake_marketplaces(array(select distinct p.marketplace_id from pushes p where p.id = any (owe_pushes.ids)));
  end if;
end
$$;
comment on function owe_pushes is 'Owes these marketplace products a push for a reason other than stock, and wakes their marketplaces.';

-- Nobody knows whether these pushes were applied: they are closed, pushed again, and once more when a lost one can no longer land.
-- In: open pushes; `wait_ms`, in the same order: how long to wait before the next try (a wait that the marketplace asked for stays
-- if it is longer). Nobody is woken.
create or replace function doubt_pushes(ids integer[], wait_ms integer[]) returns void
language plpgsql volatile
as $$
begin
  perform owe_pushes(doubt_pushes.ids);
  update pushes p set
    open_until = null,
    failures = p.failures + 1,
    -- Simulated with lost pushes that landed up to 40 s late.
    settle_at = greatest(p.settle_at, p.sent_at + interval '45 s'),
    -- Where figures are not read for sales, it is not recorded what was sent: what a lower figure means is not known then.
    confirmed_stock = case when p.sent_stock is not null or is_polled(m, 'stock') then p.confirmed_stock end,
    doubted_stocks = possible_stocks(p),
    doubted_units = possible_units(p),
    next_push_at = greatest(p.next_push_at, clock_timestamp() + w.ms * interval '1 ms')
  from unnest(doubt_pushes.ids, doubt_pushes.wait_ms) as w (id, ms), marketplaces m
  where p.id = w.id and m.id = p.marketplace_id;
end
$$;
comment on function doubt_pushes is 'Closes pushes of unknown result: pushed again, and once more when a lost one can no longer land.';

-- Gives listings of marketplaces with an API their push row, owed from the start; a listing that now offers another product has its
-- row moved to it. A push of unknown result to a deleted listing of the same SKU or product id may still arrive: the new row is
-- pushed once more when that is over. In: marketplace products.
create or replace function add_pushes(listing_ids integer[]) returns void
language sql volatile
as $$
  insert into pushes as p (id, marketplace_id, product_id, seen_version, settle_at, doubted_stocks, doubted_units)
  select mp.id, mp.marketplace_id, mp.product_id, i.version, lost.settle_at, coalesce(lost.stocks, '{}'), coalesce(lost.units, '{}')
  from marketplace_products mp
  join marketplaces m on m.id = mp.marketplace_id and m.type = 'api'
  join inventory i on i.product_id = mp.product_id
  cross join lateral (
    select max(u.settle_at) as settle_at, array_agg(d.stock) filter (where d.stock is not null) as stocks,
      array_agg(d.units) filter (where d.stock is not null) as units
    from unlinked_pushes u left join lateral unnest(u.doubted_stocks, u.doubted_units) as d (stock, units) on true
    where u.marketplace_id = mp.marketplace_id and u.settle_at > clock_timestamp()
      and (u.marketplace_sku = mp.marketplace_sku or u.marketplace_product_id = mp.marketplace_product_id)
  ) lost
  where mp.id = any (add_pushes.listing_ids)
  order by mp.id
  on conflict (id) do update set product_id = excluded.product_id, seen_version = excluded.seen_version, own_version = 0,
      confirmed_stock = null
    where p.product_id <> excluded.product_id
$$;
comment on function add_pushes is 'Adds the push rows of marketplace products, or moves them to another product.';

-- A deleted listing whose push is in flight, or of unknown result, leaves its doubt behind: the push may arrive after the same
-- listing was linked again.
create or replace function keep_doubt() returns trigger
language plpgsql
as $$
begin
  insert into unlinked_pushes as u (marketplace_id, marketplace_sku, marketplace_product_id, settle_at, doubted_stocks, doubted_units)
  select old.marketplace_id, old.marketplace_sku, old.marketplace_product_id,
    greatest(p.settle_at, case when p.open_until is not null then p.sent_at + interval '45 s' end),
    case when p.open_until is null then p.doubted_stocks else possible_stocks(p) end,
    case when p.open_until is null then p.doubted_units else possible_units(p) end
  from pushes p where p.id = old.id and (p.open_until is not null or p.settle_at is not null)
  on conflict (marketplace_id, marketplace_sku) do update set
    marketplace_product_id = excluded.marketplace_product_id, settle_at = greatest(u.settle_at, excluded.settle_at),
    doubted_stocks = u.doubted_stocks || excluded.doubted_stocks, doubted_units = u.doubted_units || excluded.doubted_units;
  return old;
end
$$;
comment on function keep_doubt is 'Trigger on marketplace_products: a deleted listing leaves behind that a push to it may still arrive.';

create or replace trigger marketplace_products_keep_doubt before delete on marketplace_products
  for each row execute function keep_doubt();
