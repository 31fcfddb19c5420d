-- Numbers that order what subscribers were sent. Each is a counter that its row's lock protects, so it rises in the order of the commits;
-- a time of the transaction and a transaction number do not.

alter table inventory add column touched integer not null default 0;
comment on column inventory.touched is 'Counts the changes of a product that subscribers see and that are no movement: name, price, barcodes, archiving, the rule of its listing in the shop.';

alter table marketplaces
  add column revision integer not null default 1,
  add column rule_tx xid8 not null default '0';
comment on column marketplaces.revision is 'Counts the changes of the row.';
comment on column marketplaces.rule_tx is 'The transaction that last changed the rule or the currency. In our own shop it changes what subscribers see of every product: they catch up by it.';

alter table marketplace_products add column revision integer not null default 1;
comment on column marketplace_products.revision is 'Counts the changes that people see: ids, price, rule, unlinking, what it shows.';

alter table pushes
  add column revision integer not null default 1,
  add column changed_at timestamptz not null default now();
comment on column pushes.revision is 'Counts the changes of its state that people see: owed, under way, answered, refused, held, delayed.';
comment on column pushes.changed_at is 'When revision last rose.';

alter table orders
  add column revision integer not null default 1,
  add column changed_tx xid8 not null default '0';
alter table orders alter column changed_tx set default pg_current_xact_id();
comment on column orders.revision is 'Counts the changes of the order and its lines, at most one per transaction and table.';
comment on column orders.changed_tx is 'The transaction that last changed the order or its lines.';
comment on column orders.updated_at is 'When it was last changed. Each change has a later time than the one before, even if its transaction began earlier.';
