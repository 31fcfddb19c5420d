import { beforeEach, describe, expect, test } from 'vitest';
import { updateMarketplace } from '../../../src/db/marketplaces/marketplace-settings.ts';
import { pauseMarketplace, resumeMarketplace } from '../../../src/db/marketplaces/marketplaces.ts';
import { Rejected, RetryLater } from '../../../src/marketplaces/refusals.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollStock } from '../../../src/tasks/polls/poll-stock.ts';
import { planPushesTask } from '../../../src/tasks/pushes/plan-pushes.ts';
import { pushMarketplace } from '../../../src/tasks/pushes/push-marketplace.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import type { ScriptedMarketplace } from '../../support/scripted-adapter.ts';
import { addListing, addProduct, apply, change, figureOf, showsStock } from '../../support/shop.ts';
import { openPolledShop, type PolledShop } from './polled-shop.ts';

const db = useDatabase();

let shop: PolledShop;
let market: ScriptedMarketplace;
let reads: string[][];
beforeEach(() => openShop());

async function openShop(unitsPerItem = 1): Promise<void> {
  shop = await openPolledShop(db.sql, { saleSignal: 'stock', unitsPerItem });
  market = shop.market;
  reads = [];
  market.onReadStock = (skus) => void reads.push(skus);
}

const poll = () => pollStock.run(shop.deps, { marketplaceId: shop.id, trigger: 'manual' }, noAbort);
const push = () => pushMarketplace.run(shop.deps, { marketplaceId: shop.id }, noAbort);
const plan = (productId = shop.product.id) => planPushesTask.run(shop.deps, { productIds: [productId] }, noAbort);
const quantity = async (productId = shop.product.id) => (await figureOf(db.sql, productId)).quantity;
const shown = (sku = shop.product.sku) => market.shows.get(sku)!;
const sellThere = (units: number, sku = shop.product.sku) => market.shows.set(sku, shown(sku) - units);

async function sellElsewhere(units: number, productId = shop.product.id): Promise<void> {
  await apply(db.sql, change({ productId, units: -units }));
  await plan(productId);
}

/** Lets waits that the database keeps be over. */
async function passWaits(): Promise<void> {
  await db.sql`update pushes set next_push_at = null where marketplace_id = ${shop.id}`;
  await db.sql`update marketplace_leases set not_before = '-infinity' where marketplace_id = ${shop.id}`;
}

const addAnother = async (quantityOf = 50) => {
  const product = await addProduct(db.sql, { quantity: quantityOf });
  const listingId = await addListing(db.sql, { marketplaceId: shop.id, productId: product.id, sku: product.sku });
  await showsStock(db.sql, listingId, quantityOf);
  market.shows.set(product.sku, quantityOf);
  return { ...product, listingId };
};

test('what was sold there since the last reading is booked before a figure of ours is written over it', async () => {
  sellThere(3);
  await sellElsewhere(1);
  await push();
  expect(await quantity()).toBe(46);
  expect(market.pushed).toEqual([{ sku: shop.product.sku, figure: 46 }]);
  expect(
    await db.sql`
      select movement_type, quantity_change, reference_type from inventory_movements
      where product_id = ${shop.product.id} and marketplace_id = ${shop.id}`,
  ).toEqual([{ movementType: 'marketplace_sale', quantityChange: -3, referenceType: 'poll' }]);
});

test('a sale between two pushes is booked once, however often figures are read', async () => {
  for (let round = 0; round < 3; round += 1) {
    sellThere(2);
    await sellElsewhere(1);
    await push();
    await poll();
  }
  expect([await quantity(), shown()]).toEqual([41, 41]);
});

test('a paused marketplace is read, also while a figure is owed to it, and nothing is written', async () => {
  await pauseMarketplace(db.sql, shop.id);
  await sellElsewhere(1);
  sellThere(3);
  await poll();
  await push();
  expect(await quantity()).toBe(46);
  expect(market.pushed).toEqual([]);
});

test('what was sold during a pause is booked when the marketplace is resumed, without a poll', async () => {
  await pauseMarketplace(db.sql, shop.id);
  await sellElsewhere(1);
  sellThere(3);
  await resumeMarketplace(db.sql, shop.id);
  await push();
  expect([await quantity(), shown()]).toEqual([46, 46]);
});

test('packs that were sold take their units, also before a push', async () => {
  await openShop(3);
  sellThere(2);
  await sellElsewhere(3);
  await push();
  expect([await quantity(), shown()]).toEqual([41, 13]);
});

test('each listing of a product is compared with its own figure, and all are read with one call', async () => {
  const sku = `${shop.product.sku}-2`;
  const second = await addListing(db.sql, { marketplaceId: shop.id, productId: shop.product.id, sku });
  await showsStock(db.sql, second, 50);
  market.shows.set(sku, 50);
  sellThere(3);
  sellThere(2, sku);
  await sellElsewhere(1);
  await push();
  expect(await quantity()).toBe(44);
  expect(reads[0]).toEqual([shop.product.sku, sku]);
  await plan();
  await push();
  expect([shown(), shown(sku)]).toEqual([44, 44]);
});

test('a listing that is not in the answer is pushed, and the others are booked', async () => {
  const other = await addAnother();
  market.shows.delete(shop.product.sku);
  sellThere(3, other.sku);
  await sellElsewhere(1);
  await sellElsewhere(1, other.id);
  await push();
  expect([await quantity(), shown(), await quantity(other.id), shown(other.sku)]).toEqual([49, 49, 46, 46]);
});

test('a marketplace that reports its sales itself is pushed without a reading', async () => {
  await db.sql`update marketplaces set webhook_enabled = true where id = ${shop.id}`;
  await db.sql`update marketplaces set closing_since = null where id = ${shop.id}`;
  await sellElsewhere(1);
  await push();
  expect(reads).toEqual([]);
  expect(shown()).toBe(49);
});

test('a figure that was raised there is overwritten and moves nothing, and a sale after that counts from it', async () => {
  market.shows.set(shop.product.sku, 60);
  await sellElsewhere(1);
  market.onPush = () => {
    throw new RetryLater('busy', 'not-applied');
  };
  await push();
  market.onPush = () => {};
  sellThere(2);
  await passWaits();
  await push();
  expect([await quantity(), shown()]).toEqual([47, 47]);
});

test('a refused figure was not taken: the one before still tells what is sold', async () => {
  market.onPush = () => {
    throw new Rejected('the product is blocked', 422);
  };
  await sellElsewhere(1);
  await push();
  market.onPush = () => {};
  sellThere(3);
  await sellElsewhere(1);
  await passWaits();
  await push();
  expect([await quantity(), shown()]).toEqual([45, 45]);
});

test('a figure below 0 is sold too', async () => {
  sellThere(52);
  await sellElsewhere(1);
  await push();
  expect(await figureOf(db.sql, shop.product.id)).toMatchObject({ quantity: 0, oversold: 3 });
  await poll();
  expect(await figureOf(db.sql, shop.product.id)).toMatchObject({ quantity: 0, oversold: 3 });
});

test('lower figures of another account are no sales', async () => {
  market.shows.set(shop.product.sku, 10);
  await updateMarketplace(db.sql, shop.id, { credentials: 'another account' });
  await push();
  expect([await quantity(), shown()]).toEqual([50, 50]);
});

test('after another sale signal, the first reading only says where to count from', async () => {
  await updateMarketplace(db.sql, shop.id, { saleSignal: 'orders' });
  sellThere(3);
  await updateMarketplace(db.sql, shop.id, { saleSignal: 'stock' });
  await poll();
  expect(await quantity()).toBe(50);
  sellThere(2);
  await poll();
  expect(await quantity()).toBe(48);
});

test('a marketplace that applies figures late is not compared while it may show an older one', async () => {
  await db.sql`update marketplaces set applies_late = true where id = ${shop.id}`;
  await apply(db.sql, change({ productId: shop.product.id, units: 20 }));
  await plan();
  await push();
  market.shows.set(shop.product.sku, 50);
  await sellElsewhere(1);
  await push();
  await poll();
  expect(await quantity()).toBe(69);
});

describe('figures that cannot be read', () => {
  const fails = (error: Error) => {
    market.onReadStock = (skus) => {
      reads.push(skus);
      throw error;
    };
  };
  const unreadSince = (ago: string) =>
    db.sql`update marketplace_leases set unread_since = now() - ${ago}::interval where marketplace_id = ${shop.id}`;

  test('the push waits, is tried again with growing waits, and the sale is booked then', async () => {
    sellThere(3);
    await sellElsewhere(1);
    fails(new RetryLater('down', 'unknown'));
    expect(await push()).toBe('failed');
    const [lease] = await db.sql`
      select failures, last_error, not_before > now() as waits from marketplace_leases where marketplace_id = ${shop.id}`;
    expect(lease).toEqual({ failures: 1, lastError: 'down', waits: true });
    expect(market.pushed).toEqual([]);
    market.onReadStock = () => {};
    await passWaits();
    await push();
    expect([await quantity(), shown()]).toEqual([46, 46]);
  });

  test('a marketplace that answers but cannot be read for a minute is pushed all the same, and the log says so', async () => {
    await sellElsewhere(1);
    fails(new Rejected('GET is not allowed', 405));
    await push();
    expect(shown()).toBe(50);
    await passWaits();
    await unreadSince('61 seconds');
    await push();
    expect(shown()).toBe(49);
    const [entry] = await db.sql`
      select error_message from sync_logs where marketplace_id = ${shop.id} and direction = 'pull' order by id desc limit 1`;
    expect(entry).toEqual({ errorMessage: 'GET is not allowed; pushed without reading what was sold there' });
  });

  test('one that does not answer is waited for a quarter of an hour', async () => {
    await sellElsewhere(1);
    fails(new RetryLater('down', 'unknown'));
    await push();
    await passWaits();
    await unreadSince('14 minutes');
    await push();
    expect(shown()).toBe(50);
    await passWaits();
    await unreadSince('15 minutes');
    await push();
    expect(shown()).toBe(49);
  });

  test('one item that cannot be read does not stop the others', async () => {
    const other = await addAnother();
    market.onReadStock = (skus) => {
      if (skus.includes(shop.product.sku)) throw new Rejected('no such item', 400);
    };
    await sellElsewhere(1);
    await sellElsewhere(1, other.id);
    sellThere(3, other.sku);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await passWaits();
      await push();
    }
    expect([shown(), await quantity(other.id), shown(other.sku)]).toEqual([49, 46, 46]);
  });
});

describe('a process that dies', () => {
  test('between the booking and the application of a sale leaves it to the next one, once', async () => {
    sellThere(3);
    await sellElsewhere(1);
    await db.sql`
      create or replace function die() returns trigger language plpgsql as $$
      begin raise exception 'killed' using errcode = '57P01'; end $$`;
    await db.sql`create trigger die before insert on inventory_movements for each row execute function die()`;
    await push();
    await db.sql`drop trigger die on inventory_movements`;
    expect(await quantity()).toBe(49);
    await db.sql`update marketplace_webhooks set next_attempt_at = now() where marketplace_id = ${shop.id}`;
    await processWebhooks.run(shop.deps, {}, noAbort);
    await plan();
    await passWaits();
    await push();
    expect([await quantity(), shown()]).toEqual([46, 46]);
  });

  test('between the booking and the write books nothing twice', async () => {
    sellThere(3);
    await sellElsewhere(1);
    const died = new Error('killed');
    const sql = new Proxy(db.sql, {
      apply(target, self, args: [TemplateStringsArray]) {
        if (String(args[0]).includes('open_batch(')) throw died;
        return Reflect.apply(target, self, args) as unknown;
      },
    });
    await expect(pushMarketplace.run({ ...shop.deps, sql }, { marketplaceId: shop.id }, noAbort)).rejects.toBe(died);
    expect([await quantity(), shown()]).toEqual([46, 47]);
    await push();
    expect([await quantity(), shown()]).toEqual([46, 46]);
  });
});
