-- Exchange rates in the audit log: one entry per statement and currency, however many days a file has.

-- In: rates before and after as JSON arrays of {currency, day, rate}.
create or replace function audit_rates(before jsonb, after jsonb) returns void
language sql volatile
as $$
  select count(record_audit('exchange_rate.changed', 'exchange_rate', c.currency, c.changes))
  from (
    select currency, jsonb_agg(jsonb_build_object('field', day, 'from', b.rate, 'to', a.rate) order by day) as changes
    from jsonb_to_recordset(coalesce(before, '[]')) as b (currency text, day text, rate text)
    full join jsonb_to_recordset(coalesce(after, '[]')) as a (currency text, day text, rate text) using (currency, day)
    where a.rate is distinct from b.rate
    group by currency order by currency
  ) c
$$;
comment on function audit_rates is 'Writes changed exchange rates to the audit log: one entry per currency, its fields are the days.';

create or replace function audit_new_rates() returns trigger
language plpgsql
as $$
begin
  perform audit_rates(null, (select jsonb_agg(jsonb_build_object('currency', currency, 'day', valid_from, 'rate', trim_scale(rate)::text)) from new_rates));
  return null;
end
$$;
comment on function audit_new_rates is 'Statement trigger on exchange_rates: new rates.';

create or replace function audit_old_rates() returns trigger
language plpgsql
as $$
begin
  perform audit_rates((select jsonb_agg(jsonb_build_object('currency', currency, 'day', valid_from, 'rate', trim_scale(rate)::text)) from old_rates), null);
  return null;
end
$$;
comment on function audit_old_rates is 'Statement trigger on exchange_rates: deleted rates.';

create or replace function audit_changed_rates() returns trigger
language plpgsql
as $$
begin
  perform audit_rates(
    (select jsonb_agg(jsonb_build_object('currency', currency, 'day', valid_from, 'rate', trim_scale(rate)::text)) from old_rates),
    (select jsonb_agg(jsonb_build_object('currency', currency, 'day', valid_from, 'rate', trim_scale(rate)::text)) from new_rates));
  return null;
end
$$;
comment on function audit_changed_rates is 'Statement trigger on exchange_rates: changed rates.';

create or replace trigger exchange_rates_set_audited after insert on exchange_rates
  referencing new table as new_rates for each statement execute function audit_new_rates();
create or replace trigger exchange_rates_deleted_audited after delete on exchange_rates
  referencing old table as old_rates for each statement execute function audit_old_rates();
create or replace trigger exchange_rates_changed_audited after update on exchange_rates
  referencing old table as old_rates new table as new_rates for each statement execute function audit_changed_rates();
