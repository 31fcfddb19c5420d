import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkBooks } from '../../src/db/stock/books.ts';
import { useDatabase } from '../support/database.ts';
import { openShop } from '../tasks/inbox/signed-events.ts';

const db = useDatabase();

/** What happens to an order of two products. `minute`: of takings, several may happen in one; `rank`: when its event arrives. */
const happening = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('edit' as const), quantity: fc.integer({ min: 1, max: 6 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('cancel' as const), quantity: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('return' as const), quantity: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('cancel all' as const), quantity: fc.constant(0) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('edit both' as const), quantity: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('cancel both' as const), quantity: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('add line' as const), quantity: fc.integer({ min: 1, max: 3 }) }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const names = {
  edit: 'order.created',
  'edit both': 'order.created',
  'cancel both': 'order.cancelled',
  'add line': 'order.created',
  cancel: 'order.cancelled',
  'cancel all': 'order.cancelled',
  return: 'order.returned',
};

type Shop = Awaited<ReturnType<typeof openShop>>;

/** The events of an order, in the order in which they happened: the order itself is the first. */
function toEvents({ listed }: Shop, happenings: Happening[]) {
  const start = Date.now() - 3_600_000;
  const [one, two] = listed.map(({ sku }) => sku);
  // Only what was ordered is cancelled.
  const isOfBoth = happenings.some(({ what }) => what === 'cancel both');
  const order: Happening = { what: isOfBoth ? 'edit both' : 'edit', quantity: 3 };
  return [order, ...happenings].map(({ what, quantity }, minute) => {
    const other = what.endsWith('both') ? 1 + ((quantity * 7 + minute) % 5) : quantity;
    const items = [
      ...(what === 'add line' ? [] : [{ sku: one, quantity, price: 10 }]),
      ...(what === 'add line' || what.endsWith('both') ? [{ sku: two, quantity: other, price: 10 }] : []),
    ];
    return {
      event: names[what],
      event_id: `${what} ${minute}`,
      order_id: 'L-1',
      timestamp: new Date(start + minute * 60_000).toISOString(),
      ...(what !== 'cancel all' && { items }),
    };
  });
}

/** What the seller sees: figures, revenue, the order's status, what is left and expected of its lines, whether a person is asked. */
async function see({ market, listed, figures, revenue, rows }: Shop) {
  const lines = await db.sql`
    select i.sku = ${listed[0]!.sku} as is_first, i.quantity - i.cancelled_quantity - i.returned_quantity - i.return_expected as left,
      i.return_expected as expected
    from order_items i join orders o on o.id = i.order_id
    where o.marketplace_id = ${market.id} and i.quantity > i.cancelled_quantity + i.returned_quantity order by is_first`;
  const orders = await db.sql`select status from orders where marketplace_id = ${market.id}`;
  const isAsked = (await rows()).some(({ status }) => status === 'failed');
  return { figures: await figures(), revenue: await revenue(), lines: [...lines], orders: [...orders], isAsked };
}

test('the events of an order come to the same books in whatever order, batches and copies they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat({ max: 1_000 })),
      async (happenings, chances) => {
        const chance = (): number => chances.next().value as number;
        const inOrder = await openShop(db.sql, { products: 2 });
        for (const event of toEvents(inOrder, happenings)) await inOrder.send(event);
        const expected = await see(inOrder);
        const mixed = await openShop(db.sql, { products: 2 });
        const arrivals = toEvents(mixed, happenings)
          .map((event) => ({ event, rank: chance() }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ event }) => event);
        while (arrivals.length > 0) await mixed.send(...arrivals.splice(0, 1 + (chance() % 3)));
        // Events that came before their order, or before lines of it, have waited for it.
        const catchUp = async () => {
          await db.sql`update marketplace_webhooks set next_attempt_at = now() where marketplace_id = ${mixed.market.id} and status = 'retry'`;
          await mixed.work();
        };
        await catchUp();
        expect(await see(mixed)).toEqual(expected);
        await db.sql`update marketplace_webhooks set status = 'pending' where marketplace_id = ${mixed.market.id} and status = 'processed'`;
        await mixed.work();
        await catchUp();
        expect(await see(mixed)).toEqual(expected);
      },
    ),
    { numRuns: 8, seed: 20261130 },
  );
  expect((await checkBooks(db.sql)).problems).toEqual([]);
}, 120_000);
