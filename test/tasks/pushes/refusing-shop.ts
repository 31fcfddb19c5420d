import type { Sql } from '../../../src/db/client.ts';
import { openAdapter } from '../../../src/marketplaces/registry.ts';
import type { SimulatedItem } from '../../../src/simulator/simulated-item.ts';
import type { SimulatedMarketplace } from '../../../src/simulator/simulated-marketplace.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { addListing, addMarketplace, addProduct, apply, change } from '../../support/shop.ts';
import { createTestDeps } from '../../support/task-deps.ts';

type Name = keyof Simulator['marketplaces'];

/** One listing, with its product here and its item there. */
export interface Linked {
  productId: number;
  listingId: number;
  item: SimulatedItem;
}

/** The state of a push row. */
export interface PushRow {
  sku: string;
  owed: boolean;
  refusedReason: string | null;
  batchLimit: number | null;
  suspected: boolean;
}

/** A simulated marketplace with linked products, to which figures are pushed. */
export interface RefusingShop {
  id: number;
  market: SimulatedMarketplace;
  deps: ReturnType<typeof createTestDeps>;
  /** Links products of 50 that the marketplace shows as 50. */
  list(count: number): Promise<Linked[]>;
  /** Sells 5 of each elsewhere. */
  sell(linked: readonly Linked[]): Promise<void>;
  /** Sends everything that is due now. */
  push(): Promise<unknown>;
  rows(): Promise<PushRow[]>;
  /** Ends every wait, of listings and of the marketplace. */
  passTime(): Promise<void>;
  /** Sets that were refused, and all calls, since the log was emptied. */
  count(): { refused: number; calls: number };
}

let serial = 0;

/** Opens a marketplace of this kind. Its simulator needs wide limits, and the database lifted ones. */
export async function openRefusing(sql: Sql, simulator: Simulator, name: Name): Promise<RefusingShop> {
  const connection = simulator.connections[name];
  const market = simulator.marketplaces[name];
  const { id, code } = await addMarketplace(sql, { code: `${name}${++serial}`, adapter: connection.adapter });
  const deps = createTestDeps(sql, [
    { id, code, open: (http) => openAdapter(connection.adapter, { ...connection, http }) },
  ]);
  const push = () => pushMarketplace.run(deps, { marketplaceId: id }, noAbort);
  const passTime = async () => {
    await sql`update pushes set next_push_at = null where marketplace_id = ${id}`;
    await sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${id}`;
    await sql`delete from search_calls`;
  };
  return {
    id,
    market,
    deps,
    push,
    passTime,
    async list(count) {
      const linked: Linked[] = [];
      for (let index = 0; index < count; index += 1) {
        const product = await addProduct(sql, { sku: `${code}-${++serial}`, quantity: 50 });
        const item = market.add({ sku: product.sku, stock: 0 });
        const { skuId, barcode, skuTitle, productTitle, chrtId } = item.link;
        const link = name === 'uzum' ? { skuId, barcode, skuTitle, productTitle } : chrtId ? { chrtId } : {};
        const listingId = await addListing(sql, { marketplaceId: id, productId: product.id, sku: product.sku });
        await sql`update marketplace_products set settings = ${sql.json(link as Record<string, string>)} where id = ${listingId}`;
        linked.push({ productId: product.id, listingId, item });
      }
      await push();
      market.resetCalls();
      return linked;
    },
    async sell(linked) {
      const productIds = linked.map(({ productId }) => productId);
      await apply(sql, ...productIds.map((productId) => change({ productId, units: -5 })));
      await planPushesTask.run(deps, { productIds }, noAbort);
    },
    rows: () => sql<PushRow[]>`
      select mp.marketplace_sku as sku, p.pushed_version < p.owed_version as owed, p.refused_reason, p.batch_limit,
        p.suspected_at is not null as suspected
      from pushes p join marketplace_products mp on mp.id = p.id where p.marketplace_id = ${id} order by p.id`,
    count: () => ({
      refused: market.calls.filter(({ status }) => status !== null && status >= 400).length,
      calls: market.calls.length,
    }),
  };
}
