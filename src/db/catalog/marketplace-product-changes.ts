import { NotFoundError } from '../../errors.ts';
import type { Json, Numeric, Sql, Tx } from '../client.ts';
import { assertSeen, type Revisions } from '../marketplaces/expected-revision.ts';
import { type ListingKey, listingRevision, lockPush, type StockRule } from './marketplace-products.ts';

/** The fields of a marketplace product that can be changed; absent: unchanged. */
export interface MarketplaceProductChanges extends Partial<StockRule> {
  marketplaceProductId?: string | undefined;
  marketplacePrice?: Numeric | null | undefined;
  unitsPerItem?: number | undefined;
  settings?: Json | undefined;
}

interface Row extends StockRule {
  id: number;
  productId: number;
  marketplaceProductId: string;
  marketplacePrice: Numeric | null;
  unitsPerItem: number;
  settings: Json;
}

/**
 * Locks the push row, then the listing, and returns it. Throws NotFoundError; ConflictError if its settings changed since the expected
 * revision.
 */
async function lockMarketplaceProduct(
  tx: Tx,
  name: ListingKey,
  expectedRevision: number | null | undefined,
): Promise<Row> {
  await lockPush(tx, name);
  const [row] = await tx<Row[]>`
    select id, product_id, marketplace_product_id, marketplace_price, units_per_item, stock_buffer, stock_percent, stock_limit,
      stock_minimum, selling, settings
    from marketplace_products
    where marketplace_id = ${name.marketplaceId} and marketplace_sku = ${name.marketplaceSku} and unlinked_at is null
    for no key update`;
  if (!row) throw new NotFoundError('Marketplace product', ['input', 'marketplaceSku'], [name.marketplaceSku]);
  if (expectedRevision != null) {
    assertSeen(`"${name.marketplaceSku}"`, expectedRevision, await readRevisions(tx, row.id));
  }
  return row;
}

async function readRevisions(tx: Tx, id: number): Promise<Revisions> {
  const [row] = await tx<Revisions[]>`
    select mp.settings_revision, ${listingRevision(tx)} as revision
    from marketplace_products mp join marketplaces m on m.id = mp.marketplace_id join inventory i on i.product_id = mp.product_id
      left join pushes p on p.id = mp.id
    where mp.id = ${id}`;
  return row!;
}

/**
 * Changes a listing's ids, price, rule or settings. Its figure is owed again; for our own shop, subscribers are notified.
 * Returns its id. Throws NotFoundError; ConflictError if its settings changed since the expected revision.
 */
export async function updateMarketplaceProduct(
  tx: Tx,
  name: ListingKey,
  changes: MarketplaceProductChanges,
  expectedRevision?: number | null,
): Promise<number> {
  const row = await lockMarketplaceProduct(tx, name, expectedRevision);
  const next = { ...row, ...changes };
  await tx`
    update marketplace_products set marketplace_product_id = ${next.marketplaceProductId}, marketplace_price = ${next.marketplacePrice},
      units_per_item = ${next.unitsPerItem}, stock_buffer = ${next.stockBuffer}, stock_percent = ${next.stockPercent},
      stock_limit = ${next.stockLimit}, stock_minimum = ${next.stockMinimum}, selling = ${next.selling},
      settings = ${tx.json(next.settings)}, updated_at = now()
    where id = ${row.id}`;
  await tx`select owe_pushes(array[${row.id}::int], 'manual')`;
  await announceInShop(tx, name.marketplaceId, row.productId);
  return row.id;
}

/**
 * Unlinks a product from a marketplace. `showZero`: 0 is pushed first, and the listing is deleted when the marketplace has confirmed
 * that (`removeUnlinked`); until then its sales still count. Without `showZero` or an API, and on a paused marketplace that never got
 * a figure, the listing is deleted and the marketplace keeps the figure that it shows: at once, or where only figures tell what was
 * sold, when they were read once more (after a quarter of an hour in any case). Orders and ledger rows stay, and so
 * does the doubt about a push that may still arrive (`unlinked_pushes`): a listing that is linked again takes it over. Throws NotFoundError;
 * ConflictError if its settings changed since the expected revision.
 */
export async function unlinkProduct(
  tx: Tx,
  name: ListingKey,
  showZero: boolean,
  expectedRevision?: number | null,
): Promise<void> {
  const row = await lockMarketplaceProduct(tx, name, expectedRevision);
  const pushable = await tx`
    select 1 from pushes p join marketplaces m on m.id = p.marketplace_id
    where p.id = ${row.id} and not (m.paused and p.sent_at is null)`;
  if (showZero && pushable.length > 0) {
    await tx`update marketplace_products set unlinked_at = now(), keeps_figure = false, updated_at = now() where id = ${row.id}`;
    await tx`select owe_pushes(array[${row.id}::int], 'manual')`;
  } else if (await isReadForSales(tx, row.id)) {
    await tx`
      update marketplace_products set unlinked_at = clock_timestamp(), keeps_figure = true, updated_at = now() where id = ${row.id}`;
    await tx`select poll_now(${name.marketplaceId}, 'stock')`;
  } else {
    await tx`delete from marketplace_products where id = ${row.id}`;
    await announceInShop(tx, name.marketplaceId, row.productId);
  }
}

async function isReadForSales(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx`
    select 1 from pushes p join marketplaces m on m.id = p.marketplace_id
    where p.id = ${id} and is_polled(m, 'stock') and may_show_sales(p)`;
  return rows.length > 0;
}

/**
 * Deletes unlinked listings whose 0 is confirmed: nothing is owed, in flight or of unknown result; and
 * those that keep their figure, when it was read and what it told is booked. Returns how many. Also forgets
 * pushes to deleted listings that can no longer arrive.
 */
export async function removeUnlinked(sql: Sql): Promise<number> {
  await sql`delete from unlinked_pushes where settle_at < clock_timestamp()`;
  return sql.begin(async (tx) => {
    const done = await tx<{ id: number }[]>`
      select p.id from pushes p join marketplace_products mp on mp.id = p.id
      where mp.unlinked_at is not null and p.open_until is null and case
        when mp.keeps_figure then (mp.figure_read_at >= mp.unlinked_at or mp.unlinked_at < clock_timestamp() - interval '15 minutes')
          and not exists (select from unsettled_readings() r where r.listing_id = p.id)
        else p.pushed_version = p.owed_version and p.settle_at is null end
      order by p.id for update of p skip locked`;
    if (done.length === 0) return 0;
    const rows = await tx`
      delete from marketplace_products where id = any (${done.map(({ id }) => id)}::int[]) and unlinked_at is not null returning id`;
    return rows.length;
  });
}

async function announceInShop(tx: Tx, marketplaceId: number, productId: number): Promise<void> {
  await tx`select touch_product(${productId}) from marketplaces where id = ${marketplaceId} and type = 'internal'`;
}
