-- The ledger is append-only: a mistake is corrected by another movement, never by changing a written one.
create or replace function refuse_ledger_change() returns trigger
language plpgsql
as $$
begin
  raise exception 'inventory_movements is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;
comment on function refuse_ledger_change is 'Trigger: refuses UPDATE, DELETE and TRUNCATE of the ledger.';

create or replace trigger inventory_movements_append_only before update or delete or truncate on inventory_movements
  for each statement execute function refuse_ledger_change();
