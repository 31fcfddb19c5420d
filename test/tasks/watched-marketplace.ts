import type { Connection } from '../../src/connections/open-row.ts';
import type { Sql } from '../../src/db/client.ts';
import { findMethod } from '../../src/marketplaces/methods.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { tryMethods } from '../../src/tasks/marketplaces/try-methods.ts';
import { pollOrders } from '../../src/tasks/polls/poll-orders.ts';
import { pushMarketplace } from '../../src/tasks/pushes/push-marketplace.ts';
import type { TaskDeps } from '../../src/tasks/task.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

/** The real marketplaces that are simulated. */
export const watchedNames = ['uzum', 'wildberries', 'ozon', 'yandex_market'] as const;
export type WatchedName = (typeof watchedNames)[number];

/** An alert as a test compares it. */
export interface MethodAlert {
  method: string;
  sign: string;
  until: string | null;
  open: boolean;
}

/** A simulated marketplace with one product, connected two days ago. */
export async function openWatched(sql: Sql, simulator: Simulator, name: WatchedName) {
  const { adapter, settings, credentials } = simulator.connections[name];
  const market = simulator.marketplaces[name];
  const { id } = await addMarketplace(sql, { saleSignal: 'orders', adapter });
  await sql`update marketplaces set created_at = now() - interval '2 days' where id = ${id}`;
  const connection: Connection = {
    id,
    code: name,
    open: (http) => openAdapter(adapter, { settings, credentials, http }),
  };
  const deps: TaskDeps = createTestDeps(sql, [connection]);
  const product = await addProduct(sql, { quantity: 50 });
  const item = market.add({ sku: product.sku, stock: 50 });
  const listingId = await addListing(sql, { marketplaceId: id, productId: product.id, sku: product.sku });
  const link = name === 'wildberries' || name === 'uzum' ? item.link : {};
  await sql`update marketplace_products set settings = ${sql.json(link)} where id = ${listingId}`;
  const openMethods = connection.open(deps.http)!.api!.methods;
  return {
    id,
    market,
    deps,
    sku: product.sku,
    listingId,
    methods: openMethods,
    poll: async () => {
      await sql`update marketplace_polls set next_at = now() where marketplace_id = ${id}`;
      return pollOrders.run(deps, { marketplaceId: id, trigger: 'manual' }, noAbort);
    },
    push: () => pushMarketplace.run(deps, { marketplaceId: id }, noAbort),
    tryMethods: () => tryMethods.run(deps, { marketplaceId: id }, noAbort),
    /** The methods that were called, by name. */
    called: () =>
      market.calls.map(({ method, path }) => {
        return findMethod(openMethods, { method, url: `http://x${path}` })?.name ?? `${method} ${path}`;
      }),
    alerts: () => sql<MethodAlert[]>`
      select about as method, parameters ->> 'sign' as sign, parameters ->> 'until' as until, resolved_at is null as open
      from alerts where marketplace_id = ${id} and kind = 'method_changed' order by about, id`,
    parameters: async () =>
      (
        await sql`select parameters from alerts where marketplace_id = ${id} and kind = 'method_changed' order by id`
      ).map((row) => row.parameters as Record<string, unknown>),
    /** What was seen was seen so long ago. */
    age: (interval: string) => sql`
      update marketplace_methods set used_at = used_at - ${interval}::interval, tried_at = tried_at - ${interval}::interval,
        since = since - ${interval}::interval, seen_at = seen_at - ${interval}::interval where marketplace_id = ${id}`,
  };
}
