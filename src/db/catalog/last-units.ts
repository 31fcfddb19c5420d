import { NotFoundError, ValidationError } from '../../errors.ts';
import type { Tx } from '../client.ts';

/** Below how many free units only the chosen places still sell. */
export interface LastUnits {
  below: number;
  /** Codes of the places that sell to the last unit. */
  marketplaces: readonly string[];
  /** One product; null: all. */
  sku: string | null;
}

/**
 * Gives every other place with an API, and our own shop, the minimum `below`, and the chosen ones none; for one product on its
 * listings, else on the places themselves. What is changed is owed and announced. Throws NotFoundError for unknown names and
 * ValidationError where our shop sells a product without a listing, on which its minimum could stand.
 */
export async function reserveLastUnits(tx: Tx, { below, marketplaces, sku }: LastUnits): Promise<void> {
  const places = await tx<{ id: number; code: string; type: string }[]>`
    select id, code, type from marketplaces where type <> 'manual' order by id for no key update`;
  const unknown = marketplaces.filter((code) => !places.some((place) => place.code === code));
  if (unknown.length > 0) throw new NotFoundError('Marketplace that shows stock', ['input', 'marketplaces'], unknown);
  const chosen = places.filter(({ code }) => marketplaces.includes(code)).map(({ id }) => id);
  const changed = sku === null ? await setOnPlaces(tx, below, chosen) : await setOnListings(tx, below, chosen, sku);
  await tx`select owe_pushes(${changed}::int[], 'manual')`;
}

/** Gives the listings of the places that got another minimum. */
async function setOnPlaces(tx: Tx, below: number, chosen: number[]): Promise<number[]> {
  const changed = await tx<{ id: number; type: string }[]>`
    update marketplaces m set stock_minimum = w.minimum, updated_at = now()
    from (select id, case when id = any (${chosen}::int[]) then 0 else ${below} end as minimum from marketplaces where type <> 'manual') w
    where m.id = w.id and m.stock_minimum <> w.minimum
    returning m.id, m.type`;
  if (changed.some(({ type }) => type === 'internal')) {
    await tx`select touch_products(array(select product_id from inventory))`;
  }
  const rows = await tx<{ id: number }[]>`
    select id from marketplace_products where marketplace_id = any (${changed.map(({ id }) => id)}::int[])`;
  return rows.map(({ id }) => id);
}

/** Gives the listings that got another minimum. */
async function setOnListings(tx: Tx, below: number, chosen: number[], sku: string): Promise<number[]> {
  const [product] = await tx<{ id: number }[]>`select id from products where sku = ${sku}`;
  if (!product) throw new NotFoundError('Product', ['input', 'sku'], [sku]);
  const [shop] = await tx<{ code: string }[]>`
    select code from marketplaces m where type = 'internal' and id <> all (${chosen}::int[])
      and not exists (select from own_listing(m.id, ${product.id}))`;
  if (shop && below > 0) {
    const message = `marketplaces: ${shop.code} sells "${sku}" without a listing that could hold a minimum: link it there first, or choose it too`;
    throw ValidationError.of(['input', 'marketplaces'], message);
  }
  await tx`select touch_product(${product.id})`;
  await tx`select 1 from pushes where product_id = ${product.id} order by id for no key update`;
  const rows = await tx<{ id: number }[]>`
    update marketplace_products mp set stock_minimum = w.minimum, updated_at = now()
    from (select id, case when marketplace_id = any (${chosen}::int[]) then 0 else ${below} end as minimum
          from marketplace_products where product_id = ${product.id}) w
    where mp.id = w.id and mp.stock_minimum <> w.minimum
    returning mp.id`;
  return rows.map(({ id }) => id);
}
