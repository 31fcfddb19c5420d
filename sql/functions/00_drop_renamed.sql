-- Functions whose name or parameters have another name than in an earlier release: `create or replace` refuses that. They go in the
-- transaction that creates them again, so nobody ever sees a database without them.
drop function if exists listing_figure(integer, boolean, marketplace_products, marketplaces);
drop function if exists take_call(text, text, double precision, integer, integer, integer);
drop function if exists settle_call(text, text, double precision, integer, integer, integer, text, integer);
drop function if exists hold_calls(text, text, integer);
drop function if exists delay_calls(text, text, integer);
drop function if exists owe_listings(integer[]);
drop function if exists renew_era();
drop function if exists confirmed_after(pushes, marketplaces, integer, jsonb);
drop function if exists import_catalog_items(integer, jsonb, boolean, text, boolean);
drop function if exists find_failure(marketplaces);
drop function if exists touch_products(integer[]);
drop function if exists apply_stock_changes(jsonb, text);
drop function if exists confirm_readings(integer[], integer[]);
drop trigger if exists marketplace_products_begun on marketplace_products;
drop function if exists begin_listing();
