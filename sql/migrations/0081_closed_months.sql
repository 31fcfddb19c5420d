-- Closed months: figures that do not change afterwards, and what became known later as lines of their own.

create table closed_months (
  month date primary key check (extract(day from month) = 1),
  base_currency text not null check (base_currency ~ '^[A-Z]{3}$'),
  closed_by text not null,
  closed_at timestamptz not null default now(),
  compared_at timestamptz
);
comment on table closed_months is 'Months whose sales figures were closed.';
comment on column closed_months.month is 'First day of the month, in the business time zone.';
comment on column closed_months.base_currency is 'ISO 4217 code of its amounts: the base currency when it was closed.';
comment on column closed_months.closed_by is 'Who closed it.';
comment on column closed_months.closed_at is 'When it was closed.';
comment on column closed_months.compared_at is 'When its lines were last compared with the sales as they are known now; null: it has to be done at once.';

create table month_lines (
  id bigint generated always as identity primary key,
  month date not null references closed_months (month),
  known_in date not null check (extract(day from known_in) = 1),
  known_at timestamptz not null default now(),
  marketplace_id integer not null references marketplaces (id),
  product_id integer not null references products (id),
  units_sold integer not null,
  units_returned integer not null,
  revenue numeric not null,
  cost numeric not null,
  fees numeric not null,
  units_without_price integer not null,
  units_without_cost integer not null,
  units_without_fee integer not null,
  check (known_in >= month)
);
create index month_lines_month on month_lines (month, known_in, id);
create index month_lines_known on month_lines (known_in, month, id);
comment on table month_lines is 'Sales of closed months by marketplace and product, append-only: the closing figures, and corrections as differences to them.';
comment on column month_lines.id is 'Order of recording; names the row in page cursors.';
comment on column month_lines.month is 'The month in which it was sold or came back.';
comment on column month_lines.known_in is 'The month in which it became known: the same month for the closing figures, a later one for a correction.';
comment on column month_lines.known_at is 'When it was recorded.';
comment on column month_lines.marketplace_id is 'The marketplace.';
comment on column month_lines.product_id is 'The product.';
comment on column month_lines.units_sold is 'Units sold; of a correction, as all figures, how many more than was known.';
comment on column month_lines.units_returned is 'Units that came back.';
comment on column month_lines.revenue is 'Sold minus returned, in the base currency, as far as price and exchange rate are known.';
comment on column month_lines.cost is 'Cost of what was sold minus what came back, in the base currency, as far as it is known.';
comment on column month_lines.fees is 'Estimated fees in the base currency, as far as they are known.';
comment on column month_lines.units_without_price is 'Units sold or come back without a known price in the base currency: not in revenue.';
comment on column month_lines.units_without_cost is 'Units sold or come back without a known cost: not in cost.';
comment on column month_lines.units_without_fee is 'Units sold or come back whose fee is not known: not in fees.';
