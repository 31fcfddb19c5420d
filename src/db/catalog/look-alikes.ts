import type { SqlOrTx } from '../client.ts';

/** A SKU as people read it, and the other products whose SKU reads the same, oldest first. */
export interface LookAlikes {
  sku: string;
  /** Equal for SKUs that differ by case, spaces around, invisible characters, Unicode form or letters that look the same only. */
  key: string;
  products: string[];
}

/** What each SKU reads like. */
export function listLookAlikes(sql: SqlOrTx, skus: readonly string[]): Promise<LookAlikes[]> {
  return sql<LookAlikes[]>`
    select n.sku, n.key, array(select p.sku from products p where look_alike_key(p.sku) = n.key and p.sku <> n.sku order by p.id) as products
    from (select sku, look_alike_key(sku) as key from unnest(${[...skus]}::text[]) as t (sku)) n`;
}

/** The other products that are probably the same as this one, oldest first: their SKU reads the same, or they have one of its barcodes. */
export async function listTwins(sql: SqlOrTx, id: number): Promise<string[]> {
  const rows = await sql<{ sku: string }[]>`
    select t.sku from products n cross join lateral (
      select p.id, p.sku from products p where look_alike_key(p.sku) = look_alike_key(n.sku)
      union select p.id, p.sku from products p where p.barcodes && (n.barcodes || gtin_spellings(n.barcodes))) t
    where n.id = ${id} and t.id <> n.id order by t.id limit 20`;
  return rows.map(({ sku }) => sku);
}
