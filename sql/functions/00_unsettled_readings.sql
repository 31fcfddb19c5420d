-- Readings of a lower figure at a marketplace that are not applied yet: the guard holds them, or their turn has not come. A push to
-- such a listing would overwrite the only proof of a sale there, so none is due (see isOwed in src/db/pushes/due.ts).
-- Out: the listing, the reading's row in the inbox, whether the guard holds it and why; in items, what the listing showed before. It
-- is inlined into the query, and found by the partial index idx_webhooks_reading.
create or replace function unsettled_readings()
returns table (listing_id integer, webhook_id bigint, held boolean, reason text, previous_stock integer)
language sql stable
as $$
  select split_part(w.dedupe_key, ':', 3)::integer, w.id, w.held and w.status = 'failed', w.error_message,
    (w.payload ->> 'previous_stock')::integer
  from marketplace_webhooks w
  where w.origin = 'poll' and w.event_type = 'stock.updated' and w.dedupe_key like 'poll:stock:%' and w.status <> 'processed'
    and (w.held or w.status <> 'failed')
$$;
comment on function unsettled_readings is 'Readings of a lower figure that are not applied yet, by listing: nothing is pushed over them.';
