-- Notifies API processes of listings whose state changed, for subscribers: one notification per statement, by the counters of
-- revisions.sql. The figure follows from the product too: whoever passes on changed stock passes that on.
create or replace function notify_listings() returns trigger
language plpgsql
as $$
begin
  -- Grouped, not joined: a plan is kept for the connection, and one that was made for a single row would join 100,000 with each other.
  perform notify_change('listings', array(
    select r.id::text from (select o.id, o.revision from old_rows o union all select n.id, n.revision from new_rows n) r
    group by r.id having min(r.revision) < max(r.revision)));
  return null;
end
$$;
comment on function notify_listings is 'Statement trigger on pushes and marketplace_products: notifies the topic listings with the ids whose revision rose.';

create or replace function notify_new_listings() returns trigger
language plpgsql
as $$
begin
  perform notify_change('listings', array(select id::text from new_rows));
  return null;
end
$$;
comment on function notify_new_listings is 'Statement trigger on pushes and marketplace_products: notifies the topic listings with the ids of new rows.';

create or replace trigger pushes_announced after update on pushes
  referencing old table as old_rows new table as new_rows for each statement execute function notify_listings();
create or replace trigger pushes_added after insert on pushes
  referencing new table as new_rows for each statement execute function notify_new_listings();
create or replace trigger marketplace_products_announced after update on marketplace_products
  referencing old table as old_rows new table as new_rows for each statement execute function notify_listings();
create or replace trigger marketplace_products_added after insert on marketplace_products
  referencing new table as new_rows for each statement execute function notify_new_listings();

-- A reading that the guard holds, or that a person releases, changes whether its listing is pushed (see unsettled_readings).
create or replace function notify_held_reading() returns trigger
language plpgsql
as $$
begin
  perform notify_change('listings', array[split_part(new.dedupe_key, ':', 3)]);
  return null;
end
$$;
comment on function notify_held_reading is 'Row trigger on marketplace_webhooks: notifies the topic listings of the listing of a held reading.';

create or replace trigger webhooks_reading_held after update on marketplace_webhooks for each row
  when (new.origin = 'poll' and new.event_type = 'stock.updated' and new.dedupe_key like 'poll:stock:%'
    and (old.held and old.status = 'failed') is distinct from (new.held and new.status = 'failed'))
  execute function notify_held_reading();
create or replace trigger webhooks_reading_added after insert on marketplace_webhooks for each row
  when (new.origin = 'poll' and new.event_type = 'stock.updated' and new.dedupe_key like 'poll:stock:%' and new.held and new.status = 'failed')
  execute function notify_held_reading();
