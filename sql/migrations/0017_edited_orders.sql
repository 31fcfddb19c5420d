-- An order that is told again is booked by its difference, at exact prices; events that nobody but a person can judge raise an alert.

-- A line whose items were sold at several prices has their average: 100, 0 and 0 are 100 only without rounding.
-- Only a limit goes: no row is rewritten.
-- squawk-ignore changing-column-type
alter table order_items alter column unit_price type numeric;
comment on column order_items.unit_price is 'Price of one item, in the currency of the order; items of several prices: their average, not rounded. Null: not known.';
alter table order_items add column told_at timestamptz, add column told_id bigint;
comment on column order_items.told_at is 'When the event happened that told the quantity last, by the marketplace; null: the order was told once, or is our own.';
comment on column order_items.told_id is 'Row of that event in marketplace_webhooks: of two events of one moment, the later row counts.';
comment on column order_items.line_key is 'Identifies the line within the order: its names at the marketplace as JSON, as plain text in older rows; our SKU for our own orders.';

alter table marketplace_webhooks add column if not exists held_because jsonb;
comment on column marketplace_webhooks.held_because is 'Why it is held, as {code, ...figures}; null: it never was. Codes: zeros (items of listings), jump (from, to), unjudged, counted (sku), other_content, partly_cancelled, order_over.';

alter table alerts drop constraint alerts_kind_check;
-- squawk-ignore constraint-missing-not-valid
alter table alerts add constraint alerts_kind_check check (kind in ('oversold', 'low_stock', 'marketplace_failing', 'silence', 'drift',
  'guard_held', 'unlinked_sale', 'credential_expires', 'event_waits'));

alter table drifts add column reported_by bigint[] not null default '{}';
comment on column drifts.reported_by is 'Events that reported the difference themselves, without a cause that Ombor knows: rows of marketplace_webhooks. Empty: it was read back.';
