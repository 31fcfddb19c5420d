import { NotFoundError, ValidationError } from '../../errors.ts';
import type { Tx } from '../client.ts';

/** With fewer free units than `below`, only the chosen marketplaces still sell. */
export interface LastUnits {
  below: number;
  /** Codes of the marketplaces that sell to the last unit. */
  marketplaces: readonly string[];
  /** One product; null: all. */
  sku: string | null;
}

/**
 * Sets the minimum of the chosen marketplaces to 0 and of all others (those with an API, and our own shop) to `below`: for one
 * product on its listings, else on the marketplaces themselves. Changed listings are owed a push, and subscribers are notified.
 * Throws NotFoundError for unknown codes, and ValidationError if our shop sells the product without a listing: only a listing can
 * have the minimum.
 */
export async function reserveLastUnits(tx: Tx, { below, marketplaces, sku }: LastUnits): Promise<void> {
  const all = await tx<{ id: number; code: string }[]>`
    select id, code from marketplaces where type <> 'manual' order by id for no key update`;
  const unknown = marketplaces.filter((code) => !all.some((marketplace) => marketplace.code === code));
  if (unknown.length > 0) throw new NotFoundError('Marketplace that shows stock', ['input', 'marketplaces'], unknown);
  const chosen = all.filter(({ code }) => marketplaces.includes(code)).map(({ id }) => id);
  const changed =
    sku === null ? await setOnMarketplaces(tx, below, chosen) : await setOnListings(tx, below, chosen, sku);
  await tx`select owe_pushes(${changed}::int[], 'manual')`;
}

/** Returns the listings of the marketplaces whose minimum changed. */
async function setOnMarketplaces(tx: Tx, below: number, chosen: number[]): Promise<number[]> {
  const changed = await tx<{ id: number }[]>`
    update marketplaces m set stock_minimum = w.minimum, updated_at = now()
    from (select id, case when id = any (${chosen}::int[]) then 0 else ${below} end as minimum from marketplaces where type <> 'manual') w
    where m.id = w.id and m.stock_minimum <> w.minimum
    returning m.id`;
  const rows = await tx<{ id: number }[]>`
    select id from marketplace_products where marketplace_id = any (${changed.map(({ id }) => id)}::int[])`;
  return rows.map(({ id }) => id);
}

/** Returns the listings whose minimum changed. */
async function setOnListings(tx: Tx, below: number, chosen: number[], sku: string): Promise<number[]> {
  const [product] = await tx<{ id: number }[]>`select id from products where sku = ${sku}`;
  if (!product) throw new NotFoundError('Product', ['input', 'sku'], [sku]);
  const [shop] = await tx<{ code: string }[]>`
    select code from marketplaces m where type = 'internal' and id <> all (${chosen}::int[])
      and not exists (select from own_listing(m.id, ${product.id}))`;
  if (shop && below > 0) {
    const message = `marketplaces: ${shop.code} sells "${sku}" without a listing, so no minimum can be set there: link the product first, or add ${shop.code}`;
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
