-- Owes a marketplace one figure that it accepted before, unchanged. Every figure of a call was refused: if this one is accepted, the
-- items of that call are to blame, else the marketplace. In: the marketplace. If it has no such figure, nothing waits for it. Nobody is woken.
create or replace function owe_control(marketplace_id integer) returns void
language plpgsql volatile
as $$
declare
  control integer;
begin
  select p.id into control from pushes p join marketplace_products mp on mp.id = p.id
    where p.marketplace_id = owe_control.marketplace_id and p.pushed_version = p.owed_version and p.settle_at is null
      and p.open_until is null and p.refused_reason is null and p.suspected_at is null and p.expected_stock > 0 and mp.unlinked_at is null
      -- A wait between two pushes of one item is the marketplace's own rule.
      and coalesce(p.next_push_at, '-infinity') <= clock_timestamp()
    order by p.answered_at desc nulls last limit 1;
  if control is null then
    perform end_suspicion(owe_control.marketplace_id, false);
  else
    perform owe_pushes(array[control]);
  end if;
end
$$;
comment on function owe_control is 'Owes a marketplace one figure that it accepted before: its answer tells whether items or the marketplace are to blame.';

-- The marketplace accepted a figure: what it refused before is tried again at once.
-- In: the marketplace; `regroup`: it had refused everything for so long that the marketplace was to blame, so its listings go out
-- together again, unless it accepted something else since the refusal: then items are to blame, and the small groups have to stay.
-- To be called before the success is recorded.
create or replace function end_suspicion(marketplace_id integer, regroup boolean) returns void
language sql volatile
as $$
  update pushes p set
    next_push_at = null,
    batch_limit = case when not end_suspicion.regroup or o.is_item_to_blame then p.batch_limit end
  from (
    select w.id, coalesce(l.last_success_at >= w.suspected_at, false) as is_item_to_blame
    from pushes w left join marketplace_leases l on l.marketplace_id = w.marketplace_id
    where w.marketplace_id = end_suspicion.marketplace_id and w.suspected_at is not null and w.open_until is null
    order by w.id for no key update of w
  ) o
  where p.id = o.id
$$;
comment on function end_suspicion is 'Ends the waits of what a marketplace refused without a culprit, because it accepted a figure.';
