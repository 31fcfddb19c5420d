-- What became of pushes that a marketplace answered. The rows of a call are one JSON array; see finish_batch.

-- Keeps what was sent. To be called before the push rows are settled: they still hold the time of sending. In: `sent`: a JSON array of
-- {id, figure, inventory_version, outcome, reason}, as in listing_figures; the caller has locked the push rows.
create or replace function record_sent_figures(sent jsonb) returns void
language plpgsql volatile
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
  insert into listing_figures (marketplace_product_id, kind, figure, inventory_version, outcome, reason, happened_at, acknowledged_at)
  select p.id, 'told', s.figure, s.inventory_version, s.outcome, nullif(s.reason, ''), coalesce(p.sent_at, clock_timestamp()),
    case when s.outcome = 'accepted' then clock_timestamp() end
  from jsonb_to_recordset(sent) as s (id integer, figure integer, inventory_version integer, outcome text, reason text)
  join pushes p on p.id = s.id
  order by p.id;
end
$$;
comment on function record_sent_figures is 'Keeps the figures of a call in listing_figures.';

-- Settles pushes whose figures the marketplace accepted. In: `answered`: a JSON array of {id, figure, owed_version, inventory_version,
-- marketplace_date: of the answer, or null, spacing_ms: not sent again before that}; the caller has locked the push rows.
create or replace function settle_answered(answered jsonb) returns void
language plpgsql volatile
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
begin
  update pushes p set
    -- A sale of its own crossed this push, so what it shows now is not known.
    expected_stock = case when p.own_version > a.inventory_version then null else a.figure end,
    -- Where figures are read for sales, that sale was shown before this push was sent.
    confirmed_stock = case when p.sent_stock is null and p.own_version > a.inventory_version then null else a.figure end,
    confirmed_version = p.confirmed_version + 1,
    doubted_stocks = case when p.settle_at is null or p.sent_at >= p.settle_at then '{}' else p.doubted_stocks end,
    pushed_version = greatest(p.pushed_version, a.owed_version),
    answered_at = clock_timestamp(), answered_marketplace_at = a.marketplace_date, open_until = null, failures = 0,
    settle_at = case when p.sent_at >= p.settle_at then null else p.settle_at end,
    owed_since = case when p.owed_version > a.owed_version then clock_timestamp() else p.owed_since end,
    next_push_at = case when a.spacing_ms > 0 then clock_timestamp() + a.spacing_ms * interval '1 ms' end,
    refused_reason = null, batch_limit = null, suspected_at = null
  from jsonb_to_recordset(answered) as a (id integer, figure integer, owed_version bigint, inventory_version integer,
    marketplace_date timestamptz, spacing_ms integer)
  where p.id = a.id;
  perform record_shown(array_agg((a ->> 'id')::integer), array_agg((a ->> 'figure')::integer)) from jsonb_array_elements(answered) a;
end
$$;
comment on function settle_answered is 'Settles pushes whose figures the marketplace accepted.';

-- Everything that follows a call in which every figure was accepted, and no search for an item to blame is under way: the pushes are
-- settled, the success and the log are written, and the lease is renewed if something is due now, else released.
-- In: the marketplace; the owner of the lease; for how many ms to renew it; `sent`: as in record_sent_figures and settle_answered; `log`:
-- {trigger_type, items, calls, latency_ms, details} of the row of sync_logs, and `lost`: its error where the lease was lost.
-- Out: `ours`: the lease was still the owner's, else no push is settled, and the next owner takes them for pushes of unknown result;
-- then what take_lease returns where the lease was renewed, nulls where it was released.
create or replace function finish_batch(marketplace_id integer, owner uuid, lease_ms integer, sent jsonb, log jsonb)
returns table (ours boolean, failures integer, refusals integer, has_suspects boolean, wait_ms integer, reads_figures boolean)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  sender constant uuid := owner;
  ids constant integer[] := array(select (s ->> 'id')::integer from jsonb_array_elements(sent) s);
  is_ours boolean;
begin
  perform 1 from pushes p where p.id = any (ids) order by p.id for no key update;
  perform record_sent_figures(sent);
  perform 1 from marketplace_leases l
    where l.marketplace_id = market_id and l.owner = sender and l.leased_until > clock_timestamp() for key share;
  is_ours := found;
  if is_ours then
    perform settle_answered(sent);
  end if;
  insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, calls, error_message, latency_ms, details)
  select market_id, g.trigger_type, 'stock', 'push', case when is_ours then 'success' else 'error' end, g.items, g.calls,
    case when not is_ours then g.lost end, g.latency_ms, g.details
  from jsonb_to_record(log) as g (trigger_type text, items integer, calls integer, latency_ms integer, details jsonb, lost text);
  if not is_ours then
    return query select false, null::integer, null::integer, null::boolean, null::integer, null::boolean;
    return;
  end if;
  -- Before the look below: a task that finds the lease taken has done so before that look, or waits for the end of this transaction.
  update marketplace_leases l set failures = 0, refusals = 0, not_before = '-infinity', last_success_at = clock_timestamp(), last_error = null
    where l.marketplace_id = market_id and l.owner = sender;
  if schedule_next_wake(market_id) then
    return query select true, t.* from (select 1) one left join take_lease(market_id, sender, finish_batch.lease_ms) t on true;
  else
    update marketplace_leases l set owner = null, leased_until = '-infinity' where l.marketplace_id = market_id and l.owner = sender;
    return query select true, null::integer, null::integer, null::boolean, null::integer, null::boolean;
  end if;
end
$$;
comment on function finish_batch is 'Settles a call in which every figure was accepted, and renews or releases the lease.';
