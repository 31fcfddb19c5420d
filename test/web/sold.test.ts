import { expect, test } from 'vitest';
import { listSold } from '../../web/console/decide/sold.ts';

test('of the lines of an event only those are listed that are not linked, each once with the events that wait for it', () => {
  const order = {
    order_id: 'O-1',
    items: [
      { sku: 'A', marketplace_product_id: '1', quantity: 1 },
      { sku: 'B', marketplace_product_id: 2, quantity: 1 },
    ],
  };
  const events = [
    { payload: order, waitsFor: ['B', '2'] },
    { payload: { event: 'stock.updated', sku: 'B' }, waitsFor: ['B'] },
    { payload: null, waitsFor: ['C'] },
    { payload: order, waitsFor: null },
  ];
  expect(listSold(events)).toEqual([
    { marketplaceSku: 'B', marketplaceProductId: '2', events: 2 },
    { marketplaceSku: 'C', marketplaceProductId: '', events: 1 },
  ]);
});
