-- A row that was never changed has a first revision too: whoever expects a lower one has not read the row. What was read before this
-- migration is read once more.

alter table marketplaces alter column settings_revision set default 1;

update products p set settings_revision = i.version + i.touched + coalesce(shop.revision, 0)
  from inventory i left join marketplaces shop on shop.code = 'amazing_store'
  where i.product_id = p.id and p.settings_revision = 0;

update marketplace_products mp set settings_revision = mp.revision + i.version + i.touched + m.revision
    + coalesce((select p.revision from pushes p where p.id = mp.id), 0)
  from marketplaces m, inventory i
  where m.id = mp.marketplace_id and i.product_id = mp.product_id and mp.settings_revision = 0;

update marketplaces set settings_revision = revision where settings_revision = 0;

comment on column products.settings_revision is 'The product''s revision just after its data last changed (name, price, cost, barcodes, picture, threshold, archiving), or after it was created.';
comment on column marketplace_products.settings_revision is 'The listing''s revision just after its ids, price, rule, settings or unlinking last changed, or after it was linked.';
comment on column marketplaces.settings_revision is 'The revision just after its name, settings, credentials, exchange or rule last changed, or after it was connected.';
