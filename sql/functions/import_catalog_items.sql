-- Links what a marketplace's catalogue lists to our products, by exact SKU, else by barcode; what matches nothing becomes a product,
-- unless it is probably one that there is: its SKU only looks different (look_alike_key, sku_spellings), or its barcode has more or fewer
-- zeros in front. A barcode alone links one item of a marketplace to a product: which other one is the same, and which has a wrong
-- barcode, only a person knows.
--
-- In: the marketplace; `items`, a JSON array of {marketplace_product_id, marketplace_sku, name, barcodes, price, stock, settings}, price of
-- one item in the marketplace's currency, stock in items, both may be null; `take_stock`: the stock becomes the opening quantity of
-- products that never moved; `actor`: who, for the ledger; `only_look`: nothing is written; `create_look_alikes`: what is
-- probably a product that there is becomes one all the same.
-- Out: one row an item in their order: `outcome` linked, created, linked_before, look_alike, ambiguous or unusable, `sku` of our product (null where
-- there is none), `detail` why, and `opening`, the units taken as opening quantity (null: none).
-- New listings are owed their figure; nobody is woken: a marketplace that is paused stays quiet.
create or replace function import_catalog_items(marketplace_id integer, items jsonb, take_stock boolean, actor text, only_look boolean,
  create_look_alikes boolean default false)
returns table (marketplace_sku text, outcome text, sku text, detail text, opening integer)
language plpgsql volatile
as $$
#variable_conflict use_column
declare
  market_id constant integer := marketplace_id;
  who constant text := actor;
  plan jsonb;
  openings jsonb;
  added integer[];
begin
  if not only_look then
    -- As lockUpserts in src/db/catalog/catalog.ts: whoever creates products at the same moment could create the same one in another spelling.
    perform pg_advisory_xact_lock(1919907699);
  end if;
  with item as (
    select i.*, row_number() over (partition by i.marketplace_sku order by i.ord) as copy
    from rows from (jsonb_to_recordset(items) as (marketplace_product_id text, marketplace_sku text, name text, barcodes text[],
      price numeric, stock integer, settings jsonb)) with ordinality
      as i (marketplace_product_id, marketplace_sku, name, barcodes, price, stock, settings, ord)
  ), barcode as (
    select item.ord, b.barcode,
      first_value(item.marketplace_sku) over (partition by case when b.barcode ~ '^\d{6,14}$' then lpad(b.barcode, 14, '0') else b.barcode end
        order by item.ord) <> item.marketplace_sku as shared
    from item cross join lateral unnest(item.barcodes) as b (barcode)
  ), by_barcode as (
    select barcode.ord, bool_or(barcode.shared) as shared, array_agg(distinct p.id) filter (where p.id is not null) as products
    from barcode left join products p on p.barcodes @> array[barcode.barcode]
    group by barcode.ord
  ), by_number as (
    select item.ord, array_agg(distinct p.id) as products
    from item join products p on p.barcodes && gtin_spellings(item.barcodes)
    where not create_look_alikes group by item.ord
  ), matched as (
    select item.*, own.id as sku_product, own.sku as own_sku, before.sku as sku_before, before.product_id as product_before,
      coalesce(before.units_per_item, 1) as units_per_item,
      coalesce(by_barcode.products, '{}') as barcode_products, coalesce(by_barcode.shared, false) as shared,
      coalesce(by_barcode.products || by_number.products, by_number.products, '{}') as likely_products
    from item
    left join products own on own.sku = item.marketplace_sku
    left join by_barcode on by_barcode.ord = item.ord
    left join by_number on by_number.ord = item.ord
    left join lateral (select p.sku, p.id as product_id, mp.units_per_item from marketplace_products mp join products p on p.id = mp.product_id
      where mp.marketplace_id = market_id and mp.marketplace_sku = item.marketplace_sku) before on true
  ), judged as (
    select m.*, case
      when coalesce(length(m.marketplace_sku), 0) not between 1 and 200 or coalesce(length(m.marketplace_product_id), 0) not between 1 and 200
        or coalesce(m.name, '') = '' then 'unusable'
      when m.copy > 1 then 'ambiguous'
      when m.sku_before is not null then 'linked_before'
      when m.sku_product is not null and exists (select 1 from unnest(m.likely_products) b where b <> m.sku_product) then 'ambiguous'
      when m.sku_product is not null then 'linked'
      when cardinality(m.barcode_products) > 1 then 'ambiguous'
      when cardinality(m.barcode_products) = 1 then 'linked'
      when m.shared then 'ambiguous'
      else 'created' end as outcome
    from matched m
  ), newcomer as (
    select j.ord, j.marketplace_sku, sku_spellings(look_alike_key(j.marketplace_sku)) as keys, j.barcodes
    from judged j where j.outcome = 'created' and not create_look_alikes
  ), look_alike as (
    select n.ord, coalesce(
      (select 'our ' || string_agg(p.sku || case when p.archived_at is null then '' else ' (archived)' end, ', ' order by p.id)
        from products p where look_alike_key(p.sku) = any (n.keys)),
      (select 'our ' || string_agg(p.sku, ', ' order by p.id) from products p where p.barcodes && gtin_spellings(n.barcodes)),
      case when first_value(n.ord) over same_key < n.ord then format('"%s" of this catalogue', first_value(n.marketplace_sku) over same_key) end
    ) as twin
    from newcomer n window same_key as (partition by n.keys[1] order by n.ord)
  ), target as (
    select j.ord, j.marketplace_sku, j.sku_product, p.id, p.sku, p.archived_at,
      first_value(j.marketplace_sku) over (partition by p.id order by j.sku_product is null, j.ord) as first_sku
    from judged j join products p on p.id = coalesce(j.sku_product, j.barcode_products[1]) where j.outcome = 'linked'
  ), by_barcode_only as (
    select t.ord, t.sku, coalesce(
      case when t.archived_at is not null then 'which is archived' end,
      (select format('which is listed there as "%s" already', mp.marketplace_sku) from marketplace_products mp
        where mp.marketplace_id = market_id and mp.product_id = t.id and mp.unlinked_at is null order by mp.id limit 1),
      case when t.first_sku <> t.marketplace_sku then format('and so does "%s" of this catalogue', t.first_sku) end,
      (select 'but its SKU is probably our ' || string_agg(p.sku, ', ' order by p.id) from products p
        where look_alike_key(p.sku) = any (sku_spellings(look_alike_key(t.marketplace_sku))) and p.id <> t.id and not create_look_alikes)
    ) as doubt
    from target t where t.sku_product is null
  ), decided as (
    select j.*, l.twin, b.sku as barcode_sku, b.doubt,
      case when l.twin is not null then 'look_alike' when b.doubt is not null then 'ambiguous' else j.outcome end as decision
    from judged j left join look_alike l on l.ord = j.ord left join by_barcode_only b on b.ord = j.ord
  )
  select jsonb_agg(jsonb_build_object('ord', j.ord, 'marketplace_product_id', j.marketplace_product_id, 'marketplace_sku', j.marketplace_sku,
    'name', left(j.name, 500), 'barcodes', coalesce(j.barcodes, '{}'), 'price', j.price, 'stock', j.stock,
    'units', j.stock * j.units_per_item, 'settings', coalesce(j.settings, '{}'),
    'outcome', j.decision,
    'product_id', case j.decision when 'linked' then coalesce(j.sku_product, j.barcode_products[1]) when 'linked_before' then j.product_before end,
    'sku', case j.decision when 'linked_before' then j.sku_before when 'created' then j.marketplace_sku end,
    'detail', case
      when j.decision = 'look_alike' then 'it is probably the same as ' || j.twin
      when j.decision = 'unusable' then 'it has no SKU, id or name that can be stored'
      when j.decision = 'ambiguous' and j.copy > 1 then 'the catalogue lists this SKU more than once'
      when j.doubt is not null then format('its barcode names our %s, %s', j.barcode_sku, j.doubt)
      when j.decision = 'ambiguous' and j.sku_product is not null then
        format('its SKU names our %s, its barcode names %s', j.own_sku, 
          (select string_agg(p.sku, ', ' order by p.id) from products p where p.id = any (j.likely_products) and p.id <> j.sku_product))
      when j.decision = 'ambiguous' and cardinality(j.barcode_products) > 1 then
        'its barcode names several of our products: ' || (select string_agg(p.sku, ', ' order by p.id) from products p where p.id = any (j.barcode_products))
      when j.decision = 'ambiguous' then 'another item of the catalogue has the same barcode'
      when j.decision = 'linked' and j.sku_product is null then 'by barcode' end) order by j.ord)
    into plan from decided j;

  if not only_look then
    with new_product as (
      insert into products (sku, name, barcodes, currency, settings_revision)
      select n.marketplace_sku, n.name, n.barcodes, d.base_currency, case when take_stock and n.units > 0 then 1 else 0 end
      from jsonb_to_recordset(plan) as n (ord integer, marketplace_sku text, name text, barcodes text[], outcome text, units integer)
        cross join deployment d
      where n.outcome = 'created' order by n.ord
      returning id
    )
    insert into inventory (product_id) select id from new_product;

    with new_listing as (
      insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price,
        marketplace_stock, stock_last_synced_at, settings)
      select market_id, coalesce(n.product_id, p.id), n.marketplace_product_id, n.marketplace_sku, n.price, n.stock,
        case when n.stock is not null then now() end, n.settings
      from jsonb_to_recordset(plan) as n (ord integer, marketplace_product_id text, marketplace_sku text, price numeric, stock integer,
        settings jsonb, outcome text, product_id integer)
      left join products p on n.outcome = 'created' and p.sku = n.marketplace_sku
      where n.outcome in ('linked', 'created') order by n.ord
      returning id
    )
    select array_agg(l.id) into added from new_listing l;
    perform add_pushes(added);
  end if;

  -- The first listing of a product that never moved gives its opening quantity, also one that was linked before without: it is taken
  -- once, whatever is imported after it.
  select jsonb_agg(jsonb_build_object('ord', o.ord, 'product_id', o.product_id, 'units', o.units)) into openings
  from (
    select distinct on (coalesce(n.product_id, p.id, -n.ord)) n.ord, coalesce(n.product_id, p.id) as product_id, n.units
    from jsonb_to_recordset(plan) as n (ord integer, marketplace_sku text, outcome text, product_id integer, units integer)
    left join products p on n.outcome = 'created' and p.sku = n.marketplace_sku
    left join inventory i on i.product_id = coalesce(n.product_id, p.id)
    where take_stock and n.outcome in ('linked', 'created', 'linked_before') and n.units > 0 and coalesce(i.version, 0) = 0
    order by coalesce(n.product_id, p.id, -n.ord), n.ord
  ) o;
  if openings is not null and not only_look then
    perform apply_stock_changes((
      select jsonb_agg(jsonb_build_object('source_key', 'opening:' || (o ->> 'product_id'), 'product_id', o -> 'product_id', 'units', o -> 'units',
        'movement_type', 'opening', 'reference_type', 'import', 'reference_id', market_id, 'actor', who, 'occurred_at', now(),
        'may_oversell', true) order by (o ->> 'product_id')::integer)
      from jsonb_array_elements(openings) o), 'manual');
  end if;
  perform note_first_revisions(added);

  return query
  select n.marketplace_sku, n.outcome, coalesce(n.sku, p.sku), n.detail, (o ->> 'units')::integer
  from jsonb_to_recordset(plan) as n (ord integer, marketplace_sku text, outcome text, sku text, detail text, product_id integer)
  left join products p on p.id = n.product_id
  left join jsonb_array_elements(openings) o on (o ->> 'ord')::integer = n.ord
  order by n.ord;
end
$$;
comment on function import_catalog_items is 'Links a page of a marketplace''s catalogue to our products, or makes them. Returns what became of each item.';
