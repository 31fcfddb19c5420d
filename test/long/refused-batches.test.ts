import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listAlerts, watchMarketplaces } from '../../src/db/alerts/alerts.ts';
import { updateMarketplaceProduct } from '../../src/db/catalog/marketplace-product-changes.ts';
import { inTransaction } from '../../src/db/client.ts';
import { resumeMarketplace } from '../../src/db/marketplaces/marketplaces.ts';
import { listSuspects, openPushes } from '../../src/db/pushes/due.ts';
import { releaseLease, takeLease } from '../../src/db/pushes/leases.ts';
import { expireOpenPushes } from '../../src/db/pushes/settle.ts';
import { noFaults } from '../../src/simulator/faults.ts';
import { wideLimits } from '../../src/simulator/limits.ts';
import { pushMarketplace } from '../../src/tasks/pushes/push-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { liftLimits } from '../support/limits.ts';
import { useSimulator } from '../support/simulator.ts';
import { type Linked, openRefusing, type RefusingShop } from '../tasks/pushes/refusing-shop.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
beforeAll(() => liftLimits(db.sql));

const kinds = ['wildberries', 'ozon', 'yandex_market', 'uzum', 'test'] as const;
const open = (name: (typeof kinds)[number]) => openRefusing(db.sql, simulator, name);
afterEach(() => {
  for (const name of kinds) {
    simulator.marketplaces[name].faults = noFaults();
    for (const item of simulator.marketplaces[name].items) item.state = 'ok';
  }
});

const stocks = (linked: readonly Linked[]) => linked.map(({ item }) => item.stock);
const alertsOf = async ({ id }: RefusingShop) => {
  await watchMarketplaces(db.sql);
  const { rows } = await listAlerts(db.sql, { open: true }, { first: 100, afterId: null });
  return rows.filter((alert) => alert.marketplaceId === id);
};
/** As if everything that is suspected had been so for this long. */
const age = async ({ id }: RefusingShop, interval: string) => {
  await db.sql`update pushes set suspected_at = suspected_at - ${interval}::interval where marketplace_id = ${id}`;
  await db.sql`update marketplace_leases set last_success_at = last_success_at - ${interval}::interval where marketplace_id = ${id}`;
};

describe.each(kinds)('%s', (name) => {
  test('of a batch that is refused without a name the good figures go out at once, and the bad item is named', async () => {
    const shop = await open(name);
    const linked = await shop.list(30);
    const bad = linked[17]!;
    bad.item.state = 'spoils';
    await shop.sell(linked);
    await shop.push();
    expect(stocks(linked)).toEqual(linked.map((one) => (one === bad ? 50 : 45)));
    const rows = await shop.rows();
    expect(rows.filter(({ owed, suspected }) => owed || suspected)).toEqual([]);
    expect(rows.filter(({ refusedReason }) => refusedReason !== null)).toMatchObject([
      { sku: bad.item.sku, batchLimit: 1 },
    ]);
  });

  test('the search for three bad items of thirty costs less than half of the calls of a minute', async () => {
    const shop = await open(name);
    const linked = await shop.list(30);
    const bad = [linked[0]!, linked[11]!, linked[29]!];
    for (const { item } of bad) item.state = 'spoils';
    await shop.sell(linked);
    await shop.push();
    expect(stocks(linked)).toEqual(linked.map((one) => (bad.includes(one) ? 50 : 45)));
    const { refused, calls } = shop.count();
    const perMinute = name === 'wildberries' ? 300 : 120;
    const cost = name === 'wildberries' ? 10 : 1;
    expect(calls - refused + refused * cost).toBeLessThanOrEqual(perMinute / 2);
  });

  test('an item that was found bad goes out alone until it is accepted', async () => {
    const shop = await open(name);
    const linked = await shop.list(6);
    linked[2]!.item.state = 'spoils';
    await shop.sell(linked);
    await shop.push();
    shop.market.resetCalls();
    await shop.sell(linked);
    await shop.push();
    expect(shop.market.calls.filter(({ kind }) => kind === 'set').map(({ status }) => status)).toHaveLength(2);
    expect(shop.count().refused).toBe(1);
    expect(stocks(linked)).toEqual([40, 40, 50, 40, 40, 40]);
    linked[2]!.item.state = 'ok';
    await shop.sell(linked);
    await shop.push();
    expect(stocks(linked)).toEqual([35, 35, 35, 35, 35, 35]);
    expect(await shop.rows()).toEqual(
      linked.map(({ item }) => ({
        sku: item.sku,
        owed: false,
        refusedReason: null,
        batchLimit: null,
        suspected: false,
      })),
    );
  });

  test('a marketplace that refuses everything is to blame, not the items: all stays owed, and goes out when it works again', async () => {
    const shop = await open(name);
    const linked = await shop.list(2);
    shop.market.faults.refusesSets = true;
    await shop.sell(linked);
    for (let minute = 0; minute < 12; minute += 1) {
      await shop.push();
      await shop.passTime();
    }
    const rows = await shop.rows();
    expect(rows.map(({ owed, refusedReason }) => ({ owed, refusedReason }))).toEqual([
      { owed: true, refusedReason: null },
      { owed: true, refusedReason: null },
    ]);
    expect(stocks(linked)).toEqual([50, 50]);
    shop.market.faults.refusesSets = false;
    await shop.push();
    expect(stocks(linked)).toEqual([45, 45]);
    expect(
      (await shop.rows()).every(({ owed, suspected, batchLimit }) => !owed && !suspected && batchLimit === null),
    ).toBe(true);
  });
});

test('an item that is refused alone is tried once more after a figure that was accepted before, and is to blame then', async () => {
  const shop = await open('test');
  const linked = await shop.list(3);
  linked[0]!.item.state = 'blocked';
  await shop.sell([linked[0]!]);
  await shop.push();
  expect((await shop.rows())[0]).toMatchObject({ owed: false, refusedReason: 'the product is blocked' });
  expect(shop.market.calls.map(({ body }) => body.includes(linked[0]!.item.sku))).toEqual([true, false, true]);
});

test('the same words for all are the state of the marketplace, with a name for each too', async () => {
  const shop = await open('test');
  const linked = await shop.list(3);
  for (const { item } of shop.market.items.map((item) => ({ item }))) item.state = 'blocked';
  await shop.sell(linked);
  await shop.push();
  expect((await shop.rows()).map(({ owed, suspected }) => owed && suspected)).toEqual([true, true, true]);
  for (const item of shop.market.items) item.state = 'ok';
  await shop.passTime();
  await shop.push();
  expect(stocks(linked)).toEqual([45, 45, 45]);
});

test('what is not sent at all is the fault of its link, and is named at once', async () => {
  const shop = await open('wildberries');
  const linked = await shop.list(2);
  await db.sql`update marketplace_products set settings = '{}' where marketplace_id = ${shop.id}`;
  await shop.sell(linked);
  await shop.push();
  expect(await shop.rows()).toMatchObject([
    { owed: false, refusedReason: 'chrtId is missing', batchLimit: null },
    { owed: false, refusedReason: 'chrtId is missing', batchLimit: null },
  ]);
  expect(shop.market.calls).toEqual([]);
});

test('what is refused waits longer and longer, and a success elsewhere ends the wait', async () => {
  const shop = await open('test');
  const linked = await shop.list(2);
  shop.market.faults.refusesSets = true;
  await shop.sell(linked);
  const waits: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    await shop.push();
    const [row] = await db.sql<{ ms: number }[]>`
      select extract(epoch from max(next_push_at) - now())::float8 * 1000 as ms from pushes where marketplace_id = ${shop.id}`;
    waits.push(row!.ms);
    await shop.passTime();
  }
  expect(Math.max(...waits.slice(6))).toBeGreaterThan(Math.max(...waits.slice(0, 2)));
  await shop.push();
  shop.market.faults.refusesSets = false;
  await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${shop.id}`;
  const [other] = await shop.list(1);
  expect(other!.item.stock).toBe(50);
  expect(stocks(linked)).toEqual([45, 45]);
});

test('after half a minute of refusals one alert names what is refused, and one what shows too much; both end when it works', async () => {
  const shop = await open('ozon');
  const linked = await shop.list(2);
  shop.market.faults.refusesSets = true;
  await shop.sell(linked);
  await shop.push();
  expect(await alertsOf(shop)).toEqual([]);
  await age(shop, '30 seconds');
  const names = linked.map(({ item }) => item.sku);
  const raised = await alertsOf(shop);
  expect(raised.map(({ kind, parameters }) => ({ kind, parameters }))).toEqual([
    {
      kind: 'figure_refused',
      parameters: {
        listings: 2,
        worst: names.map((marketplaceSku) => ({
          marketplaceSku,
          shown: 50,
          figure: 45,
          reason: expect.stringContaining('HTTP 400'),
        })),
      },
    },
    {
      kind: 'marketplace_failing',
      parameters: {
        error: expect.stringContaining('HTTP 400'),
        since: expect.any(String),
        owed: 2,
        refused: { listings: 2, names },
        unread: null,
      },
    },
  ]);
  shop.market.faults.refusesSets = false;
  await shop.passTime();
  await shop.push();
  expect(await alertsOf(shop)).toEqual([]);
});

test('a refused figure alone, where the marketplace shows more than there is, is an alert until it shows less', async () => {
  const shop = await open('test');
  const linked = await shop.list(2);
  linked[0]!.item.state = 'blocked';
  await shop.sell(linked);
  await shop.push();
  expect(await alertsOf(shop)).toMatchObject([
    {
      kind: 'figure_refused',
      parameters: {
        listings: 1,
        worst: [{ marketplaceSku: linked[0]!.item.sku, shown: 50, figure: 45, reason: 'the product is blocked' }],
      },
    },
  ]);
  linked[0]!.item.state = 'ok';
  await shop.sell(linked);
  await shop.push();
  expect(await alertsOf(shop)).toEqual([]);
});

test('what waits in the search for a bad item is no refused figure, unless the search takes very long', async () => {
  const shop = await open('wildberries');
  const linked = await shop.list(30);
  linked[29]!.item.state = 'spoils';
  await shop.sell(linked);
  await stopAfter(shop, 4);
  await age(shop, '1 minute');
  await db.sql`update marketplace_leases set last_success_at = now() where marketplace_id = ${shop.id}`;
  expect(await alertsOf(shop)).toEqual([]);
  await age(shop, '3 minutes');
  await db.sql`update marketplace_leases set last_success_at = now() where marketplace_id = ${shop.id}`;
  expect(await alertsOf(shop)).toMatchObject([{ kind: 'figure_refused' }]);
  await shop.push();
  expect(await alertsOf(shop)).toMatchObject([{ kind: 'figure_refused', parameters: { listings: 1 } }]);
});

test('resumed by a person, everything goes out together again', async () => {
  const shop = await open('ozon');
  const linked = await shop.list(4);
  shop.market.faults.refusesSets = true;
  await shop.sell(linked);
  await shop.push();
  shop.market.faults.refusesSets = false;
  await resumeMarketplace(db.sql, shop.id);
  shop.market.resetCalls();
  await shop.push();
  expect(stocks(linked)).toEqual([45, 45, 45, 45]);
  expect(shop.market.calls).toHaveLength(1);
});

test('a sale of another product does not wait for the search', async () => {
  const shop = await open('wildberries');
  const linked = await shop.list(20);
  const other = linked.pop()!;
  linked[3]!.item.state = 'spoils';
  await shop.sell(linked);
  // No call is left for the search.
  await db.sql`insert into search_calls (account, bucket, tokens) values (${`marketplace:${shop.id}`}, 'stocks', 1000)`;
  await shop.push();
  await shop.sell([other]);
  await shop.push();
  expect(other.item.stock).toBe(45);
  expect(linked[3]!.item.stock).toBe(50);
});

describe('a search that is disturbed', () => {
  test('by a marketplace that refuses everything in the middle of it blames no good item', async () => {
    const shop = await open('wildberries');
    const linked = await shop.list(40);
    const bad = linked[3]!;
    bad.item.state = 'spoils';
    await shop.sell(linked);
    // The first figures that it accepts are the last ones.
    const end = shop.market.onChange(() => {
      shop.market.faults.refusesSets = true;
    });
    for (let round = 0; round < 12; round += 1) {
      await shop.push();
      await shop.passTime();
    }
    end();
    const named = async () => (await shop.rows()).flatMap(({ sku, refusedReason }) => (refusedReason ? [sku] : []));
    expect((await named()).filter((sku) => sku !== bad.item.sku)).toEqual([]);
    shop.market.faults.refusesSets = false;
    for (let round = 0; round < 3; round += 1) {
      await shop.push();
      await shop.passTime();
    }
    expect(stocks(linked)).toEqual(linked.map((one) => (one === bad ? 50 : 45)));
    expect(await named()).toEqual([bad.item.sku]);
  });

  test('by a sender that dies ends right', async () => {
    const shop = await open('ozon');
    const linked = await shop.list(20);
    linked[5]!.item.state = 'spoils';
    await shop.sell(linked);
    await stopAfter(shop, 3);
    const owner = randomUUID();
    const lease = await takeLease(db.sql, shop.id, owner);
    const { rows } = await listSuspects(db.sql, shop.id);
    expect(lease?.hasSuspects && rows.length).toBeGreaterThan(1);
    const opened = await openPushes(db.sql, shop.id, { limit: 10, suspects: rows.slice(0, 4).map(({ id }) => id) }, 0);
    expect(opened).toHaveLength(4);
    await db.sql`update pushes set open_until = now() - interval '1 second' where open_until is not null`;
    await releaseLease(db.sql, shop.id, owner);
    await expireOpenPushes(db.sql);
    await shop.push();
    expect(stocks(linked)).toEqual(linked.map((_one, index) => (index === 5 ? 50 : 45)));
    expect((await shop.rows()).filter(({ refusedReason }) => refusedReason !== null)).toHaveLength(1);
  });

  test('by a pause sends nothing more, and everything together when it is resumed', async () => {
    const shop = await open('ozon');
    const linked = await shop.list(20);
    linked[5]!.item.state = 'spoils';
    await shop.sell(linked);
    await stopAfter(shop, 3);
    await db.sql`update marketplaces set paused = true where id = ${shop.id}`;
    shop.market.resetCalls();
    await shop.push();
    expect(shop.market.calls).toEqual([]);
    linked[5]!.item.state = 'ok';
    await resumeMarketplace(db.sql, shop.id);
    await shop.push();
    expect(shop.market.calls).toHaveLength(1);
    expect(stocks(linked)).toEqual(linked.map(() => 45));
  });

  test('by another link of the bad item sets that one too', async () => {
    const shop = await open('wildberries');
    const linked = await shop.list(20);
    linked[5]!.item.state = 'spoils';
    await shop.sell(linked);
    await stopAfter(shop, 3);
    const other = shop.market.add({ sku: 'ANOTHER', stock: 50 });
    await inTransaction(db.sql, (tx) =>
      updateMarketplaceProduct(
        tx,
        { marketplaceId: shop.id, marketplaceSku: linked[5]!.item.sku },
        { settings: { chrtId: other.link.chrtId! } },
      ),
    );
    await shop.push();
    expect(other.stock).toBe(45);
    expect(stocks(linked)).toEqual(linked.map((_one, index) => (index === 5 ? 50 : 45)));
    expect((await shop.rows()).every(({ owed, refusedReason }) => !owed && refusedReason === null)).toBe(true);
  });

  test('by items that are refused by name in the same call names both kinds', async () => {
    const shop = await open('wildberries');
    const linked = await shop.list(30);
    linked[2]!.item.state = 'spoils';
    linked[11]!.item.state = 'blocked';
    linked[12]!.item.state = 'blocked';
    await shop.sell(linked);
    await shop.push();
    expect(stocks(linked)).toEqual(linked.map((_one, index) => ([2, 11, 12].includes(index) ? 50 : 45)));
    const rows = await shop.rows();
    expect(rows.flatMap(({ refusedReason }, index) => (refusedReason ? [index] : []))).toEqual([2, 11, 12]);
    expect(rows.filter(({ owed, suspected }) => owed || suspected)).toEqual([]);
  });

  test('by new sales of what it searches sends the newest figures', async () => {
    const shop = await open('wildberries');
    const linked = await shop.list(30);
    linked[7]!.item.state = 'spoils';
    await shop.sell(linked);
    await stopAfter(shop, 2);
    await shop.sell(linked);
    await shop.push();
    expect(stocks(linked)).toEqual(linked.map((_one, index) => (index === 7 ? 50 : 40)));
  });
});

/** Sends until this many sets were answered; then the worker is stopped. */
async function stopAfter(shop: RefusingShop, sets: number): Promise<void> {
  const stopped = new AbortController();
  let left = sets;
  shop.market.beforeAnswer = async () => {
    left -= 1;
    if (left === 0) stopped.abort();
  };
  await pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, stopped.signal);
  shop.market.beforeAnswer = null;
}
