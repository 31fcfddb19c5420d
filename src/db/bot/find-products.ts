import type { SqlOrTx } from '../client.ts';

/** A product that somebody means. */
export interface MeantProduct {
  id: number;
  sku: string;
  name: string;
}

const maxFound = 10;

/**
 * The products that a text means, at most 11, so that one sees whether there are more than 10: those with this SKU, else with this
 * barcode, else with a SKU that reads the same, else with the text in SKU or name. Archived ones only by their SKU.
 */
export async function findMeantProducts(sql: SqlOrTx, text: string): Promise<MeantProduct[]> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const steps = [
    sql`p.sku = ${text}`,
    sql`p.archived_at is null and p.barcodes && (array[${text}]::text[] || gtin_spellings(array[${text}]::text[]))`,
    sql`p.archived_at is null and look_alike_key(p.sku) = any (sku_spellings(look_alike_key(${text})))`,
    // An array of ids: otherwise the planner, because of the limit, reads all products instead of using the trigram indexes.
    sql`p.archived_at is null and p.id = any (array(select id from products where sku ilike ${like} or name ilike ${like}))`,
  ];
  for (const means of steps) {
    const found = await sql<MeantProduct[]>`
      select p.id, p.sku, p.name from products p where ${means} order by p.name, p.id limit ${maxFound + 1}`;
    if (found.length > 0) return found;
  }
  return [];
}
