import { expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

const adjust = (input: object) =>
  app.query<{ adjustStock: Record<string, unknown> }>(
    `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) {
      __typename ... on AdjustStockPayload { movement { warehouse { code } } } ... on NotFoundError { path keys } } }`,
    { input: { quantityChange: 2, reason: 'RECEIPT', ...input } },
  );

test('all stock of a product, and every movement of it, is in the default warehouse', async () => {
  const { sku } = await addProduct(db.sql, { quantity: 5 });
  const main = { id: expect.any(String), code: 'main', name: 'Main warehouse' };
  const levels = '{ stockLevels { warehouse { id code name } quantity awaitingShipment } quantity }';
  const { product } = await app.query<{ product: { stockLevels: { warehouse: { id: string } }[] } }>(
    `{ product(sku: "${sku}") ${levels} }`,
  );
  expect(product).toEqual({ stockLevels: [{ warehouse: main, quantity: 5, awaitingShipment: 0 }], quantity: 5 });
  const { id } = product.stockLevels[0]!.warehouse;
  expect(await app.query('query ($id: ID!) { node(id: $id) { ... on Warehouse { code } } }', { id })).toEqual({
    node: { code: 'main' },
  });
  expect(
    await app.query(`{ inventoryMovements(sku: "${sku}") { edges { node { quantityChange warehouse { code } } } } }`),
  ).toEqual({ inventoryMovements: { edges: [{ node: { quantityChange: 5, warehouse: { code: 'main' } } }] } });
});

test('an adjustment may name the default warehouse, and no warehouse that does not exist', async () => {
  const { id, sku } = await addProduct(db.sql, { quantity: 5 });
  expect(await adjust({ sku, warehouse: 'main' })).toEqual({
    adjustStock: { __typename: 'AdjustStockPayload', movement: { warehouse: { code: 'main' } } },
  });
  expect(await adjust({ sku, warehouse: 'nowhere' })).toEqual({
    adjustStock: { __typename: 'NotFoundError', path: ['input', 'warehouse'], keys: ['nowhere'] },
  });
  expect((await figureOf(db.sql, id)).quantity).toBe(7);
});
