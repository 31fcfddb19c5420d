-- Orders from every place, and the memory of idempotency keys.

create sequence order_numbers start 1001;

create table orders (
  id bigint generated always as identity primary key,
  number text not null unique default nextval('order_numbers')::text,
  marketplace_id integer not null references marketplaces (id),
  marketplace_order_id text,
  fulfilment text not null default 'own' check (fulfilment in ('own', 'marketplace')),
  status text not null default 'new' check (status in ('held', 'expired', 'new', 'confirmed', 'shipped', 'delivered', 'cancelled', 'returned')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  customer_name text,
  customer_phone text check (customer_phone ~ '^\+[1-9][0-9]{6,14}$'),
  note text,
  buyer_id text,
  ship_by timestamptz,
  held_until timestamptz,
  shipped_at timestamptz,
  created_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (marketplace_id, marketplace_order_id)
);
create index orders_buyer on orders (buyer_id, id) where buyer_id is not null;
create index orders_created on orders (created_at);
create index orders_status on orders (status, id);
comment on table orders is 'Every order: from the Mini App shop, typed in by staff, or told by a marketplace.';
comment on column orders.id is 'Our own key.';
comment on column orders.number is 'The number that people say.';
comment on column orders.marketplace_id is 'Where it was placed.';
comment on column orders.marketplace_order_id is 'The marketplace''s own number; null for our own orders.';
comment on column orders.fulfilment is 'own: we ship it (FBS, DBS); marketplace: shipped from the marketplace''s stock (FBO), never moves ours.';
comment on column orders.status is 'Where the order stands.';
comment on column orders.currency is 'ISO 4217 code of the item prices.';
comment on column orders.customer_name is 'Who ordered; personal data.';
comment on column orders.customer_phone is 'E.164 phone; personal data.';
comment on column orders.note is 'A remark, or null.';
comment on column orders.buyer_id is 'Telegram user id of the Mini App buyer; null for others.';
comment on column orders.ship_by is 'When it must be handed over, where the marketplace says so.';
comment on column orders.held_until is 'When an unconfirmed hold expires.';
comment on column orders.shipped_at is 'When it was handed over; null: not yet.';
comment on column orders.created_at is 'When it was placed.';
comment on column orders.recorded_at is 'When it became known here.';
comment on column orders.updated_at is 'When it was last changed.';

create table order_items (
  id bigint generated always as identity primary key,
  order_id bigint not null references orders (id) on delete cascade,
  product_id integer references products (id),
  marketplace_product_id integer references marketplace_products (id) on delete set null,
  sku text not null,
  line_key text not null,
  quantity integer not null check (quantity between 1 and 1000000),
  cancelled_quantity integer not null default 0,
  return_expected integer not null default 0 check (return_expected >= 0),
  returned_quantity integer not null default 0 check (returned_quantity >= 0),
  units_per_item integer not null default 1 check (units_per_item >= 1),
  unit_price numeric(18, 4) check (unit_price >= 0),
  unit_cost numeric(18, 4),
  cost_currency text,
  moves_stock boolean not null default true,
  check (cancelled_quantity between 0 and quantity),
  check (return_expected + returned_quantity <= quantity),
  unique (order_id, line_key)
);
create index order_items_product on order_items (product_id);
comment on table order_items is 'The lines of an order, one for each thing that was ordered.';
comment on column order_items.id is 'Our own key.';
comment on column order_items.order_id is 'Its order.';
comment on column order_items.product_id is 'The product; null while the marketplace''s SKU is not linked.';
comment on column order_items.marketplace_product_id is 'The listing it was sold through, where there is one.';
comment on column order_items.sku is 'Our SKU, or the marketplace''s while it is not linked.';
comment on column order_items.line_key is 'How the place of sale names the line: its SKU or product id there; our SKU for our own orders.';
comment on column order_items.quantity is 'Items ordered.';
comment on column order_items.cancelled_quantity is 'Of these, cancelled.';
comment on column order_items.return_expected is 'Of these, on their way back to us.';
comment on column order_items.returned_quantity is 'Of these, come back.';
comment on column order_items.units_per_item is 'Units of the product in one item (3: packs of three).';
comment on column order_items.unit_price is 'Price of one item, in the order''s currency; null: not known.';
comment on column order_items.unit_cost is 'Cost of one unit when it was sold, in cost_currency; null: not known.';
comment on column order_items.cost_currency is 'ISO 4217 code of unit_cost.';
comment on column order_items.moves_stock is 'false: another signal of the marketplace moved the stock for it.';

create table order_item_cancellations (
  id bigint generated always as identity primary key,
  order_item_id bigint not null references order_items (id) on delete cascade,
  quantity integer not null check (quantity > 0),
  restocked boolean not null,
  reason text,
  actor text not null,
  source_key text unique,
  created_at timestamptz not null default now()
);
create index order_item_cancellations_item on order_item_cancellations (order_item_id);
comment on table order_item_cancellations is 'When how much of an order line was cancelled, and whether it went back to stock.';
comment on column order_item_cancellations.id is 'Our own key.';
comment on column order_item_cancellations.order_item_id is 'Which line.';
comment on column order_item_cancellations.quantity is 'Items cancelled.';
comment on column order_item_cancellations.restocked is 'Whether they went back to stock at once.';
comment on column order_item_cancellations.reason is 'Why, in words.';
comment on column order_item_cancellations.actor is 'Who.';
comment on column order_item_cancellations.source_key is 'Names the marketplace''s event for ever, so that it never cancels twice; null for cancellations by people.';
comment on column order_item_cancellations.created_at is 'When.';

create table idempotency_keys (
  caller text not null,
  mutation text not null,
  key text not null check (length(key) between 1 and 200),
  input_hash bytea not null,
  result jsonb,
  created_at timestamptz not null default now(),
  primary key (caller, mutation, key)
);
create index idempotency_keys_created on idempotency_keys (created_at);
comment on table idempotency_keys is 'What a mutation answered under a key, so that a repeated call gets the same answer. Kept 30 days.';
comment on column idempotency_keys.caller is 'Who called: keys of different callers never meet.';
comment on column idempotency_keys.mutation is 'Which mutation.';
comment on column idempotency_keys.key is 'The key that the caller chose.';
comment on column idempotency_keys.input_hash is 'sha256 of the input after coercion: the same key with another input is a conflict.';
comment on column idempotency_keys.result is 'What is needed to give the same answer again.';
comment on column idempotency_keys.created_at is 'When it was first used.';
