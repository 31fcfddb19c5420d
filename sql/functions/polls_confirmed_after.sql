-- What a marketplace has confirmed after changes that came through a listing. Where its figures are polled, a reading says that: one that
-- was held confirms its figure when it is applied, any other one did so when it was read. Where webhooks tell of the sales, the skip rule
-- says it. A sale that neither proves has lowered the figure by its change, unless a push has set the figure since: so polls know where
-- to begin when webhooks are disabled, and what the closing read has to find when they are enabled.
-- In: the push row, its marketplace; `shows`: the skip rule's verdict; `reports`: a JSON array of {previous, change, at, reading, unread},
-- figures in items: `reading`, the confirmed_version with which a polled figure was compared; `unread`: no reading contains it; or null.
-- Out: the figure in items, null: not known; the version of it.
create or replace function confirmed_after(p pushes, m marketplaces, shows integer, reports jsonb)
returns table (stock integer, version bigint)
language sql stable
as $$
  select
    case when m.sale_signal is distinct from 'stock' or not r.is_polled and shows is not null then shows
      else coalesce(r.stock, p.confirmed_stock, p.expected_stock) + coalesce(r.unread, 0) end,
    p.confirmed_version + (coalesce(r.stock, r.unread) is not null)::integer
  from (
    select is_polled(m, 'stock') as is_polled,
      sum((o ->> 'change')::integer) filter (where (o ->> 'unread')::boolean
        and (o ->> 'at')::timestamptz > coalesce(p.answered_at, '-infinity'))::integer as unread,
      max((o ->> 'previous')::integer + (o ->> 'change')::integer) filter (where (o ->> 'reading')::bigint = p.confirmed_version) as stock
    from jsonb_array_elements(reports) o
  ) r
$$;
comment on function confirmed_after is 'What a marketplace has confirmed after changes that came through a listing, and the version of that.';
