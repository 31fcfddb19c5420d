import { sign } from '@tma.js/init-data-node';
import { beforeAll, expect, test } from 'vitest';
import { botToken, connectSimulated, offer, ownerKey, resume, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { startEventStream } from '../../support/event-stream.ts';
import { connectLive, type LiveClient } from '../../support/live-client.ts';
import { addListing, addMarketplace, addProduct, apply, change, showsStock } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { until } from '../../support/until.ts';

const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db);
const owner = `Bearer ${ownerKey}`;
beforeAll(async () => {
  await connectSimulated(app, simulator, ['test']);
  await offer(app, simulator, { sku: 'A', quantity: 24 }, ['test']);
  await resume(app, ['test']);
});

interface Told {
  marketplaceSku: string;
  pushState: string;
  figure: number;
  marketplaceStock: number | null;
  revision: number;
  marketplace: { code: string };
}

async function follow(args = '', authorization = owner): Promise<LiveClient & { told(): Told[] }> {
  const client = await connectLive(app.url, authorization);
  const fields = 'marketplaceSku pushState figure marketplaceStock revision marketplace { code }';
  const query = `subscription { marketplaceProductUpdated${args} { ${fields} } }`;
  client.send({ id: 'listings', type: 'subscribe', payload: { query } });
  client.send({ id: 'after', type: 'subscribe', payload: { query: '{ viewer { role } }' } });
  await client.until(() => client.messages.some(({ type, id }) => type === 'complete' && id === 'after'));
  const told = (): Told[] =>
    client.messages
      .filter(({ type, id, payload }) => type === 'next' && id === 'listings' && payload?.data)
      .map(
        ({ payload }) =>
          (payload as unknown as { data: { marketplaceProductUpdated: Told } }).data.marketplaceProductUpdated,
      );
  return { ...client, told };
}

/** A listing of a marketplace that no worker calls: nothing but the test changes it. */
async function addQuietListing(sku: string): Promise<{ id: number; productId: number; code: string }> {
  const product = await addProduct(db.sql, { sku, quantity: 10 });
  const { id: marketplaceId, code } = await addMarketplace(db.sql, { paused: true });
  const id = await addListing(db.sql, { marketplaceId, productId: product.id, sku });
  return { id, productId: product.id, code };
}

const errorsOf = (client: LiveClient, id: string) =>
  client.messages.flatMap((message) =>
    message.id === id ? [message.type === 'error' ? message.payload : message.payload?.errors] : [],
  );

test('a change of stock is reported until the marketplace has confirmed the figure', async () => {
  const client = await follow('(skus: ["A"])');
  await app.query('mutation { adjustStock(input: { sku: "A", quantityChange: 1, reason: RECEIPT }) { __typename } }');
  await client.until(() => {
    const last = client.told().at(-1);
    return last?.pushState === 'CONFIRMED' && last.figure === 25 && last.marketplaceStock === 25;
  });
  const revisions = client.told().map(({ revision }) => revision);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  client.cut();
});

test('every state of a push is reported: refused, held by a guard, paused', async () => {
  const listing = await addQuietListing('STATES');
  await showsStock(db.sql, listing.id, 10);
  const client = await follow('(skus: ["STATES"])');
  const isLast = (state: string) => client.until(() => client.told().at(-1)?.pushState === state);
  await db.sql`select owe_pushes(array[${listing.id}::int])`;
  await isLast('PAUSED');
  await db.sql`update marketplaces set paused = false where code = ${listing.code}`;
  await isLast('OWED');
  await db.sql`update pushes set held_version = owed_version, held_reason = 'a zero' where id = ${listing.id}`;
  await isLast('HELD_BY_GUARD');
  await db.sql`update pushes set pushed_version = owed_version, refused_reason = 'no such item' where id = ${listing.id}`;
  await isLast('REFUSED');
  client.cut();
});

test('a reading that the incoming guard holds is reported with its listing, and so is its release', async () => {
  const listing = await addQuietListing('READ');
  await showsStock(db.sql, listing.id, 10);
  await db.sql`update marketplaces set paused = false where code = ${listing.code}`;
  const client = await follow('(skus: ["READ"])');
  await db.sql`
    insert into marketplace_webhooks (marketplace_id, event_type, payload, raw_body, dedupe_key, status, held, origin, error_message)
    select id, 'stock.updated', '{"previous_stock": 10}', '', 'poll:stock:' || ${listing.id}::text || ':1', 'failed', true, 'poll', 'unusual'
    from marketplaces where code = ${listing.code}`;
  await client.until(() => client.told().at(-1)?.pushState === 'HELD_BY_GUARD');
  await db.sql`update marketplace_webhooks set status = 'processed', held = false where dedupe_key like ${`poll:stock:${listing.id}:%`}`;
  await client.until(() => client.told().at(-1)?.pushState === 'CONFIRMED');
  client.cut();
});

test('only the listings of the filter are told', async () => {
  const [one, two] = [await addQuietListing('ONE'), await addQuietListing('TWO')];
  const bySku = await follow('(skus: ["ONE", "NOT-YET"])');
  const byMarketplace = await follow(`(marketplaces: ["${two.code}"])`);
  const owe = () => db.sql`select owe_pushes(array[${one.id}, ${two.id}]::int[])`;
  const later = await addQuietListing('NOT-YET');
  await db.sql`select owe_pushes(array[${later.id}]::int[])`;
  const skus = (client: { told(): Told[] }) => [...new Set(client.told().map(({ marketplaceSku }) => marketplaceSku))];
  // The second one begins after its marketplace was looked up.
  await until(
    async () => {
      await owe();
      return skus(byMarketplace).length > 0 && skus(bySku).length > 1;
    },
    (areTold) => areTold,
  );
  expect(skus(bySku).toSorted()).toEqual(['NOT-YET', 'ONE']);
  expect(skus(byMarketplace)).toEqual(['TWO']);
  bySku.cut();
  byMarketplace.cut();
});

test('a burst is reported as few states: the newest one is always among them', async () => {
  const listing = await addQuietListing('BURST');
  const client = await follow('(skus: ["BURST"])');
  for (let n = 0; n < 200; n += 1) await db.sql`select owe_pushes(array[${listing.id}::int])`;
  const [row] = await db.sql<{ revision: number }[]>`
    select mp.revision + p.revision + i.version + i.touched + m.revision as revision from pushes p
    join marketplace_products mp on mp.id = p.id join inventory i on i.product_id = p.product_id
    join marketplaces m on m.id = p.marketplace_id where p.id = ${listing.id}`;
  await client.until(() => client.told().at(-1)?.revision === row!.revision);
  expect(client.told().length).toBeLessThan(40);
  client.cut();
});

test('a listing without an API is reported as its product and its rule change its figure', async () => {
  const product = await addProduct(db.sql, { sku: 'OLX-1', quantity: 10 });
  const client = await follow('(skus: ["OLX-1"])');
  await app.query(`mutation { linkProduct(input: { marketplace: "olx", sku: "OLX-1", marketplaceSku: "OLX-1",
    marketplaceProductId: "OLX-1" }) { __typename } }`);
  await client.until(() => client.told().at(-1)?.figure === 10);
  await apply(db.sql, change({ productId: product.id, units: -3 }));
  await client.until(() => client.told().at(-1)?.figure === 7);
  await app.query('mutation { updateMarketplace(input: { marketplace: "olx", stockBuffer: 5 }) { __typename } }');
  await client.until(() => client.told().at(-1)?.figure === 2);
  client.cut();
});

test('a listing that moves to another product keeps a rising revision', async () => {
  const busy = await addProduct(db.sql, { sku: 'BUSY', quantity: 10 });
  for (let n = 0; n < 30; n += 1) await apply(db.sql, change({ productId: busy.id, units: 1 }));
  const fresh = await addProduct(db.sql, { sku: 'FRESH' });
  const { id: marketplaceId } = await addMarketplace(db.sql, { paused: true });
  const id = await addListing(db.sql, { marketplaceId, productId: busy.id, sku: 'MOVES' });
  const client = await follow(`(skus: ["BUSY", "FRESH"])`);
  await db.sql`select owe_pushes(array[${id}::int])`;
  await client.until(() => client.told().length > 0);
  await db.sql`update marketplace_products set product_id = ${fresh.id} where id = ${id}`;
  await client.until(() => client.told().at(-1)?.figure === 0);
  const [before, after] = [client.told()[0]!, client.told().at(-1)!];
  expect(after.revision).toBeGreaterThan(before.revision);
  client.cut();
});

test('what changed while the process had lost its listening connection is reported after it', async () => {
  const listing = await addQuietListing('LOST');
  await showsStock(db.sql, listing.id, 10);
  const client = await follow('(skus: ["LOST"])');
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'ombor listen'`;
  await db.sql`select owe_pushes(array[${listing.id}::int])`;
  await client.until(() => client.told().at(-1)?.pushState === 'PAUSED');
  client.cut();
});

test('buyers cannot follow listings, and an unknown marketplace is an error', async () => {
  const buyer = await follow('', `tma ${sign({ user: { id: 7, first_name: 'Aziza' } }, botToken, new Date())}`);
  await buyer.until(() => JSON.stringify(errorsOf(buyer, 'listings')).includes('FORBIDDEN'));
  const typo = await follow('(marketplaces: ["nope"])');
  await typo.until(() => JSON.stringify(errorsOf(typo, 'listings')).includes('BAD_USER_INPUT'));
  buyer.cut();
  typo.cut();
});

test('a follower that missed more than can be sent is asked to read again, then its operation ends, over SSE as well', async () => {
  const { productId, code } = await addQuietListing('MANY');
  await db.sql`
    insert into marketplace_products (marketplace_id, product_id, marketplace_product_id, marketplace_sku)
    select m.id, ${productId}, 'M' || n, 'M' || n from marketplaces m, generate_series(1, 10000) n where m.code = ${code}`;
  const client = await follow('(skus: ["MANY"])');
  const stream = await startEventStream(app.url, owner, 'subscription { marketplaceProductUpdated { id } }');
  await db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'ombor listen'`;
  await client.until(() => client.messages.some(({ type, id }) => type === 'complete' && id === 'listings'));
  const own = client.messages.filter(({ id }) => id === 'listings');
  expect(own.at(-2)!.payload?.errors).toMatchObject([{ extensions: { code: 'RESYNC_REQUIRED' } }]);
  expect(await stream.ended).toMatch(/"code":"RESYNC_REQUIRED".*\n+event: complete/);
  client.cut();
});
