-- The one stock figure of each product, and the ledger that explains it.

create table inventory (
  product_id integer primary key references products (id),
  quantity integer not null default 0 check (quantity between 0 and 1000000000),
  oversold integer not null default 0 check (oversold between 0 and 1000000000),
  version integer not null default 0 check (version >= 0),
  changed_tx xid8 not null default pg_current_xact_id(),
  trigger_type text not null default 'webhook' check (trigger_type in ('webhook', 'manual', 'scheduled')),
  updated_at timestamptz not null default now(),
  check (quantity = 0 or oversold = 0)
) with (fillfactor = 70);
create index inventory_changed_tx on inventory (changed_tx);
comment on table inventory is 'The stock figure of each product. Written by apply_stock_changes only.';
comment on column inventory.product_id is 'Whose figure it is.';
comment on column inventory.quantity is 'Units free to sell.';
comment on column inventory.oversold is 'Units sold by marketplaces beyond what there was; the next receipt pays them back first.';
comment on column inventory.version is 'Counts the movements of the product, without holes.';
comment on column inventory.changed_tx is 'The transaction that last changed what others may see of this product: subscribers and the sweep catch up by it.';
comment on column inventory.trigger_type is 'What caused the newest change, for the sync log: webhook (as it happened), manual, scheduled.';
comment on column inventory.updated_at is 'When the figure last changed.';

create table inventory_movements (
  id bigint generated always as identity primary key,
  product_id integer not null references products (id),
  version integer not null,
  movement_type text not null check (movement_type in ('opening', 'sale', 'marketplace_sale', 'cancellation',
    'marketplace_cancellation', 'return', 'marketplace_return', 'receipt', 'stocktake', 'write_off', 'transfer',
    'correction', 'hold', 'hold_release')),
  quantity_change integer not null check (quantity_change <> 0),
  quantity_before integer not null,
  quantity_after integer not null,
  marketplace_id integer references marketplaces (id),
  reference_type text not null check (reference_type in ('order', 'webhook', 'adjustment', 'import', 'return', 'poll')),
  reference_id text,
  order_id bigint,
  actor text not null,
  note text,
  unit_price numeric,
  currency text,
  unit_cost numeric,
  cost_currency text,
  source_key text not null unique,
  business_day date not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  unique (product_id, version),
  check (quantity_after = quantity_before + quantity_change),
  check (movement_type not in ('sale', 'marketplace_sale', 'hold') or quantity_change < 0),
  check (movement_type not in ('opening', 'cancellation', 'marketplace_cancellation', 'return', 'marketplace_return', 'hold_release')
    or quantity_change > 0),
  check ((unit_price is null) or (currency is not null)),
  check ((unit_cost is null) or (cost_currency is not null))
);
create index inventory_movements_marketplace on inventory_movements (marketplace_id, id) where marketplace_id is not null;
create index inventory_movements_order on inventory_movements (order_id) where order_id is not null;
comment on table inventory_movements is 'The ledger: every change of every stock figure, append-only. A row proves itself: after = before + change.';
comment on column inventory_movements.id is 'Order of recording.';
comment on column inventory_movements.product_id is 'Whose stock moved.';
comment on column inventory_movements.version is 'The product''s version after this movement.';
comment on column inventory_movements.movement_type is 'Why it moved.';
comment on column inventory_movements.quantity_change is 'Units: negative out, positive in.';
comment on column inventory_movements.quantity_before is 'Net units (quantity - oversold) before.';
comment on column inventory_movements.quantity_after is 'Net units (quantity - oversold) after; negative: oversold.';
comment on column inventory_movements.marketplace_id is 'Where it was sold or given back; null for the seller''s own adjustments.';
comment on column inventory_movements.reference_type is 'What kind of thing reference_id names.';
comment on column inventory_movements.reference_id is 'Id of the order, webhook or adjustment that caused it.';
comment on column inventory_movements.order_id is 'The order it belongs to, where one is known.';
comment on column inventory_movements.actor is 'Who caused it: a marketplace''s code, a key''s name, a buyer.';
comment on column inventory_movements.note is 'A remark by a person, or null.';
comment on column inventory_movements.unit_price is 'Price of one unit at that moment, in currency; null: not known or no sale.';
comment on column inventory_movements.currency is 'ISO 4217 code of unit_price.';
comment on column inventory_movements.unit_cost is 'Cost of one unit at that moment, in cost_currency; null: not known or no sale.';
comment on column inventory_movements.cost_currency is 'ISO 4217 code of unit_cost.';
comment on column inventory_movements.source_key is 'Names the cause for ever: the same cause never moves stock twice.';
comment on column inventory_movements.business_day is 'The calendar day of occurred_at in the business''s time zone.';
comment on column inventory_movements.occurred_at is 'When it happened out there.';
comment on column inventory_movements.recorded_at is 'When it was written here.';

create table sales_daily (
  business_day date not null,
  product_id integer not null references products (id),
  marketplace_id integer not null references marketplaces (id),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  units_sold integer not null default 0 check (units_sold >= 0),
  units_returned integer not null default 0 check (units_returned >= 0),
  unpriced_sold integer not null default 0,
  unpriced_returned integer not null default 0,
  uncosted_sold integer not null default 0,
  uncosted_returned integer not null default 0,
  revenue_sold numeric not null default 0,
  revenue_returned numeric not null default 0,
  cost_sold numeric not null default 0,
  cost_returned numeric not null default 0,
  primary key (business_day, product_id, marketplace_id, currency)
);
create index sales_daily_product on sales_daily (product_id, business_day);
comment on table sales_daily is 'Sales analytics, kept in the transaction of the movement: one row a business day, product, marketplace and currency.';
comment on column sales_daily.business_day is 'Calendar day in the business''s time zone.';
comment on column sales_daily.product_id is 'What was sold.';
comment on column sales_daily.marketplace_id is 'Where.';
comment on column sales_daily.currency is 'Currency of revenue: that of the marketplace.';
comment on column sales_daily.units_sold is 'Units sold.';
comment on column sales_daily.units_returned is 'Units that came back by cancellation or return.';
comment on column sales_daily.unpriced_sold is 'Of units_sold, those without a known price: not in revenue_sold.';
comment on column sales_daily.unpriced_returned is 'Of units_returned, those without a known price.';
comment on column sales_daily.uncosted_sold is 'Of units_sold, those without a known cost: not in cost_sold.';
comment on column sales_daily.uncosted_returned is 'Of units_returned, those without a known cost.';
comment on column sales_daily.revenue_sold is 'Sum of price x units sold, in currency.';
comment on column sales_daily.revenue_returned is 'Sum of price x units returned, in currency.';
comment on column sales_daily.cost_sold is 'Sum of cost x units sold, in the base currency.';
comment on column sales_daily.cost_returned is 'Sum of cost x units returned, in the base currency.';
