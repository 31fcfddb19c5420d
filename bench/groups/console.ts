import { chromium, type Page } from 'playwright-core';
import type { Bench } from '../bench.ts';
import { findBrowser, leafThrough, now, readSeen, untilShown, watchConsole } from '../load/console-page.ts';
import { Sender } from '../load/sender.ts';
import { openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';
import { median } from '../statistics.ts';

const products = 3_000;
/** Few enough digits that every language writes it alike. */
const opening = 900;
const sales = 20;

/** Row 19: the console in Chromium, on a shop of 3,000 products. */
export async function measureConsole(bench: Bench): Promise<void> {
  if (!bench.wants('19')) return;
  await using stack = new AsyncDisposableStack();
  const scene = stack.use(await openScene(bench, { name: 'bench_console', products, opening }));
  const { url } = await scene.start('serve');
  await scene.start('work');
  const sender = stack.use(new Sender(url));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  stack.defer(() => browser.close());
  for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    await watchConsole(page, scene.ownerKey);
    await page.goto(`${url}/console/stock`);
    const { tableMs } = await readSeen(page);
    const saleMs = await timeSales(page, scene, sender);
    await leafThrough(page, skuOf(products - 1));
    const { longestTaskMs } = await readSeen(page);
    await context.close();
    // The first one warms up and is not recorded.
    if (repeat === 0) continue;
    bench.record('19', 'first table', { value: tableMs });
    bench.record('19', 'a sale on screen', { value: saleMs });
    bench.record('19', 'longest task', { value: longestTaskMs });
  }
  await scene.check(scene.sales.count);
}

/** The median of ms from a webhook's answer until the figure was painted. */
async function timeSales(page: Page, scene: Scene, sender: Sender): Promise<number> {
  const times: number[] = [];
  for (let sale = 0; sale < sales; sale += 1) {
    const { request, sku, soldThen } = scene.sales.sell(sale % 10);
    const shown = untilShown(page, sku, opening - soldThen);
    await sender.send(request);
    const answeredAt = now();
    times.push(Math.max(0, (await shown) - answeredAt));
  }
  return median(times);
}
