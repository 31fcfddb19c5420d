-- What marketplaces take: the fees by which profit after fees is estimated.

create table marketplace_fees (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  product_id integer references products (id) on delete cascade,
  valid_from date not null,
  commission_percent numeric(7, 4) check (commission_percent between 0 and 100),
  logistics numeric(18, 4) check (logistics >= 0),
  packing numeric(18, 4) check (packing >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  commission_kept boolean,
  logistics_kept boolean,
  actor text not null,
  updated_at timestamptz not null default now(),
  unique nulls not distinct (marketplace_id, product_id, valid_from),
  -- Of a marketplace all of them are known, so that only what has no row at all is without a fee.
  check (product_id is not null or num_nulls(commission_percent, logistics, packing, commission_kept, logistics_kept) = 0)
);
create index marketplace_fees_product on marketplace_fees (product_id) where product_id is not null;
comment on table marketplace_fees is 'What a marketplace takes, from a business day on until the next row. A row of a product is for its sales at that marketplace.';
comment on column marketplace_fees.id is 'Names the row in page cursors.';
comment on column marketplace_fees.marketplace_id is 'The marketplace that takes it.';
comment on column marketplace_fees.product_id is 'The product whose sales there it is for; null: all that have no figure of their own.';
comment on column marketplace_fees.valid_from is 'First business day on which it counts.';
comment on column marketplace_fees.commission_percent is 'Percent of the price. Null in a row of a product: as at the marketplace; the same for the columns below.';
comment on column marketplace_fees.logistics is 'Delivery of one unit of the product, in currency.';
comment on column marketplace_fees.packing is 'Packing of one unit of the product, in currency.';
comment on column marketplace_fees.currency is 'ISO 4217 code of logistics and packing.';
comment on column marketplace_fees.commission_kept is 'Whether the marketplace keeps the commission of a unit that is returned.';
comment on column marketplace_fees.logistics_kept is 'Whether the delivery of a unit that is returned stays charged.';
comment on column marketplace_fees.actor is 'Who set it last.';
comment on column marketplace_fees.updated_at is 'When it was last set.';

-- A cancelled sale costs no fees, a returned one does.
alter table sales_daily
  add column units_cancelled integer not null default 0,
  add column revenue_cancelled numeric not null default 0;
comment on column sales_daily.units_cancelled is 'Of units_returned, those that came back by a cancellation.';
comment on column sales_daily.revenue_cancelled is 'Of revenue_returned, that of cancellations.';
update sales_daily s set units_cancelled = m.units, revenue_cancelled = m.revenue
from (
  select m.business_day, m.product_id, m.marketplace_id, coalesce(m.currency, k.currency) as currency, sum(m.quantity_change) as units,
    coalesce(sum(round(m.unit_price * m.quantity_change, 4)), 0) as revenue
  from inventory_movements m join marketplaces k on k.id = m.marketplace_id
  where m.movement_type in ('cancellation', 'marketplace_cancellation')
  group by 1, 2, 3, 4
) m
where (s.business_day, s.product_id, s.marketplace_id, s.currency) = (m.business_day, m.product_id, m.marketplace_id, m.currency);
