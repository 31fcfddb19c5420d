import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Int8, Tx } from '../../src/db/client.ts';
import { cancelOrder } from '../../src/db/orders/cancellations.ts';
import { changeOrderStatus, expireHold } from '../../src/db/orders/order-changes.ts';
import type { OrderStatus } from '../../src/db/orders/order-status.ts';
import { placeOrder } from '../../src/db/orders/orders.ts';
import { receiveReturn } from '../../src/db/orders/returns.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { DomainError } from '../../src/errors.ts';
import { useDatabase } from '../support/database.ts';
import { addProduct, figureOf } from '../support/shop.ts';

const db = useDatabase();
let shop: { id: number; type: 'internal' };
beforeAll(async () => {
  const [row] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'amazing_store'`;
  shop = { id: row!.id, type: 'internal' };
});

const ordered = 5;
const few = fc.integer({ min: 1, max: 3 });
/** What people and the clock may do to one order, all at the same moment. */
const deed = fc.oneof(
  fc.record({
    what: fc.constant('move' as const),
    to: fc.constantFrom<OrderStatus>('confirmed', 'shipped', 'delivered', 'cancelled'),
  }),
  fc.record({
    what: fc.constant('cancel' as const),
    quantity: few,
    restock: fc.constantFrom(null, false),
    byBuyer: fc.boolean(),
  }),
  fc.record({ what: fc.constant('return' as const), quantity: few, damaged: fc.boolean(), named: fc.boolean() }),
  fc.constant({ what: 'expire' as const }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

interface Target {
  id: Int8;
  sku: string;
}

function attempt({ id, sku }: Target, one: Deed): Promise<unknown> {
  if (one.what === 'expire') return expireHold(db.sql, id);
  const work = (tx: Tx): Promise<unknown> => {
    if (one.what === 'move') return changeOrderStatus(tx, { orderId: id, status: one.to, note: null, actor: 'test' });
    if (one.what === 'cancel') {
      const { quantity, restock, byBuyer } = one;
      return cancelOrder(tx, {
        orderId: id,
        items: [{ sku, quantity }],
        reason: null,
        restock,
        byBuyer,
        actor: 'test',
      });
    }
    const condition = one.damaged ? ('damaged' as const) : ('sellable' as const);
    const of = one.named ? { orderId: id } : { marketplace: shop };
    return receiveReturn(tx, { of, goods: [{ sku, quantity: one.quantity, condition }], note: null, actor: 'test' });
  };
  // A refusal is an answer; anything else fails the test.
  return db.sql.begin(work).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}

test('whatever is done to an order at the same moment, each unit comes back at most once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(deed, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
      async (rounds) => {
        const product = await addProduct(db.sql, { quantity: 20, price: 10, cost: 6 });
        const header = {
          marketplaceId: shop.id,
          customerName: null,
          customerPhone: null,
          note: null,
          buyerId: '7',
          holdMinutes: 30,
        };
        const lines = [{ productId: product.id, quantity: ordered, unitPrice: null }];
        const id = await db.sql.begin((tx) => placeOrder(tx, { ...header, actor: 'test', lines }));
        await db.sql`update orders set held_until = now() - interval '1 second' where id = ${id}`;
        for (const round of rounds) await Promise.all(round.map((one) => attempt({ id, sku: product.sku }, one)));

        const [row] = await db.sql<
          { cancelled: number; returned: number; expected: number; restocked: number; sellable: number }[]
        >`
        select cancelled_quantity as cancelled, returned_quantity as returned, return_expected as expected,
          (select coalesce(sum(quantity) filter (where restocked), 0)::int from order_item_cancellations where order_item_id = i.id) as restocked,
          (select coalesce(sum(units) filter (where condition = 'sellable'), 0)::int from return_items where order_item_id = i.id) as sellable
        from order_items i where order_id = ${id}`;
        const { cancelled, returned, expected, restocked, sellable } = row!;
        expect(cancelled + returned + expected).toBeLessThanOrEqual(ordered);
        expect((await figureOf(db.sql, product.id)).quantity).toBe(20 - ordered + restocked + sellable);
        const [sales] = await db.sql<{ units: number; revenue: number }[]>`
        select sum(units_sold - units_returned)::int as units, sum(revenue_sold - revenue_returned)::int as revenue
        from sales_daily where product_id = ${product.id}`;
        expect(sales).toEqual({
          units: ordered - cancelled - returned,
          revenue: (ordered - cancelled - returned) * 10,
        });
      },
    ),
    { numRuns: 40, seed: 20260109 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
