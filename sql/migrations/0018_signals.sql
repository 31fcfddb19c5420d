-- What a marketplace reports twice: by webhook and by its order list, by figures and by orders, before and after its sale signal changed.

create table order_item_reports (
  id bigint generated always as identity primary key,
  order_item_id bigint not null references order_items (id) on delete cascade,
  kind text not null check (kind in ('cancelled', 'returned')),
  channel text not null check (channel in ('webhook', 'poll', 'figure')),
  quantity integer not null check (quantity > 0),
  source_key text not null unique,
  created_at timestamptz not null default now()
);
create index order_item_reports_item on order_item_reports (order_item_id);
comment on table order_item_reports is 'What a marketplace reported as cancelled or returned of an order line, per channel: the same items may be reported by several.';
comment on column order_item_reports.id is 'Internal id.';
comment on column order_item_reports.order_item_id is 'The line.';
comment on column order_item_reports.kind is 'cancelled, or returned.';
comment on column order_item_reports.channel is 'How it was reported. webhook: a signed event of the order; poll: the list of orders; figure: a stock.updated that names the order.';
comment on column order_item_reports.quantity is 'Items, as reported.';
comment on column order_item_reports.source_key is 'Identifies the event and the line permanently.';
comment on column order_item_reports.created_at is 'When it was recorded.';

insert into order_item_reports (order_item_id, kind, channel, quantity, source_key, created_at)
select order_item_id, 'cancelled', case when source_key ~ '^cancel:[0-9]+:poll:' then 'poll' else 'webhook' end, quantity, source_key, created_at
from order_item_cancellations where source_key like 'cancel:%';
insert into order_item_reports (order_item_id, kind, channel, quantity, source_key, created_at)
select order_item_id, case when source_key ~ ' cancelled' then 'cancelled' else 'returned' end,
  case when source_key ~ '^cancel:[0-9]+:poll:' then 'poll' else 'webhook' end, quantity, source_key, created_at
from order_item_expected_returns where source_key like 'cancel:%'
on conflict do nothing;

alter table order_items add column returned_unannounced integer not null default 0;
comment on column order_items.returned_unannounced is 'Items that came back before anybody had announced them: announced returns are counted against them first.';
update order_items i set returned_unannounced = greatest(i.returned_quantity - coalesce(
    (select sum(e.quantity) from order_item_expected_returns e where e.order_item_id = i.id), 0), 0)
  from orders o where o.id = i.order_id and o.marketplace_order_id is not null and i.returned_quantity > 0;

create table figure_reports (
  id bigint generated always as identity primary key,
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  product_id integer not null references products (id) on delete cascade,
  order_item_id bigint references order_items (id) on delete set null,
  marketplace_order_id text,
  units integer not null check (units <> 0),
  applied_units integer not null,
  source_key text not null unique,
  created_at timestamptz not null default now()
);
create index figure_reports_product on figure_reports (marketplace_id, product_id, created_at);
create index figure_reports_item on figure_reports (order_item_id) where order_item_id is not null;
create index figure_reports_order on figure_reports (marketplace_id, marketplace_order_id) where marketplace_order_id is not null;
comment on table figure_reports is 'Sales and cancellations that a marketplace reported by figures since its sale signal was changed: its orders may report the same.';
comment on column figure_reports.id is 'Internal id.';
comment on column figure_reports.marketplace_id is 'The marketplace.';
comment on column figure_reports.product_id is 'The product.';
comment on column figure_reports.order_item_id is 'The order line, if the event names a known order.';
comment on column figure_reports.marketplace_order_id is 'The marketplace''s number of the order, if the event names one.';
comment on column figure_reports.units is 'Units: negative sold, positive cancelled.';
comment on column figure_reports.applied_units is 'Of these, the units by which it changed the stock; the others had been changed by an order, or are changed by one.';
comment on column figure_reports.source_key is 'Identifies the event permanently; the same as in the ledger.';
comment on column figure_reports.created_at is 'When it was recorded.';

create table sale_signal_changes (
  marketplace_id integer not null references marketplaces (id) on delete cascade,
  changed_at timestamptz not null,
  previous text not null check (previous in ('stock', 'orders')),
  primary key (marketplace_id, changed_at)
);
comment on table sale_signal_changes is 'Each change of the sale signal of a marketplace: events from before it follow the signal of then.';
comment on column sale_signal_changes.marketplace_id is 'The marketplace.';
comment on column sale_signal_changes.changed_at is 'When it was changed.';
comment on column sale_signal_changes.previous is 'The signal until then.';
insert into sale_signal_changes (marketplace_id, changed_at, previous)
select id, sale_signal_since, case sale_signal when 'stock' then 'orders' else 'stock' end
from marketplaces where sale_signal_since is not null and sale_signal is not null;

create index order_item_cancellations_created on order_item_cancellations (created_at);

create index drifts_accepted on drifts (marketplace_product_id) where accepted_at is not null;

alter table order_item_cancellations add column occurred_at timestamptz;
comment on column order_item_cancellations.occurred_at is 'When it was cancelled, by the marketplace''s event; null: cancelled by a person at created_at, or recorded by an earlier release.';
