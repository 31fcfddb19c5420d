import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sign } from '@tma.js/init-data-node';
import type { Bench } from '../bench.ts';
import { ask } from '../load/graphql.ts';
import { Sender, toRequest } from '../load/sender.ts';
import type { Variables } from '../peers/screens/selects.ts';
import { buyerId, fillHistory } from '../peers/screens/shop.ts';
import { startHelper } from '../processes.ts';
import { screenNames } from '../rows/use.ts';
import { openScene, type Scene } from '../scene.ts';
import { skuOf } from '../shop.ts';
import { median } from '../statistics.ts';

const botToken = '1:bench-only';
/** What a seller with several marketplaces has. */
const marketplaces = 5;

/** Row 18: each screen of docs/screens.md, one request, beside the same rows by plain selects behind a bare HTTP server. */
export async function measureScreens(bench: Bench): Promise<void> {
  if (!bench.wants('18')) return;
  const products = bench.size(5_000, 1_000);
  await using scene = await openScene(bench, { name: 'bench_screens', products, marketplaces, opening: 1_000 });
  bench.progress('adding orders and events');
  await fillHistory(scene.sql, { orders: bench.size(20_000, 4_000), events: bench.size(20_000, 4_000) });
  const api = await scene.start('serve', { TELEGRAM_BOT_TOKEN: botToken });
  const peer = await startHelper('peers/screens/server.ts', [scene.databaseUrl]);
  using ombor = new Sender(api.url);
  using plain = new Sender(peer.url);
  const requests = toRequests(scene, await readScreens(), await readVariables(scene));
  for (let repeat = 0; repeat <= bench.options.repeats; repeat += 1) {
    for (const { name, operation, select } of requests) {
      const [measured, beside] = await timeBoth(
        () => ask(ombor, operation, '"data":{'),
        () => ask(plain, select, '"data":'),
        bench.size(40, 20),
      );
      // The first one warms up and is not recorded.
      if (repeat > 0) bench.record('18', name, { value: measured / beside, measured, beside });
    }
  }
  await peer.stop();
}

/** Medians of so many calls of both, by turns: what drifts in the machine hits both. */
async function timeBoth(
  a: () => Promise<unknown>,
  b: () => Promise<unknown>,
  count: number,
): Promise<[number, number]> {
  const [timesA, timesB]: [number[], number[]] = [[], []];
  for (let call = 0; call < count; call += 1) {
    timesA.push(await time(a));
    timesB.push(await time(b));
  }
  return [median(timesA), median(timesB)];
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The operations of the page, by name, and whether they are a buyer's. */
async function readScreens(): Promise<Map<string, { text: string; isBuyers: boolean }>> {
  const page = await readFile(path.join(import.meta.dirname, '../../docs/screens.md'), 'utf8');
  const blocks = page.matchAll(/```graphql( buyer)?\n(query (\w+)[\s\S]*?)\n```/g);
  return new Map([...blocks].map(([, buyer, text = '', name = '']) => [name, { text, isBuyers: buyer !== undefined }]));
}

async function readVariables({ sql, products }: Scene): Promise<Variables> {
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const [order] = await sql<
    { number: string }[]
  >`select number from orders where status = 'confirmed' order by id desc limit 1`;
  return {
    now: at(0),
    dayStart: at(-1),
    dayEnd: at(1),
    weekAgo: at(-8),
    weekAgoEnd: at(-7),
    from: at(-30),
    to: at(0),
    before: at(-60),
    sku: skuOf(10),
    skus: Array.from({ length: 8 }, (_, index) => skuOf((index * 7) % products)),
    number: order?.number ?? '',
    buyerId,
  };
}

function toRequests(scene: Scene, screens: Awaited<ReturnType<typeof readScreens>>, variables: Variables) {
  const initData = sign({ user: { id: Number(buyerId), first_name: 'Bench' } }, botToken, new Date());
  return screenNames.map((name) => {
    const { text, isBuyers } = screens.get(name)!;
    const authorization = isBuyers ? `tma ${initData}` : `Bearer ${scene.ownerKey}`;
    const asked = Object.fromEntries(Object.entries(variables).filter(([key]) => text.includes(`$${key}:`)));
    return {
      name,
      operation: toRequest('/graphql', { authorization }, JSON.stringify({ query: text, variables: asked })),
      select: toRequest(`/${name}`, { authorization }, JSON.stringify(variables)),
    };
  });
}
