-- What a marketplace has confirmed after changes that came through a listing. Where its figures are polled, only a reading says that:
-- one that was held confirms its figure when it is applied, any other one did so when it was read. Elsewhere the skip rule says it.
-- In: the push row, its marketplace; `shows`: the skip rule's verdict; `readings`: a JSON array of {previous, change, reading}, polled
-- figures in items with the confirmed_version that they were compared with, or null. Out: the figure in items, null: not known; the
-- version of it.
create or replace function confirmed_after(p pushes, m marketplaces, shows integer, readings jsonb)
returns table (stock integer, version bigint)
language sql stable
as $$
  select
    case when not is_polled(m, 'stock') then shows when r.stock is null then p.confirmed_stock else r.stock end,
    p.confirmed_version + (is_polled(m, 'stock') and r.stock is not null)::integer
  from (select) as one left join (
    select (o ->> 'previous')::integer + (o ->> 'change')::integer as stock from jsonb_array_elements(readings) o
    where (o ->> 'reading')::bigint = p.confirmed_version limit 1
  ) r on true
$$;
comment on function confirmed_after is 'What a marketplace has confirmed after changes that came through a listing, and the version of that.';
