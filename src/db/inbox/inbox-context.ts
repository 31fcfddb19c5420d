import type { Tx } from '../client.ts';

/** A marketplace as the inbox needs it. */
export interface Sender {
  id: number;
  code: string;
  name: string;
  currency: string;
  saleSignal: 'stock' | 'orders' | null;
  /** When this signal came into force; null: it always was. */
  saleSignalSince: Date | null;
  createdAt: Date;
  /** What it was before: `previous` until the time `until` (RFC 3339), the oldest first. */
  saleSignalChanges: { until: string; previous: 'stock' | 'orders' }[];
}

/** A marketplace product as the inbox needs it. */
export interface Listing {
  id: number;
  marketplaceId: number;
  productId: number;
  sku: string;
  marketplaceSku: string;
  marketplaceProductId: string;
  /** Whether no other listing of the marketplace has its product id. */
  isAloneWithId: boolean;
  unitsPerItem: number;
  /** What that was before: `unitsPerItem` until the time `until` (RFC 3339), the oldest first. */
  earlierItems: { until: string; unitsPerItem: number }[];
  /** The last reading of its figure by which sales are found: its time, and the figure in items; null: none, it was not listed. */
  figureReadAt: Date | null;
  figureRead: number | null;
  /** When its last push was answered. */
  answeredAt: Date | null;
}

/** How an event names a listing: by the marketplace's SKU, by its product id, or by ids in the listing's link settings. */
export interface ListingName {
  sku?: string | undefined;
  marketplace_product_id?: string | undefined;
  link?: Record<string, string> | undefined;
}

/** The marketplaces of a batch, by id. */
export async function listSenders(tx: Tx, ids: number[]): Promise<Map<number, Sender>> {
  const rows = await tx<Sender[]>`
    select id, code, name, currency, sale_signal, sale_signal_since, created_at,
      (select coalesce(jsonb_agg(jsonb_build_object('until', c.changed_at, 'previous', c.previous) order by c.changed_at), '[]')
        from sale_signal_changes c where c.marketplace_id = marketplaces.id) as sale_signal_changes
    from marketplaces where id = any (${[...new Set(ids)]})`;
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Looks up the listings for all names of a batch with one statement. Returns a function that finds one: by its link settings if the
 * name has a link, else by the exact SKU, else by a product id that exactly one listing has; undefined: no listing is linked.
 */
export async function findListings(
  tx: Tx,
  named: { marketplaceId: number; name: ListingName }[],
): Promise<(marketplaceId: number, name: ListingName) => Listing | undefined> {
  const rows = await tx<(Listing & { settings: Record<string, unknown> })[]>`
    select mp.id, mp.marketplace_id, mp.product_id, p.sku, mp.marketplace_sku, mp.marketplace_product_id, mp.units_per_item,
      mp.figure_read_at, mp.figure_read,
      (select coalesce(jsonb_agg(jsonb_build_object('until', e.until, 'unitsPerItem', e.units_per_item) order by e.until), '[]')
        from earlier_items e where e.marketplace_id = mp.marketplace_id and e.marketplace_sku = mp.marketplace_sku
          and e.product_id = mp.product_id) as earlier_items,
      not exists (select from marketplace_products o
        where o.marketplace_id = mp.marketplace_id and o.marketplace_product_id = mp.marketplace_product_id and o.id <> mp.id) as is_alone_with_id,
      (select u.answered_at from pushes u where u.id = mp.id), mp.settings
    from marketplace_products mp join products p on p.id = mp.product_id
    where mp.id in (${namedListings(tx, named)})`;
  const bySku = new Map(rows.map((row) => [`${row.marketplaceId} ${row.marketplaceSku}`, row]));
  const byProductId = Map.groupBy(rows, (row) => `${row.marketplaceId} ${row.marketplaceProductId}`);
  return (marketplaceId, name) => {
    if (name.link) {
      const ids = Object.entries(name.link);
      const linked = rows.filter(
        (row) =>
          row.marketplaceId === marketplaceId && ids.every(([key, value]) => String(row.settings[key]) === value),
      );
      return linked.length === 1 ? linked[0] : undefined;
    }
    const found = name.sku === undefined ? undefined : bySku.get(`${marketplaceId} ${name.sku}`);
    const sameId = byProductId.get(`${marketplaceId} ${name.marketplace_product_id}`) ?? [];
    return found ?? (sameId.length === 1 ? sameId[0] : undefined);
  };
}

/**
 * The ids of the listings of these names: a look into an index for each way of naming one. As one condition with `or`, each event read all
 * listings of its marketplace. Only links, by which some polls name listings, have no index.
 */
function namedListings(tx: Tx, named: { marketplaceId: number; name: ListingName }[]) {
  const marketplaceIds = [...new Set(named.map(({ marketplaceId }) => marketplaceId))];
  const skus = named.flatMap(({ name }) => name.sku ?? []);
  const productIds = named.flatMap(({ name }) => name.marketplace_product_id ?? []);
  const links = named.flatMap(({ name }) => Object.entries(name.link ?? {}));
  const byLink = tx`
    union select l.id from marketplace_products l
    where l.marketplace_id = any (${marketplaceIds}::int[]) and exists (
      select from unnest(${[...new Set(links.map(([key]) => key))]}::text[]) k (key)
      where l.settings ->> k.key = any (${links.map(([, value]) => value)}::text[]))`;
  return tx`
    select s.id from marketplace_products s
    where s.marketplace_id = any (${marketplaceIds}::int[]) and s.marketplace_sku = any (${skus}::text[])
    union select i.id from marketplace_products i
    where i.marketplace_id = any (${marketplaceIds}::int[]) and i.marketplace_product_id = any (${productIds}::text[])
    ${links.length > 0 ? byLink : tx``}`;
}

/** A listing with the items in which it was sold at a moment. */
export function listingAt(listing: Listing, at: Date): Listing {
  const earlier = listing.earlierItems.find(({ until }) => at.getTime() < Date.parse(until));
  return earlier ? { ...listing, unitsPerItem: earlier.unitsPerItem } : listing;
}

/** Which of these source keys the ledger has: their events moved stock already. */
export async function listBookedKeys(tx: Tx, sourceKeys: string[]): Promise<Set<string>> {
  if (sourceKeys.length === 0) return new Set();
  const rows = await tx<{ sourceKey: string }[]>`
    select source_key from inventory_movements where source_key = any (${sourceKeys})`;
  return new Set(rows.map(({ sourceKey }) => sourceKey));
}

/** When the opening quantity or the last stock count of each product was taken: it may already include what happened before. */
export async function listLastCounts(tx: Tx, productIds: number[]): Promise<Map<number, Date>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx<{ productId: number; countedAt: Date }[]>`
    select p.id as product_id, c.counted_at from unnest(${productIds}::int[]) as p (id)
    cross join lateral last_counted_at(p.id) as c (counted_at) where c.counted_at is not null`;
  return new Map(rows.map((row) => [row.productId, row.countedAt]));
}
