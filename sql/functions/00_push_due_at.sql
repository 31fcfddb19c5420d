-- When a push of this row is due: the one definition, used by everybody who looks for work.
-- In: a row of pushes. Out: the time, -infinity: at once; null: nothing is owed, a push is open, or the guard holds it.
-- A query that looks for due rows adds `(p.pushed_version < p.owed_version or p.settle_at is not null)`, so that the partial
-- indexes are used. It is inlined into the query.
create or replace function push_due_at(p pushes) returns timestamptz
language sql immutable parallel safe
return case when (p).open_until is null and (p).held_version <> (p).owed_version then
  least(
    case when (p).pushed_version < (p).owed_version then coalesce((p).next_push_at, '-infinity') end,
    case when (p).settle_at is not null then greatest((p).settle_at, (p).next_push_at) end)
end;
comment on function push_due_at is 'When a push of this row is due; null: not at all for now.';
