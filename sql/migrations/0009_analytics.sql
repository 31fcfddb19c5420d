-- What explains a figure later: what each listing was told and was seen to show; and what turns sales into the base currency.

create table listing_figures (
  id bigint generated always as identity primary key,
  marketplace_product_id integer not null references marketplace_products (id) on delete cascade,
  kind text not null check (kind in ('told', 'read')),
  figure integer,
  inventory_version integer,
  outcome text check (outcome in ('accepted', 'refused', 'not_applied', 'unknown')),
  reason text,
  happened_at timestamptz not null,
  acknowledged_at timestamptz,
  check ((kind = 'told') = (outcome is not null)),
  check ((acknowledged_at is not null) = (coalesce(outcome, '') = 'accepted'))
);
create index listing_figures_newest on listing_figures (marketplace_product_id, kind, happened_at);
create index listing_figures_happened on listing_figures (happened_at);
comment on table listing_figures is 'What each listing was told, with the answer, and what it was seen to show. Kept 180 days.';
comment on column listing_figures.id is 'Order of recording.';
comment on column listing_figures.marketplace_product_id is 'Which listing.';
comment on column listing_figures.kind is 'told: we sent the figure; read: the marketplace reported it.';
comment on column listing_figures.figure is 'In items of the listing; null: sent, but its sender died before it could write down what.';
comment on column listing_figures.inventory_version is 'The product''s version that the figure was worked out from; null for what was read.';
comment on column listing_figures.outcome is 'accepted, refused (a person must act), not_applied (asked to come later), unknown (the answer was lost). Null for what was read.';
comment on column listing_figures.reason is 'What the marketplace or the connection said when it was not accepted.';
comment on column listing_figures.happened_at is 'When it was sent, or when the reading came in, by our clock.';
comment on column listing_figures.acknowledged_at is 'When the marketplace accepted it; null otherwise.';

create table exchange_rates (
  id bigint generated always as identity unique,
  base_currency text not null check (base_currency ~ '^[A-Z]{3}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  valid_from date not null,
  rate numeric(24, 10) not null check (rate > 0),
  actor text not null,
  updated_at timestamptz not null default now(),
  primary key (base_currency, currency, valid_from),
  check (currency <> base_currency)
);
comment on table exchange_rates is 'What one unit of a currency is worth in the base currency, from a business day on until the next row.';
comment on column exchange_rates.id is 'Names the row in page cursors.';
comment on column exchange_rates.base_currency is 'ISO 4217 code that the rate leads to: the base currency when it was set.';
comment on column exchange_rates.currency is 'ISO 4217 code that the rate is for.';
comment on column exchange_rates.valid_from is 'First business day that it is good for.';
comment on column exchange_rates.rate is 'Units of base_currency for one unit of currency.';
comment on column exchange_rates.actor is 'Who set it last.';
comment on column exchange_rates.updated_at is 'When it was last set.';

create index sales_daily_marketplace on sales_daily (marketplace_id, business_day);
create index inventory_movements_type on inventory_movements (movement_type, id);
