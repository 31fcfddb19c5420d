-- The history of an order line, so that events about it may come in any order; edits across a change of the sale signal are paired.

create table order_item_tellings (
  order_item_id bigint not null references order_items (id) on delete cascade,
  webhook_id bigint not null,
  told_at timestamptz not null,
  quantity integer not null check (quantity > 0),
  released boolean not null,
  primary key (order_item_id, webhook_id)
);
comment on table order_item_tellings is 'What events told of the quantity of an order line that was told more than once; the first row is the order itself.';
comment on column order_item_tellings.order_item_id is 'The line.';
comment on column order_item_tellings.webhook_id is 'Row of the event in marketplace_webhooks.';
comment on column order_item_tellings.told_at is 'When the event happened.';
comment on column order_item_tellings.quantity is 'Items, as told.';
comment on column order_item_tellings.released is 'true: a person said that it tells what is left.';

alter table order_item_reports add column occurred_at timestamptz, add column webhook_id bigint,
  add column takes_rest boolean not null default false, add column at_once boolean not null default false;
comment on column order_item_reports.occurred_at is 'When the event happened; null: recorded by an earlier release.';
comment on column order_item_reports.webhook_id is 'Row of the event in marketplace_webhooks; null: a person, or recorded by an earlier release.';
comment on column order_item_reports.takes_rest is 'true: it names no quantity, and takes all that is left.';
comment on column order_item_reports.at_once is 'true: the goods were still here, so what it takes goes back to stock.';
comment on column order_item_reports.channel is 'How it was reported. webhook: a signed event of the order; poll: the list of orders; figure: a stock.updated that names the order; person: cancelled in Ombor.';
alter table order_item_reports drop constraint order_item_reports_channel_check;
-- squawk-ignore constraint-missing-not-valid
alter table order_item_reports add constraint order_item_reports_channel_check check (channel in ('webhook', 'poll', 'figure', 'person'));

create table order_item_edits (
  id bigint generated always as identity primary key,
  order_item_id bigint not null references order_items (id) on delete cascade,
  units integer not null check (units <> 0),
  applied_units integer not null,
  occurred_at timestamptz not null,
  source_key text not null unique,
  created_at timestamptz not null default now()
);
create index order_item_edits_item on order_item_edits (order_item_id);
comment on table order_item_edits is 'What edits of orders changed of a line since the sale signal of the marketplace was changed: its figures may report the same.';
comment on column order_item_edits.id is 'Internal id.';
comment on column order_item_edits.order_item_id is 'The line.';
comment on column order_item_edits.units is 'Units: negative more sold, positive less.';
comment on column order_item_edits.applied_units is 'Of these, the units by which it changed the stock; the others were changed by figures.';
comment on column order_item_edits.occurred_at is 'When the event happened.';
comment on column order_item_edits.source_key is 'Identifies the edit permanently; the same as in the ledger.';
comment on column order_item_edits.created_at is 'When it was recorded.';

alter table figure_reports add column occurred_at timestamptz;
comment on column figure_reports.occurred_at is 'When the event happened; null: recorded by an earlier release.';

comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items of listings), jump (from, to), unjudged, counted (sku), other_content, partly_cancelled, order_over, over_cancelled, missed.';
