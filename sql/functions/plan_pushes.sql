-- Owes pushes after stock changed, and wakes each marketplace once.
--
-- In: products whose version may have changed; the maximum of push rows to handle. Out: how many were handled; call again while it
-- equals the maximum. Idempotent: a row is owed once per version. It is settled without a call only where nothing was owed, no push
-- is open, and the marketplace provably shows the figure already.
create or replace function plan_pushes(product_ids integer[], max_rows integer default 2000)
returns integer
language plpgsql volatile
as $$
declare
  ids integer[];
begin
  select array_agg(due.id) into ids
  from (
    select p.id from pushes p
    join inventory i on i.product_id = p.product_id
    where p.product_id = any (product_ids) and p.seen_version < i.version
    order by p.id limit max_rows
    for no key update of p
  ) due;
  if ids is null then
    return 0;
  end if;

  update pushes p set
    seen_version = i.version,
    owed_version = p.owed_version + 1,
    pushed_version = case
      when p.pushed_version = p.owed_version and p.open_until is null and p.expected_stock = listing_figure(
        i.quantity, g.archived_at is not null, mp, m)
      then p.owed_version + 1 else p.pushed_version end,
    owed_since = case when p.pushed_version = p.owed_version then i.updated_at else p.owed_since end,
    trigger_type = i.trigger_type
  from inventory i, marketplace_products mp, marketplaces m, products g
  where p.id = any (ids) and i.product_id = p.product_id and mp.id = p.id and m.id = mp.marketplace_id and g.id = p.product_id
    and p.seen_version < i.version;

  perform wake_marketplaces(array(select distinct marketplace_id from pushes p where p.id = any (ids) and p.pushed_version < p.owed_version));
  return cardinality(ids);
end
$$;
comment on function plan_pushes is 'Owes pushes after stock changed and wakes each marketplace once. Returns the number of push rows handled.';
