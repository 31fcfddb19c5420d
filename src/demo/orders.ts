import { randomUUID } from 'node:crypto';
import type { Api } from './api.ts';
import { mutate } from './shop.ts';

/** A buyer orders one in the Mini App. Returns whether there was one left. */
export async function tryOrder(buyer: Api, sku: string): Promise<boolean> {
  const { placeStoreOrder } = await buyer.query<{ placeStoreOrder: { __typename: string } }>(
    'mutation ($input: PlaceStoreOrderInput!) { placeStoreOrder(input: $input) { __typename } }',
    { input: toStoreOrder(sku) },
  );
  return placeStoreOrder.__typename === 'PlaceStoreOrderPayload';
}

/** A buyer orders one in the Mini App. Throws the refusal. */
export async function placeOrder(buyer: Api, sku: string): Promise<void> {
  await mutate(buyer, 'placeStoreOrder', toStoreOrder(sku));
}

const toStoreOrder = (sku: string) => ({ items: [{ sku, quantity: 1 }], idempotencyKey: randomUUID() });

/** Staff enter an order that came by phone. Throws the refusal. */
export async function enterOrder(seller: Api, sku: string, quantity: number): Promise<void> {
  await mutate(seller, 'createManualOrder', {
    marketplace: 'olx',
    customerName: 'Dilnoza',
    customerPhone: '+998901234567',
    items: [{ sku, quantity }],
    idempotencyKey: randomUUID(),
  });
}
