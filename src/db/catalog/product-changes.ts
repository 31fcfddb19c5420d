import { NotFoundError } from '../../errors.ts';
import type { Numeric, Tx } from '../client.ts';
import { assertSeen, type Revisions } from '../marketplaces/expected-revision.ts';
import { rowsOf } from '../rows.ts';

/** The fields of a product that can be changed; absent: unchanged. Price and cost in the product's currency. */
export interface ProductChanges {
  name?: string | undefined;
  price?: Numeric | null | undefined;
  costPrice?: Numeric | null | undefined;
  barcodes?: string[] | undefined;
  imageUrl?: string | null | undefined;
  description?: string | null | undefined;
  category?: string | null | undefined;
  inShop?: boolean | undefined;
  lowStockThreshold?: number | null | undefined;
  archived?: boolean | undefined;
}

interface Row {
  id: number;
  name: string;
  price: Numeric | null;
  costPrice: Numeric | null;
  barcodes: string[];
  imageUrl: string | null;
  description: string | null;
  category: string | null;
  inShop: boolean;
  lowStockThreshold: number | null;
  archived: boolean;
}

/**
 * Changes a product; a trigger notifies subscribers. When it is archived or restored, every listing is owed a push: an archived
 * product shows 0 everywhere. Returns its id. Throws NotFoundError; ConflictError if its data changed since the expected revision.
 */
export async function updateProduct(
  tx: Tx,
  sku: string,
  changes: ProductChanges,
  expectedRevision?: number | null,
): Promise<number> {
  const [row] = await tx<Row[]>`
    select id, name, price, cost_price, barcodes, image_url, description, category, in_shop, low_stock_threshold,
      archived_at is not null as archived
    from products where sku = ${sku} for no key update`;
  if (!row) throw new NotFoundError('Product', ['input', 'sku'], [sku]);
  if (expectedRevision != null) assertSeen(`"${sku}"`, expectedRevision, await readRevisions(tx, row.id));
  const next = { ...row, ...changes };
  await tx`
    update products set name = ${next.name}, price = ${next.price}, cost_price = ${next.costPrice}, barcodes = ${next.barcodes}::text[],
      image_url = ${next.imageUrl}, description = ${next.description}, category = ${next.category}, in_shop = ${next.inShop}, low_stock_threshold = ${next.lowStockThreshold},
      archived_at = case when ${next.archived} then coalesce(archived_at, now()) end, updated_at = now()
    where id = ${row.id}`;
  if (next.archived !== row.archived) {
    await tx`select owe_pushes(array(select id from marketplace_products where product_id = ${row.id}), 'manual')`;
  }
  return row.id;
}

async function readRevisions(tx: Tx, productId: number): Promise<Revisions> {
  const [row] = await tx<Revisions[]>`
    select p.settings_revision, i.version + i.touched + coalesce(shop.revision, 0) as revision
    from products p join inventory i on i.product_id = p.id left join marketplaces shop on shop.code = 'amazing_store'
    where p.id = ${productId}`;
  return row!;
}

/** The cost of one unit of a product, in the product's currency; null: not known. */
export interface ProductCost {
  productId: number;
  cost: Numeric | null;
}

/** Locks products against changes of their data. Before their stock, as everywhere. */
export async function lockProducts(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx`select 1 from products where id = any (${[...ids]}::int[]) order by id for no key update`;
}

/** Sets costs of products that are locked; a trigger notifies subscribers. */
export async function setCosts(tx: Tx, costs: readonly ProductCost[]): Promise<void> {
  await tx`
    update products p set cost_price = r.cost, updated_at = now()
    from ${rowsOf(tx, costs, { productId: 'integer', cost: 'numeric' })} r
    where p.id = r.product_id and p.cost_price is distinct from r.cost`;
}

const maxBarcodes = 50;

/** Adds a code to the barcodes of a product, so that it is known next time; one that has it, or 50 of them, is left as it is. */
export async function addBarcode(tx: Tx, productId: number, code: string): Promise<void> {
  await tx`
    update products set barcodes = array_append(barcodes, ${code}::text), updated_at = now()
    where id = ${productId} and not ${code}::text = any (barcodes) and cardinality(barcodes) < ${maxBarcodes} and sku <> ${code}::text`;
}
