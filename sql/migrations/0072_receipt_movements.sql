-- Movements of before keep the new rule of reference types too: none of them breaks it.
alter table inventory_movements validate constraint inventory_movements_reference_type_check;
