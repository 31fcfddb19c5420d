import { beforeAll, expect, test } from 'vitest';
import { explanationDocument } from '../graphql/documents/ledger.ts';
import { connectSimulated, offer, resume, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { useSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const places = ['uzum', 'wildberries'] as const;
const db = useDatabase();
const simulator = useSimulator();
const app = useApp(db);
beforeAll(async () => {
  await connectSimulated(app, simulator, [...places]);
  await offer(app, simulator, { sku: 'PHONE-001', quantity: 50 }, [...places]);
  await resume(app, [...places]);
  await settled();
});

const settled = () =>
  until(
    () =>
      db.sql`select id from pushes where pushed_version < owed_version or open_until is not null or answered_at is null`,
    (rows) => rows.length === 0,
  );

test('after a sale on Uzum the explanation tells the whole story: the webhook, who was told, and who needed no telling', async () => {
  // The rule for skipping the source needs the sale to be provably later than our last push: 2 s by its own clock.
  await db.sql`update pushes set answered_marketplace_at = answered_marketplace_at - interval '10 s', answered_at = answered_at - interval '10 s'`;
  simulator.marketplaces.uzum.sell('PHONE-001', 3);
  await until(
    () => places.map((name) => simulator.marketplaces[name].stockOf('PHONE-001')),
    (figures) => figures.every((figure) => figure === 47),
  );
  await settled();
  const { product } = await app.run(explanationDocument, { sku: 'PHONE-001' });
  const { told, text, ...explanation } = product!.explanation!;
  expect(explanation).toMatchObject({ quantity: 47, version: 2, openingQuantity: 0, unlinkedEvents: 0 });
  expect(told).toMatchObject([
    {
      marketplace: { code: 'uzum' },
      figure: 50,
      acknowledgedAt: expect.any(String),
      shown: 47,
      readAt: expect.any(String),
      reason: 'accepted for version 1; no call was needed since: it already shows 47',
    },
    {
      marketplace: { code: 'wildberries' },
      figure: 47,
      acknowledgedAt: expect.any(String),
      reason: 'accepted for version 2',
    },
  ]);
  expect(text.split('\n').map((line) => line.replaceAll(/\d{4}-\d\d-\d\d [\d:]{8}/g, 'T'))).toEqual([
    'PHONE-001: 47 free to sell at T (Asia/Tashkent), version 2.',
    '  T  +50 = 50  opening stock, by owner',
    '  T  -3 = 47  sold on uzum, webhook 1',
    '  uzum (PHONE-001): sent 50 at T, acknowledged at T: accepted for version 1; no call was needed since: it already shows 47; showed 47 at T',
    '  wildberries (PHONE-001): sent 47 at T, acknowledged at T: accepted for version 2',
  ]);
});
