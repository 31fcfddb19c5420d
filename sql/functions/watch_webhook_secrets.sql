-- Raises and resolves WEAK_SECRET and WRONG_SIGNATURES. Idempotent. In a larger transaction call it last: alerts are locked after
-- everything else.
-- A secret is weak with a key of less than 16 bytes. All signatures are wrong where some were, and for an hour before them, and since,
-- no right one came: strangers can send wrong ones too, which is nothing to wake people for.
create or replace function watch_webhook_secrets() returns void
language plpgsql volatile
as $$
declare
  raised jsonb;
begin
  delete from wrong_signatures w
    where w.last_at < now() - interval '1 day'
      or exists (select from webhook_secrets s where s.marketplace_id = w.marketplace_id and s.last_used_at > w.since);
  select jsonb_agg(to_jsonb(r)) into raised from (
    select 'weak_secret' as kind, s.marketplace_id, jsonb_build_object('bytes', min(s.key_bytes)) as parameters
    from webhook_secrets s where s.key_bytes < 16 and coalesce(s.valid_until, 'infinity') > now() group by s.marketplace_id
    union all
    select 'wrong_signatures', w.marketplace_id, jsonb_build_object('since', w.since, 'rightAt', used.at)
    from wrong_signatures w
    left join lateral (select max(s.last_used_at) as at from webhook_secrets s where s.marketplace_id = w.marketplace_id) used on true
    where coalesce(used.at, '-infinity') < w.since - interval '1 hour'
      or coalesce(used.at, '-infinity') < w.since and w.since < now() - interval '1 hour'
  ) r;
  perform raise_alerts(coalesce(raised, '[]'));
  perform resolve_alerts(array_agg(a.id)) from alerts a
    where a.kind in ('weak_secret', 'wrong_signatures') and a.resolved_at is null
      and not exists (
        select from jsonb_to_recordset(coalesce(raised, '[]')) as r (kind text, marketplace_id integer)
        where r.kind = a.kind and r.marketplace_id = a.marketplace_id)
    having count(*) > 0;
end
$$;
comment on function watch_webhook_secrets is 'Raises and resolves the alerts about webhook secrets that are too short, and about senders whose signatures are all wrong.';
