import type { SqlOrTx } from '../client.ts';

/** A code as it was scanned or as a file has it, and the products that it can mean, oldest first. */
export interface CodeMatch {
  code: string;
  productIds: number[];
}

/**
 * The products that codes mean: with this SKU, or with this barcode; leading zeros of a trade number come and go. One statement for all
 * of them, by index. Codes without a product are left out.
 */
export async function findProductsOfCodes(sql: SqlOrTx, codes: readonly string[]): Promise<Map<string, number[]>> {
  if (codes.length === 0) return new Map();
  const rows = await sql<CodeMatch[]>`
    select c.code, array_agg(distinct m.id order by m.id) as product_ids
    from (select distinct code from unnest(${[...codes]}::text[]) as t (code)) c
    cross join lateral (
      (select p.id from products p where p.sku = c.code offset 0)
      union all
      (select p.id from products p where p.barcodes && (array[c.code] || gtin_spellings(array[c.code])) limit 20)
    ) m
    group by c.code`;
  return new Map(rows.map(({ code, productIds }) => [code, productIds]));
}
