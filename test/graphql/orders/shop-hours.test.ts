import { sign } from '@tma.js/init-data-node';
import { expect, test } from 'vitest';
import { botToken, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct } from '../../support/shop.ts';

const hour = 60 * 60_000;
/** A time of the day in the zone of the shop, UTC, from now on. */
const timeIn = (hours: number): string => new Date(Date.now() + hours * hour).toISOString().slice(11, 16);

const db = useDatabase();
// It opens in two hours, for three.
const app = useApp(db, {
  role: 'api',
  env: { SHOP_HOURS: `${timeIn(2)}-${timeIn(5)}`, BUSINESS_TIME_ZONE: 'UTC', STORE_HOLD_MINUTES: '30' },
});

test('an order that comes while the shop is closed waits until half an hour after it opens', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 1, price: 10 });
  const { placeStoreOrder } = await app.query<{ placeStoreOrder: { order: { createdAt: string; heldUntil: string } } }>(
    `mutation ($sku: String!) { placeStoreOrder(input: { items: [{ sku: $sku, quantity: 1 }], idempotencyKey: "night" }) {
      ... on PlaceStoreOrderPayload { order { createdAt heldUntil } } } }`,
    { sku },
    `tma ${sign({ user: { id: 71, first_name: 'B' } }, botToken, new Date())}`,
  );
  const { createdAt, heldUntil } = placeStoreOrder.order;
  const minutes = (Date.parse(heldUntil) - Date.parse(createdAt)) / 60_000;
  expect(minutes).toBeGreaterThanOrEqual(148);
  expect(minutes).toBeLessThanOrEqual(151);
});
