-- Linking notes the names by which events may mean the listing, where events wait for a link, and wakes a worker that retries those
-- events (releaseLinked of src/db/inbox/unlinked-sales.ts). So linking takes as long, however many sales wait, and none can stop it.

-- In: a listing. Out: its SKU, its product id, and the ids in its link settings.
create or replace function listing_names(marketplace_sku text, marketplace_product_id text, settings jsonb) returns text[]
language sql immutable parallel safe
as $$
  select array[marketplace_sku, marketplace_product_id]
    || array(select e.value from jsonb_each_text(case when jsonb_typeof(settings) = 'object' then settings else '{}' end) e where e.value is not null)
$$;
comment on function listing_names is 'The names by which events may mean a listing: its SKU, its product id, the ids in its link settings.';

-- In: a marketplace. Out: whether events of it wait for a link. The first waiting one from this marketplace on is read: only the index of
-- the waiting ones has that order, while the whole inbox is also ordered by id.
create or replace function has_unlinked(marketplace_id integer) returns boolean
language sql stable
as $$
  select coalesce((select w.marketplace_id = has_unlinked.marketplace_id from marketplace_webhooks w
    where w.waits_for is not null and (w.marketplace_id, w.id) >= (has_unlinked.marketplace_id, 0)
    order by w.marketplace_id, w.id limit 1), false)
$$;
comment on function has_unlinked is 'Whether events of a marketplace wait for a link.';

-- New and deleted listings. A deleted one may have been the other listing with a product id, so that now exactly one has it.
create or replace function note_links() returns trigger
language plpgsql
as $$
begin
  -- Waits for a batch that is recording rows as waiting for such a listing; see lockLinking.
  perform pg_advisory_xact_lock_shared(1818848875, m.marketplace_id)
    from (select distinct r.marketplace_id from changed_rows r order by 1) m;
  insert into new_links (marketplace_id, names)
    select r.marketplace_id, listing_names(r.marketplace_sku, r.marketplace_product_id, r.settings)
    from changed_rows r
    where r.marketplace_id = any (array(
      select m.id from marketplaces m where m.id in (select c.marketplace_id from changed_rows c) and has_unlinked(m.id)))
    order by r.id;
  if found then
    perform graphile_worker.add_job('process_webhooks', '{}'::json);
  end if;
  return null;
end
$$;
comment on function note_links is 'Statement trigger on marketplace_products: notes the names of new and deleted listings for events that wait for a link.';

-- Listings whose names have changed: the old ones too, for the same reason.
create or replace function note_renamed_link() returns trigger
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock_shared(1818848875, new.marketplace_id);
  insert into new_links (marketplace_id, names)
    select new.marketplace_id, listing_names(new.marketplace_sku, new.marketplace_product_id, new.settings)
      || listing_names(old.marketplace_sku, old.marketplace_product_id, old.settings)
    where has_unlinked(new.marketplace_id);
  if found then
    perform graphile_worker.add_job('process_webhooks', '{}'::json);
  end if;
  return null;
end
$$;
comment on function note_renamed_link is 'Trigger on marketplace_products: notes the old and new names of a listing for events that wait for a link.';

create or replace trigger marketplace_products_linked after insert on marketplace_products
  referencing new table as changed_rows for each statement execute function note_links();
create or replace trigger marketplace_products_deleted after delete on marketplace_products
  referencing old table as changed_rows for each statement execute function note_links();
create or replace trigger marketplace_products_renamed after update of marketplace_sku, marketplace_product_id, settings on marketplace_products
  for each row
  when ((old.marketplace_sku, old.marketplace_product_id, old.settings) is distinct from (new.marketplace_sku, new.marketplace_product_id, new.settings))
  execute function note_renamed_link();
-- What the first trigger was in earlier releases.
drop function if exists retry_unlinked();
