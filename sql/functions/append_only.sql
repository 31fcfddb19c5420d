-- The ledger is append-only: a mistake is corrected by another movement, never by changing a written one. So is the audit log.
create or replace function refuse_ledger_change() returns trigger
language plpgsql
as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end
$$;
comment on function refuse_ledger_change is 'Trigger: refuses UPDATE, DELETE and TRUNCATE of the ledger and of the audit log.';

create or replace trigger inventory_movements_append_only before update or delete or truncate on inventory_movements
  for each statement execute function refuse_ledger_change();
create or replace trigger audit_log_append_only before update or delete or truncate on audit_log
  for each statement execute function refuse_ledger_change();
