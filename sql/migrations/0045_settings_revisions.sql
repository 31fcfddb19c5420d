-- Which revision a person must have seen before changing what people set. Sales and pushes raise the revision all the time; they
-- overwrite nothing that a person has typed, so they must not refuse the change.
alter table products add column settings_revision integer not null default 0;
comment on column products.settings_revision is 'The product''s revision just after its data last changed: name, price, cost, barcodes, picture, threshold, archiving. 0: not since this column was made.';

alter table marketplace_products add column settings_revision integer not null default 0;
comment on column marketplace_products.settings_revision is 'The listing''s revision just after its ids, price, rule, settings or unlinking last changed. 0: not since this column was made.';

alter table marketplaces add column settings_revision integer not null default 0;
comment on column marketplaces.settings_revision is 'The revision just after its name, settings, credentials, exchange or rule last changed. 0: not since this column was made.';
