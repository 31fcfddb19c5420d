-- Records what calls showed about the methods of a marketplace's API, and raises or resolves METHOD_CHANGED, one alert per method.
-- In: the marketplace, and a JSON array of {method, sign, is_certain, is_proof}: `sign`: the parameters of the alert, null: it answers as
-- expected; `is_certain`: the sign counts at once, the others after they were seen for a minute; `is_proof` false: nothing was seen that
-- could have had another form (an empty list), so a sign of that kind (`changed`) stays. Out: the methods that have a sign now. Idempotent.
--
-- A sign is over when the method answers as expected and the sign was not seen for a minute: one of several servers may be older.
create or replace function note_methods(marketplace_id integer, seen jsonb) returns text[]
language plpgsql volatile
as $$
begin
  insert into marketplace_methods as m (marketplace_id, method, used_at, sign, since, seen_at, is_certain)
  select note_methods.marketplace_id, s.method, clock_timestamp(), s.sign, case when s.sign is not null then clock_timestamp() end,
    case when s.sign is not null then clock_timestamp() end, coalesce(s.is_certain, false)
  from jsonb_to_recordset(seen) as s (method text, sign jsonb, is_certain boolean, is_proof boolean)
  order by s.method
  on conflict on constraint marketplace_methods_pkey do nothing;

  update marketplace_methods m set
    used_at = clock_timestamp(),
    sign = case when r.stays then m.sign else r.sign end,
    since = case when r.stays then m.since when r.sign is null then null when m.sign is null then clock_timestamp() else m.since end,
    seen_at = case when r.stays then m.seen_at when r.sign is null then null else clock_timestamp() end,
    is_certain = case when r.stays then m.is_certain when r.sign is null then false else m.is_certain or r.is_certain end
  from (
    select k.method, s.sign, coalesce(s.is_certain, false) as is_certain,
      s.sign is null and k.sign is not null
        and (k.seen_at > clock_timestamp() - interval '1 minute' or (k.sign ->> 'sign' = 'changed' and not s.is_proof)) as stays
    from jsonb_to_recordset(seen) as s (method text, sign jsonb, is_certain boolean, is_proof boolean)
    join marketplace_methods k on k.marketplace_id = note_methods.marketplace_id and k.method = s.method
    where k.sign is not null or s.sign is not null or k.used_at is null or k.used_at < clock_timestamp() - interval '1 hour'
    order by k.method for no key update of k
  ) r
  where m.marketplace_id = note_methods.marketplace_id and m.method = r.method;

  perform watch_methods(note_methods.marketplace_id);
  return (select coalesce(array_agg(m.method), '{}') from marketplace_methods m
    where m.marketplace_id = note_methods.marketplace_id and m.sign is not null);
end
$$;
comment on function note_methods is 'Records what calls showed about methods, and raises or resolves METHOD_CHANGED. Returns the methods that have a sign.';

-- Raises METHOD_CHANGED for the signs that count, and resolves it for methods without one. In: the marketplace. Idempotent.
create or replace function watch_methods(marketplace_id integer) returns void
language plpgsql volatile
as $$
begin
  perform raise_alerts(jsonb_agg(jsonb_build_object('kind', 'method_changed', 'marketplace_id', m.marketplace_id, 'about', m.method,
      'parameters', m.sign)))
    from marketplace_methods m
    where m.marketplace_id = watch_methods.marketplace_id and (m.is_certain or m.seen_at > m.since + interval '1 minute')
    having count(*) > 0;
  perform resolve_alerts(array_agg(a.id)) from alerts a
    where a.marketplace_id = watch_methods.marketplace_id and a.kind = 'method_changed' and a.resolved_at is null
      and not exists (select 1 from marketplace_methods m
        where m.marketplace_id = a.marketplace_id and m.method = a.about and m.sign is not null)
    having count(*) > 0;
end
$$;
comment on function watch_methods is 'Raises and resolves METHOD_CHANGED of a marketplace by the signs of its methods.';
