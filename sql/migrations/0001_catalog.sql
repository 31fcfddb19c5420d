-- The seller's catalogue: what is sold, where it is sold, and under which ids and rules.

create table deployment (
  only_row boolean primary key default true check (only_row),
  era text not null default gen_random_uuid()::text,
  base_currency text not null default 'UZS' check (base_currency ~ '^[A-Z]{3}$'),
  business_time_zone text not null default 'Asia/Tashkent',
  swept_tx xid8 not null default '0'
);
comment on table deployment is 'One row: what is true of this database as a whole. One deployment = one seller = one database.';
comment on column deployment.only_row is 'Always true: the primary key that keeps the table at one row.';
comment on column deployment.era is 'Names this life of the database; a restored copy starts a new era, so that cursors of the old one are refused.';
comment on column deployment.base_currency is 'ISO 4217 code of product prices and costs, from BASE_CURRENCY.';
comment on column deployment.business_time_zone is 'IANA zone whose calendar days are the business days, from BUSINESS_TIME_ZONE.';
comment on column deployment.swept_tx is 'Every inventory change of a transaction before this one has been planned by the sweep.';
insert into deployment default values;

create table products (
  id integer generated always as identity primary key,
  sku text not null unique check (length(sku) between 1 and 200),
  name text not null check (length(name) between 1 and 500),
  barcodes text[] not null default '{}',
  image_url text,
  price numeric(18, 4) check (price >= 0),
  cost_price numeric(18, 4) check (cost_price >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  low_stock_threshold integer check (low_stock_threshold >= 0),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table products is 'What the seller sells. The quantity stands in inventory, the places of sale in marketplace_products.';
comment on column products.id is 'Our own key.';
comment on column products.sku is 'The seller''s own article number, exactly as given: never trimmed, cast or matched by name.';
comment on column products.name is 'Name for people.';
comment on column products.barcodes is 'Barcodes as text; leading zeros count.';
comment on column products.image_url is 'Address of a picture, or null.';
comment on column products.price is 'Price in the Mini App shop, in currency; null: not priced.';
comment on column products.cost_price is 'What one unit costs the seller, in currency; null: not known.';
comment on column products.currency is 'ISO 4217 code of price and cost_price: the base currency at the time of creation.';
comment on column products.low_stock_threshold is 'At or below this many units the product counts as low; null: never.';
comment on column products.archived_at is 'When the product was taken out of sale; it then shows 0 everywhere. Null: on sale.';
comment on column products.created_at is 'When the row was made.';
comment on column products.updated_at is 'When the row was last changed.';

create table marketplaces (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('api', 'internal', 'manual')),
  adapter text check ((type = 'api') = (adapter is not null)),
  settings jsonb not null default '{}',
  credentials text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  webhook_url text,
  webhook_secret text,
  webhook_secret_fingerprint text unique,
  previous_webhook_secret text,
  previous_webhook_secret_until timestamptz,
  supports_webhooks boolean not null default false,
  webhook_enabled boolean not null default false,
  sale_signal text check (sale_signal in ('stock', 'orders')),
  applies_late boolean not null default false,
  poll_interval_minutes integer check (poll_interval_minutes between 1 and 10080),
  order_poll_seconds integer check (order_poll_seconds between 1 and 86400),
  paused boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((webhook_secret is null) = (webhook_secret_fingerprint is null)),
  check ((previous_webhook_secret is null) = (previous_webhook_secret_until is null))
);
comment on table marketplaces is 'The places of sale: marketplaces with an API, our own shop, and those whose orders are typed in.';
comment on column marketplaces.id is 'Our own key.';
comment on column marketplaces.code is 'Short name used in URLs, headers and the API.';
comment on column marketplaces.name is 'Name for people.';
comment on column marketplaces.type is 'api: called over HTTP; internal: our own shop; manual: orders are typed in by staff.';
comment on column marketplaces.adapter is 'Which adapter talks to it; null unless type is api.';
comment on column marketplaces.settings is 'The adapter''s settings (addresses and ids, nothing secret), in the shape of its settings schema.';
comment on column marketplaces.credentials is 'The adapter''s credentials as JSON, sealed with AES-256-GCM; never leaves the server.';
comment on column marketplaces.currency is 'ISO 4217 code of the listing prices there.';
comment on column marketplaces.webhook_url is 'URL for receiving webhooks from marketplace';
comment on column marketplaces.webhook_secret is 'Secret for webhook signature verification, sealed with AES-256-GCM; null: webhooks are refused.';
comment on column marketplaces.webhook_secret_fingerprint is 'Keyed hash of the secret: no two marketplaces may share one.';
comment on column marketplaces.previous_webhook_secret is 'The secret before the last rotation, sealed; still accepted until previous_webhook_secret_until.';
comment on column marketplaces.previous_webhook_secret_until is 'When the previous secret stops being accepted.';
comment on column marketplaces.supports_webhooks is 'Whether the platform''s API can send webhooks at all.';
comment on column marketplaces.webhook_enabled is 'Feature flag: whether webhooks are taken from it; otherwise it is polled.';
comment on column marketplaces.sale_signal is 'The one signal that moves stock for sales there: stock (changed figures) or orders. Null unless type is api.';
comment on column marketplaces.applies_late is 'It answers a stock update before it applies it, so its own sale never proves what it shows.';
comment on column marketplaces.poll_interval_minutes is 'Fallback stock poll interval in minutes; null: never.';
comment on column marketplaces.order_poll_seconds is 'Order list poll interval in seconds; null: never.';
comment on column marketplaces.paused is 'No stock leaves for it; sales still come in and what is owed goes out on resume.';
comment on column marketplaces.created_at is 'When it was connected.';
comment on column marketplaces.updated_at is 'When the row was last changed.';

insert into marketplaces (code, name, type, currency) values
  ('amazing_store', 'Amazing Store', 'internal', 'UZS'),
  ('olx', 'OLX', 'manual', 'UZS');

create table marketplace_products (
  id integer generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  product_id integer not null references products (id),
  marketplace_product_id text not null check (length(marketplace_product_id) between 1 and 200),
  marketplace_sku text not null check (length(marketplace_sku) between 1 and 200),
  marketplace_price numeric(18, 4) check (marketplace_price >= 0),
  marketplace_stock integer,
  previous_stock integer,
  observed_at timestamptz,
  stock_last_synced_at timestamptz,
  units_per_item integer not null default 1 check (units_per_item between 1 and 10000),
  stock_buffer integer not null default 0 check (stock_buffer >= 0),
  stock_percent integer not null default 100 check (stock_percent between 0 and 100),
  stock_limit integer check (stock_limit >= 0),
  selling boolean not null default true,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (marketplace_id, marketplace_sku)
);
create index marketplace_products_product on marketplace_products (product_id);
create index marketplace_products_their_id on marketplace_products (marketplace_id, marketplace_product_id);
comment on table marketplace_products is 'A product as offered on one marketplace, with its ids there and the rule for the figure to show.';
comment on column marketplace_products.id is 'Our own key.';
comment on column marketplace_products.marketplace_id is 'Where it is offered.';
comment on column marketplace_products.product_id is 'Which product it is.';
comment on column marketplace_products.marketplace_product_id is 'The marketplace''s id of the product, as text.';
comment on column marketplace_products.marketplace_sku is 'The article number under which the marketplace knows it.';
comment on column marketplace_products.marketplace_price is 'Price of one item there, in the marketplace''s currency; null: not known.';
comment on column marketplace_products.marketplace_stock is 'The figure it was last seen or told to show, in items.';
comment on column marketplace_products.previous_stock is 'The figure before marketplace_stock.';
comment on column marketplace_products.observed_at is 'The marketplace''s own time of the newest report of its figure; an older report changes nothing.';
comment on column marketplace_products.stock_last_synced_at is 'When marketplace_stock was last set.';
comment on column marketplace_products.units_per_item is 'Units of the product in one item there (3: packs of three).';
comment on column marketplace_products.stock_buffer is 'Units held back from this listing.';
comment on column marketplace_products.stock_percent is 'Share of the quantity that this listing may show, in percent.';
comment on column marketplace_products.stock_limit is 'The most units that this listing may show; null: no limit.';
comment on column marketplace_products.selling is 'false: it shows 0.';
comment on column marketplace_products.settings is 'What the adapter needs to address it, in the shape of its link schema.';
comment on column marketplace_products.created_at is 'When it was linked.';
comment on column marketplace_products.updated_at is 'When the row was last changed.';

create table api_keys (
  id integer generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('owner', 'operator', 'viewer')),
  key_hash bytea not null unique check (length(key_hash) = 32),
  key_prefix text not null,
  telegram_user_id text,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create unique index api_keys_telegram on api_keys (telegram_user_id) where telegram_user_id is not null and revoked_at is null;
comment on table api_keys is 'Who may use the API as staff. A key is shown once; only its hash is kept.';
comment on column api_keys.id is 'Our own key.';
comment on column api_keys.name is 'Whose key it is.';
comment on column api_keys.role is 'owner: everything; operator: orders, stock, replays; viewer: reads.';
comment on column api_keys.key_hash is 'sha256 of the key.';
comment on column api_keys.key_prefix is 'The first characters of the key, so that people can tell keys apart.';
comment on column api_keys.telegram_user_id is 'A Telegram user who has this role in the Mini App; null: none.';
comment on column api_keys.created_at is 'When it was made.';
comment on column api_keys.expires_at is 'When it stops working; null: never.';
comment on column api_keys.last_used_at is 'When it was last used, to the minute.';
comment on column api_keys.revoked_at is 'When it was revoked; null: still good.';
