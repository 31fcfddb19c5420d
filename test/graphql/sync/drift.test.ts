import { expect, test } from 'vitest';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addListing, addMarketplace, addProduct, figureOf } from '../../support/shop.ts';
import { AcceptDrift, Drifts, ReleaseHeldPushes } from '../documents/drift.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

async function addDrift(shown: number | null, told: number | null) {
  const product = await addProduct(db.sql, { quantity: 10 });
  const marketplace = await addMarketplace(db.sql);
  const listing = await addListing(db.sql, { marketplaceId: marketplace.id, productId: product.id, sku: product.sku });
  await db.sql`
    insert into drifts (marketplace_product_id, marketplace_id, product_id, status, cause, arithmetic, figure, shown, told, inventory_version,
      owed_version, confirmed_at)
    values (${listing}, ${marketplace.id}, ${product.id}, 'open', 'missed_event', 'in words', 10, ${shown}, ${told}, 1, 1, now())`;
  const { drifts } = await app.run(Drifts, { marketplace: marketplace.code, open: true });
  return { product, marketplace, listing, drift: drifts!.edges[0]!.node };
}

test('a difference is listed with its figures, its cause and its arithmetic', async () => {
  const { product, marketplace, drift } = await addDrift(8, 10);
  expect(drift).toMatchObject({
    marketplaceSku: product.sku,
    cause: 'MISSED_EVENT',
    arithmetic: 'in words',
    figure: 10,
    shown: 8,
    told: 10,
    resolvedAt: null,
    marketplace: { code: marketplace.code },
    product: { sku: product.sku },
  });
});

test('accepting a difference corrects our stock and ends it; a second time is refused with the reason', async () => {
  const { product, drift } = await addDrift(8, 10);
  const accept = () => app.run(AcceptDrift, { input: { driftId: drift.id, meaning: 'CORRECTION', note: 'counted' } });
  expect((await accept()).acceptDrift).toMatchObject({
    drift: { resolution: 'ACCEPTED' },
    movement: { movementType: 'CORRECTION', quantityChange: -2, quantityAfter: 8, note: 'counted' },
  });
  expect((await accept()).acceptDrift).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining('already'),
  });
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 8 });
});

test('two people who accept the same difference at once move stock once', async () => {
  const { product, drift } = await addDrift(8, 10);
  const results = await Promise.all(
    [1, 2].map(() => app.run(AcceptDrift, { input: { driftId: drift.id, meaning: 'CORRECTION' } })),
  );
  expect(results.map(({ acceptDrift }) => acceptDrift.__typename).toSorted()).toEqual([
    'AcceptDriftPayload',
    'ConflictError',
  ]);
  expect(await figureOf(db.sql, product.id)).toMatchObject({ quantity: 8 });
});

test.each([
  ['its size is not known', null, 10, 'CORRECTION'],
  ['no sale', 12, 10, 'SALE'],
] as const)('a difference is not accepted when %s', async (reason, shown, told, meaning) => {
  const { drift } = await addDrift(shown, told);
  const { acceptDrift } = await app.run(AcceptDrift, { input: { driftId: drift.id, meaning } });
  expect(acceptDrift).toMatchObject({ code: 'INVALID_STATE', message: expect.stringContaining(reason) });
});

test('an unknown difference or marketplace is said to be unknown', async () => {
  const { acceptDrift } = await app.run(AcceptDrift, { input: { driftId: 'bm8', meaning: 'SALE' } });
  expect(acceptDrift).toMatchObject({ code: 'NOT_FOUND' });
  const { releaseHeldPushes } = await app.run(ReleaseHeldPushes, { input: { marketplace: 'nowhere' } });
  expect(releaseHeldPushes).toMatchObject({ code: 'NOT_FOUND' });
});

test('held figures are released by product', async () => {
  const { product, marketplace, listing } = await addDrift(8, 10);
  await db.sql`update pushes set held_version = owed_version, held_reason = 'why' where id = ${listing}`;
  const { product: shown } = await app.query<{ product: unknown }>(
    `{ product(sku: "${product.sku}") { marketplaceProducts { pushState pushStateReason } } }`,
    {},
    `Bearer ${ownerKey}`,
  );
  expect(shown).toEqual({ marketplaceProducts: [{ pushState: 'HELD_BY_GUARD', pushStateReason: 'why' }] });
  const release = (skus: string[]) => app.run(ReleaseHeldPushes, { input: { marketplace: marketplace.code, skus } });
  expect((await release(['other'])).releaseHeldPushes).toMatchObject({ released: 0 });
  expect((await release([product.sku])).releaseHeldPushes).toMatchObject({ released: 1 });
});
