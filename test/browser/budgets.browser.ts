import { createHmac, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { now, readSeen, untilShown, watchConsole } from '../../bench/load/console-page.ts';
import { median } from '../../bench/statistics.ts';
import { connectSimulated, offer, ownerKey, resume, useApp } from '../support/app.ts';
import { desk, useBrowser } from '../support/browser.ts';
import { useDatabase } from '../support/database.ts';
import { addProducts } from '../support/shop.ts';
import { useSimulator } from '../support/simulator.ts';

// Three times what row 19 of the benchmark asks for on a quiet machine.
const maxTableMs = 3_000;
const maxSaleMs = 450;

const opening = 900;
const sku = 'A-SALE';
const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db);
const browser = useBrowser();
let secret = '';

beforeAll(async () => {
  await connectSimulated(app, simulator, ['test'], (_name, made) => {
    secret = made;
  });
  await offer(app, simulator, { sku, quantity: opening }, ['test']);
  await resume(app, ['test']);
  await addProducts(db.sql, 3_000, 'BULK-', 'A product');
});

/** A signed sale at the marketplace. Resolves with the moment of its answer. */
async function sell(left: number): Promise<number> {
  const body = JSON.stringify({
    event: 'stock.updated',
    event_id: randomUUID(),
    marketplace_product_id: `test-${sku}`,
    sku,
    previous_stock: left + 1,
    current_stock: left,
    change: -1,
    timestamp: new Date().toISOString(),
    reason: 'sold',
  });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const response = await fetch(`${app.url}/webhooks/marketplaces/stock-update`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-marketplace-id': 'test', 'x-webhook-signature': signature },
    body,
  });
  expect(response.status).toBe(200);
  return now();
}

test('with 3,000 products the first table and a sale on the screen keep to three times their budgets', async () => {
  const { page } = await browser.open('about:blank', { ...desk, locale: 'en' });
  await watchConsole(page, ownerKey);
  // Once to warm the server up.
  await page.goto(`${app.url}/console/stock`);
  await readSeen(page);
  await page.goto(`${app.url}/console/stock`);
  const { tableMs } = await readSeen(page);
  let left = opening;
  let saleMs = Number.POSITIVE_INFINITY;
  // Other tests share the machine: the best of three rounds counts.
  for (let round = 0; round < 3 && saleMs > maxSaleMs; round += 1) {
    const times: number[] = [];
    for (let sale = 0; sale < 20; sale += 1) {
      left -= 1;
      const shown = untilShown(page, sku, left);
      const answeredAt = await sell(left);
      times.push((await shown) - answeredAt);
    }
    saleMs = Math.min(saleMs, median(times));
  }
  expect(tableMs).toBeLessThanOrEqual(maxTableMs);
  expect(saleMs).toBeLessThanOrEqual(maxSaleMs);
}, 120_000);
