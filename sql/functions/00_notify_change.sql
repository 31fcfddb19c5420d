-- Notifies every API process of changed rows that subscribers may follow. It is only a hint: subscribers read the rows.
-- In: the topic (orders, alerts, marketplaces, sales, listings, listings_of_marketplaces, api_keys, sessions,
-- imports, receipts, stocktakes) and the ids as text; null or empty: nothing is sent. A notification has
-- at most 200 ids, far below the limit of 8,000 bytes, above which PostgreSQL rejects the notification and the change with it.
create or replace function notify_change(topic text, ids text[]) returns void
language sql volatile
as $$
  select pg_notify('ombor_changes', json_build_object('topic', notify_change.topic, 'ids', json_agg(part.id))::text)
  from unnest(notify_change.ids) with ordinality as part (id, position)
  group by (part.position - 1) / 200
$$;
comment on function notify_change is 'NOTIFY ombor_changes with {topic, ids}: these rows changed.';
