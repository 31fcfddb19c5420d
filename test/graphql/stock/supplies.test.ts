import { beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { addMarketplace, addProduct, figureOf } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(() => liftLimits(db.sql));

interface Answer {
  __typename: string;
  code?: string;
  items?: unknown[];
  supply?: {
    id: string;
    undone: boolean;
    movements: {
      id: string;
      movementType: string;
      quantityChange: number;
      marketplace: { code: string };
      product: { sku: string };
    }[];
  };
}

const answer = '__typename ... on Error { code message }';
const short = '... on InsufficientStockError { items { sku requested available } }';
const fields = `supply { id undone movements { id movementType quantityChange marketplace { code } product { sku } } }`;

async function supply(input: Record<string, unknown>): Promise<Answer> {
  const { supplyMarketplace } = await app.query<{ supplyMarketplace: Answer }>(
    `mutation ($input: SupplyMarketplaceInput!) { supplyMarketplace(input: $input) { ${answer} ${short} ... on SupplyMarketplacePayload { ${fields} } } }`,
    { input },
  );
  return supplyMarketplace;
}

async function undo(supplyId: string | undefined): Promise<Answer> {
  const { undoSupply } = await app.query<{ undoSupply: Answer }>(
    `mutation ($input: UndoSupplyInput!) { undoSupply(input: $input) { ${answer} ... on UndoSupplyPayload { ${fields} } } }`,
    { input: { supplyId } },
  );
  return undoSupply;
}

async function fillShelf() {
  const { code } = await addMarketplace(db.sql);
  const [tea, cup] = [await addProduct(db.sql, { quantity: 10 }), await addProduct(db.sql, { quantity: 5 })];
  const quantities = async () => [(await figureOf(db.sql, tea.id)).quantity, (await figureOf(db.sql, cup.id)).quantity];
  return { code, tea, cup, quantities };
}

test('a supply books each product out of stock with the name of the marketplace, and is no sale', async () => {
  const { code, tea, cup, quantities } = await fillShelf();
  const items = [
    { sku: tea.sku, quantity: 3 },
    { sku: cup.sku, quantity: 5 },
    { sku: tea.sku, quantity: 1 },
  ];
  const booked = await supply({ marketplace: code, items, note: 'box 7' });
  expect(booked.supply).toMatchObject({
    undone: false,
    movements: [
      { movementType: 'TRANSFER', quantityChange: -4, marketplace: { code }, product: { sku: tea.sku } },
      { movementType: 'TRANSFER', quantityChange: -5, marketplace: { code }, product: { sku: cup.sku } },
    ],
  });
  expect(await quantities()).toEqual([6, 0]);
  const sold = await db.sql`select from sales_daily where product_id in (${tea.id}, ${cup.id})`;
  expect(sold).toHaveLength(0);
});

test('where one product is short, nothing of the supply is booked, and what is short is named', async () => {
  const { code, tea, cup, quantities } = await fillShelf();
  const items = [
    { sku: tea.sku, quantity: 3 },
    { sku: cup.sku, quantity: 6 },
  ];
  expect(await supply({ marketplace: code, items })).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    items: [{ sku: cup.sku, requested: 6, available: 5 }],
  });
  expect(await quantities()).toEqual([10, 5]);
  expect(await supply({ marketplace: code, items: [{ sku: 'NOBODY', quantity: 1 }] })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(await supply({ marketplace: code, items: [] })).toMatchObject({ code: 'VALIDATION' });
});

test('a supply is undone as a whole and once, also where a person took a part of it back before', async () => {
  const { code, tea, cup, quantities } = await fillShelf();
  const items = [
    { sku: tea.sku, quantity: 3 },
    { sku: cup.sku, quantity: 2 },
  ];
  const booked = await supply({ marketplace: code, items });
  await app.query(`mutation ($input: UndoAdjustmentInput!) { undoAdjustment(input: $input) { __typename } }`, {
    input: { movementId: booked.supply?.movements[0]?.id },
  });
  expect(await quantities()).toEqual([10, 3]);
  expect(await undo(booked.supply?.id)).toMatchObject({ supply: { undone: true } });
  expect(await quantities()).toEqual([10, 5]);
  expect(await undo(booked.supply?.id)).toMatchObject({ code: 'INVALID_STATE' });
  expect(await undo('999999')).toMatchObject({ code: 'NOT_FOUND' });
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

test('where a later count depends on one line, no line is undone', async () => {
  const { code, tea, cup, quantities } = await fillShelf();
  const items = [
    { sku: tea.sku, quantity: 3 },
    { sku: cup.sku, quantity: 2 },
  ];
  const booked = await supply({ marketplace: code, items });
  await app.query(
    `mutation ($sku: String!) { adjustStock(input: { sku: $sku, countedQuantity: 1, reason: STOCKTAKE }) { __typename } }`,
    { sku: cup.sku },
  );
  expect(await undo(booked.supply?.id)).toMatchObject({ code: 'INVALID_STATE' });
  expect(await quantities()).toEqual([7, 1]);
});

test('supplies are listed newest first, of one marketplace or of all', async () => {
  const { code, tea } = await fillShelf();
  for (const quantity of [1, 2])
    await supply({ marketplace: code, items: [{ sku: tea.sku, quantity }], note: `${quantity}` });
  const { supplies } = await app.query<{ supplies: { totalCount: number; nodes: { note: string }[] } }>(
    'query ($code: String) { supplies(marketplace: $code) { totalCount nodes { note } } }',
    { code },
  );
  expect(supplies).toEqual({ totalCount: 2, nodes: [{ note: '2' }, { note: '1' }] });
});
