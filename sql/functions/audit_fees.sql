-- Fees in the audit log.
create or replace function fee_fields(f marketplace_fees) returns jsonb
language sql immutable
as $$
  select jsonb_build_object('validFrom', f.valid_from, 'commissionPercent', trim_scale(f.commission_percent)::text,
    'logisticsPerUnit', trim_scale(f.logistics)::text, 'packingPerUnit', trim_scale(f.packing)::text, 'currency', f.currency,
    'commissionKept', f.commission_kept, 'logisticsKept', f.logistics_kept)
$$;
comment on function fee_fields is 'A fee by the names in the API, for the audit log.';

create or replace function audit_fee() returns trigger
language plpgsql
as $$
declare
  row_of constant marketplace_fees := case when tg_op = 'DELETE' then old else new end;
  changes constant jsonb := audit_changes(
    case when tg_op <> 'INSERT' then fee_fields(old) end, case when tg_op <> 'DELETE' then fee_fields(new) end);
begin
  if changes <> '[]' then
    perform record_audit(
      case tg_op when 'INSERT' then 'fee.set' when 'DELETE' then 'fee.removed' else 'fee.changed' end, 'fee',
      concat_ws(' ', coalesce((select m.code from marketplaces m where m.id = row_of.marketplace_id), row_of.marketplace_id::text),
        (select p.sku from products p where p.id = row_of.product_id), row_of.valid_from::text), changes);
  end if;
  return null;
end
$$;
comment on function audit_fee is 'Row trigger on marketplace_fees: set, changed or removed, in the audit log.';
create or replace trigger marketplace_fees_audited after insert or update or delete on marketplace_fees
  for each row execute function audit_fee();
