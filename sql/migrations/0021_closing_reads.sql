-- What a marketplace showed is booked once before webhooks tell of its sales; a count always leaves its moment.

alter table marketplaces add column closing_since timestamptz, add column webhooks_disabled_at timestamptz;
comment on column marketplaces.closing_since is 'Webhooks were enabled then, and its figures are still to be read once more: what was sold unread is booked first. Until then it is polled too. Null: nothing is to be read.';
comment on column marketplaces.webhooks_disabled_at is 'When webhooks were last disabled: events from before it that arrive later may be in no reading. Null: never.';

alter table marketplace_products
  add column figure_read_at timestamptz,
  add column figure_read integer,
  add column keeps_figure boolean not null default false;
comment on column marketplace_products.figure_read_at is 'The time before the last reading of its figure by which sales are found, by our clock: what was sold there until then is in that figure. Null: none, its sales are reported.';
comment on column marketplace_products.figure_read is 'The figure of that reading, in items; null: it was not listed there.';
comment on column marketplace_products.keeps_figure is 'With unlinked_at: it keeps its figure, and the row is deleted when that was read once more, because only that tells what was sold there.';

comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items of listings), jump (from, to), unjudged, counted (sku), other_content, partly_cancelled, order_over, missed, read.';

create table confirming_counts (
  id bigint generated always as identity primary key,
  product_id integer not null references products (id) on delete cascade,
  version integer not null,
  quantity integer not null,
  counted_at timestamptz not null,
  actor text not null,
  note text,
  recorded_at timestamptz not null default clock_timestamp()
);
create index confirming_counts_product on confirming_counts (product_id, counted_at);
comment on table confirming_counts is 'Counts that found what the ledger has: they move nothing, and all that was before their moment is in them. Counts that found a difference are movements.';
comment on column confirming_counts.id is 'Internal id.';
comment on column confirming_counts.product_id is 'What was counted.';
comment on column confirming_counts.version is 'The inventory.version at the time when it was recorded.';
comment on column confirming_counts.quantity is 'Units that were counted on the shelf.';
comment on column confirming_counts.counted_at is 'When it was counted.';
comment on column confirming_counts.actor is 'Who recorded it.';
comment on column confirming_counts.note is 'Free text of that person.';
comment on column confirming_counts.recorded_at is 'When it was recorded.';
