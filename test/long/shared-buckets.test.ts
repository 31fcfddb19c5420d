import { afterAll, expect, test } from 'vitest';
import { openLimited } from '../../src/connections/limited-adapter.ts';
import { connect } from '../../src/db/client.ts';
import { createMarketplaceHttp } from '../../src/marketplaces/http.ts';
import { RetryLater } from '../../src/marketplaces/refusals.ts';
import { openAdapter } from '../../src/marketplaces/registry.ts';
import { itemRef, noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { addMarketplace } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator();
const http = createMarketplaceHttp({ allowPrivateNetworks: true });
afterAll(() => http.close());

async function callFor(ms: number, work: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    await work().catch((error: unknown) => {
      if (!(error instanceof RetryLater && error.outcome === 'not-applied')) throw error;
    });
  }
}

test.concurrent.each(['uzum', 'wildberries'] as const)(
  'four workers on one account overdraw no bucket of %s',
  async (name) => {
    const market = simulator.marketplaces[name];
    const item = market.add({ sku: `LIMIT-${name}`, stock: 5 });
    const { id } = await addMarketplace(db.sql, { adapter: name });
    await Promise.all(
      [1, 2, 3, 4].map(async () => {
        // A worker process has connections of its own; the account is shared by all.
        const sql = connect(db.url, { max: 2, applicationName: 'test worker' });
        const open = (limited: typeof http) => openAdapter(name, { ...simulator.connections[name], http: limited });
        const adapter = openLimited({ sql, http }, { id, account: name, open })!;
        await callFor(3_000, () => adapter.readStock([itemRef(item.sku, item.link)], noAbort));
        await sql.end();
      }),
    );
    expect(Object.values(market.violations).every((count) => count === 0)).toBe(true);
    expect(market.counts.read).toBeGreaterThan(3);
  },
  20_000,
);
