import type { Sql } from '../../../src/db/client.ts';
import type { TaskDeps } from '../../../src/tasks/task.ts';
import { createScripted, type ScriptedMarketplace } from '../../support/scripted-adapter.ts';
import { addListing, addMarketplace, addProduct, showsStock } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

/** A marketplace that is polled, with one product of 50 units that it shows. */
export interface PolledShop {
  id: number;
  product: { id: number; sku: string };
  listingId: number;
  market: ScriptedMarketplace;
  deps: TaskDeps;
}

/** Opens one, with no jobs of earlier ones: its orders are read every 30 s, or its figures at the usual interval. */
export async function openPolledShop(
  sql: Sql,
  { saleSignal, unitsPerItem = 1 }: { saleSignal: 'orders' | 'stock'; unitsPerItem?: number },
): Promise<PolledShop> {
  const { id } = await addMarketplace(sql, { saleSignal, ...(saleSignal === 'orders' && { adapter: 'scripted' }) });
  await sql`
    update marketplaces set order_poll_seconds = ${saleSignal === 'orders' ? 30 : null}, webhook_enabled = ${saleSignal === 'orders'}
    where id = ${id}`;
  await sql`delete from graphile_worker._private_jobs`;
  const market = createScripted(id);
  const deps = createTestDeps(sql, [market.connection]);
  const product = await addProduct(sql, { quantity: 50 });
  const listingId = await addListing(sql, { marketplaceId: id, productId: product.id, sku: product.sku, unitsPerItem });
  const items = Math.floor(50 / unitsPerItem);
  await showsStock(sql, listingId, items);
  market.shows.set(product.sku, items);
  return { id, product, listingId, market, deps };
}
