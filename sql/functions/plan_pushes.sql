-- Owes pushes after stock changed, and wakes each marketplace once to which nobody sends at this moment. In a transaction of its own: it
-- locks leases last.
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
  owed integer[];
  sending integer[];
begin
  -- Found first, by product, and sorted afterwards: with `order by p.id limit` over both, the whole table is walked in the order of ids.
  ids := array(
    select due.id from (
      select p.id from pushes p
      join inventory i on i.product_id = p.product_id
      where p.product_id = any (product_ids) and p.seen_version < i.version
      offset 0
    ) due
    order by due.id limit max_rows);
  if cardinality(ids) = 0 then
    return 0;
  end if;
  perform from pushes p where p.id = any (ids) order by p.id for no key update;

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

  owed := array(select distinct p.marketplace_id from pushes p where p.id = any (ids) and p.pushed_version < p.owed_version);
  -- Who has the lease of a marketplace looks for more when it is released, and cannot release it before these rows are committed, because
  -- a release writes the row that is locked here. So no job is queued. A row that is being written is left out, and is woken.
  sending := array(select l.marketplace_id from marketplace_leases l
    where l.marketplace_id = any (owed) and l.leased_until > clock_timestamp()
    order by l.marketplace_id for share skip locked);
  perform wake_marketplaces(array(select unnest(owed) except select unnest(sending)));
  return cardinality(ids);
end
$$;
comment on function plan_pushes is 'Owes pushes after stock changed and wakes each marketplace to which nobody sends. Returns the number of push rows handled.';
