-- Tells every API process that rows changed which somebody may follow live. A hint: the row is the truth.
-- In: the topic (orders, alerts, marketplaces, sales) and the keys as text; null or empty: nothing is sent. 200 keys a notification
-- stay far below the 8,000 bytes at which PostgreSQL refuses one and the change with it.
create or replace function notify_change(topic text, ids text[]) returns void
language sql volatile
as $$
  select pg_notify('ombor_changes', json_build_object('topic', notify_change.topic, 'ids', json_agg(part.id))::text)
  from unnest(notify_change.ids) with ordinality as part (id, position)
  group by (part.position - 1) / 200
$$;
comment on function notify_change is 'NOTIFY ombor_changes with {topic, ids}: rows changed that somebody may follow live.';
