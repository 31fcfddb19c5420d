import { randomBytes } from 'node:crypto';
import type { Sql } from '../src/db/client.ts';
import { fingerprint, hashApiKey, newWebhookSecret, seal } from '../src/secrets.ts';

/** A marketplace to be connected: where its API is, and the token there. */
export interface NewPlace {
  code: string;
  baseUrl: string;
  token: string;
}

/** A connected marketplace. */
export interface Place extends NewPlace {
  id: number;
  secret: string;
}

/** The SKU of the `index`-th product of every shop of the benchmark. */
export const skuOf = (index: number): string => `BENCH-${String(index + 1).padStart(6, '0')}`;

/** A marketplace that is never called: nothing listens at its address. */
export const placeNobody = (index: number): NewPlace => ({
  code: `nobody${index + 1}`,
  baseUrl: 'http://127.0.0.1:9',
  token: `nobody-${index + 1}`,
});

const openedPerCall = 1_000;

/** What a shop is made of. `offeredEach`: so many products on each marketplace, others on the next; absent: all on all of them. */
export interface ShopSize {
  products: number;
  opening: number;
  places: NewPlace[];
  offeredEach?: number;
}

/**
 * Fills a fresh database with a shop: products with an opening quantity, marketplaces, and listings. Written set-based, in the form
 * that connectMarketplace, createProduct and linkProduct leave behind.
 */
export async function fillShop(sql: Sql, encryptionKey: Buffer, shop: ShopSize): Promise<Place[]> {
  const places = await connectPlaces(sql, encryptionKey, shop.places);
  await addProducts(sql, shop.products, shop.opening);
  await offer(sql, shop.offeredEach ?? null);
  await sql`vacuum analyze`;
  return places;
}

async function connectPlaces(sql: Sql, key: Buffer, places: NewPlace[]): Promise<Place[]> {
  const rows = places.map(({ code, baseUrl, token }) => {
    const secret = newWebhookSecret();
    return {
      secret,
      code,
      name: code,
      type: 'api',
      adapter: 'generic',
      settings: sql.json({ baseUrl }),
      credentials: seal(key, JSON.stringify({ token }), `marketplaces:${code}:credentials`),
      currency: 'UZS',
      webhook_url: `${baseUrl}/webhook`,
      supports_webhooks: true,
      webhook_enabled: true,
      sale_signal: 'stock',
    };
  });
  const ids: number[] = [];
  for (const { secret, ...row } of rows) {
    const [made] = await sql<{ id: number }[]>`insert into marketplaces ${sql(row)} returning id`;
    const sealed = seal(key, secret, `marketplaces:${row.code}:webhook_secret`);
    await sql`
      insert into webhook_secrets (marketplace_id, secret, fingerprint)
      values (${made?.id ?? 0}, ${sealed}, ${fingerprint(key, secret)})`;
    ids.push(made?.id ?? 0);
  }
  return places.map((place, index) => ({ ...place, id: ids[index] ?? 0, secret: rows[index]?.secret ?? '' }));
}

/** Adds products and their opening movements; the SKUs go on where they ended. */
async function addProducts(sql: Sql, count: number, opening: number): Promise<void> {
  await sql`
    insert into products (sku, name, currency, price, cost_price)
    select 'BENCH-' || lpad(n::text, 6, '0'), 'Product ' || n, 'UZS', 100000, 70000
    from generate_series((select count(*) + 1 from products), (select count(*) + ${count}::int from products)) n`;
  await sql`insert into inventory (product_id) select id from products p where not exists (select from inventory where product_id = p.id)`;
  for (let at = 0; opening > 0 && at < count; at += openedPerCall) {
    await sql`
      select count(*) from apply_stock_changes((
        select jsonb_agg(jsonb_build_object('source_key', 'opening:' || product_id, 'product_id', product_id, 'units', ${opening}::int,
          'movement_type', 'opening', 'reference_type', 'adjustment', 'actor', 'bench', 'occurred_at', now() - interval '1 day'))
        from (select product_id from inventory where version = 0 order by product_id limit ${openedPerCall}) i))`;
  }
  // The openings are older than every listing: there is nothing to plan.
  await sql`delete from graphile_worker._private_jobs`;
}

/** Offers products on the marketplaces with an API, as already pushed: so many on each, or (null) all of them on all. */
async function offer(sql: Sql, each: number | null): Promise<void> {
  await sql`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku, marketplace_price, marketplace_stock)
    select m.id, p.id, 'ID-' || p.sku, p.sku, 120000, i.quantity
    from (select id, row_number() over (order by id) - 1 as place from marketplaces where type = 'api') m
    join (select id, sku, row_number() over (order by id) - 1 as place from products) p
      on ${each}::int is null or p.place / ${each ?? 1}::int = m.place
    join inventory i on i.product_id = p.id
    order by m.id, p.id`;
  await sql`
    insert into pushes (id, marketplace_id, product_id, seen_version, owed_version, pushed_version, expected_stock, sent_at, answered_at,
      answered_marketplace_at)
    select mp.id, mp.marketplace_id, mp.product_id, i.version, 1, 1, i.quantity, now() - interval '1 hour', now() - interval '1 hour',
      now() - interval '1 hour'
    from marketplace_products mp join inventory i on i.product_id = mp.product_id
    order by mp.id on conflict do nothing`;
}

/** Makes a key of the API for the owner. */
export async function createOwnerKey(sql: Sql): Promise<string> {
  const key = `bench_${randomBytes(24).toString('base64url')}`;
  await sql`
    insert into api_keys (name, role, key_hash, key_prefix) values ('bench', 'owner', ${hashApiKey(key)}, ${key.slice(0, 12)})`;
  return key;
}
