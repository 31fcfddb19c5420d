import type { SqlOrTx } from '../client.ts';

/** A SKU as people read it, and the other products whose SKU reads the same, oldest first. */
export interface LookAlikes {
  sku: string;
  /** Equal for SKUs that differ by case, spaces around, invisible characters, Unicode form, letters that look the same, or the leading zeros of a number only. */
  key: string;
  products: string[];
  /** Those of them that are archived. */
  archived: string[];
}

/** What each SKU reads like. */
export function listLookAlikes(sql: SqlOrTx, skus: readonly string[]): Promise<LookAlikes[]> {
  return sql<LookAlikes[]>`
    select n.sku, n.keys[1] as key, coalesce(l.products, '{}') as products, coalesce(l.archived, '{}') as archived
    from (select sku, sku_spellings(look_alike_key(sku)) as keys from unnest(${[...skus]}::text[]) as t (sku)) n
    cross join lateral (
      select array_agg(p.sku order by p.id) as products, array_agg(p.sku) filter (where p.archived_at is not null) as archived
      from products p where look_alike_key(p.sku) = any (n.keys) and p.sku <> n.sku) l`;
}

/** The other products that are probably the same as this one, oldest first: their SKU reads the same, or they have one of its barcodes. */
export async function listTwins(sql: SqlOrTx, id: number): Promise<string[]> {
  const rows = await sql<{ sku: string }[]>`
    select t.sku from products n cross join lateral (
      select p.id, p.sku from products p where look_alike_key(p.sku) = any (sku_spellings(look_alike_key(n.sku)))
      union select p.id, p.sku from products p where p.barcodes && (n.barcodes || gtin_spellings(n.barcodes))) t
    where n.id = ${id} and t.id <> n.id order by t.id limit 20`;
  return rows.map(({ sku }) => sku);
}
