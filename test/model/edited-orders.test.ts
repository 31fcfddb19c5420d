import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useDatabase } from '../support/database.ts';
import { openShop } from '../tasks/inbox/signed-events.ts';

const db = useDatabase();

/** What an event tells of two lines, and how often it is delivered. Events happen in the order of the list; the last one counts. */
const edit = fc.record({
  quantities: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
  copies: fc.integer({ min: 1, max: 3 }),
});

test('an order that is edited comes to what was told last, in whatever order, batches and copies the events come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(edit, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat({ max: 1_000 })),
      async (edits, chances) => {
        const shop = await openShop(db.sql, { products: 2 });
        const start = Date.now() + 60_000;
        const deliveries = edits.flatMap(({ quantities, copies }, minute) =>
          Array.from({ length: copies }, () => ({
            event: 'order.created',
            order_id: 'M-1',
            timestamp: new Date(start + minute * 60_000).toISOString(),
            items: shop.listed.map(({ sku }, index) => ({ sku, quantity: quantities[index], price: 10 })),
          })),
        );
        const arrivals = deliveries
          .map((body) => ({ body, rank: chances.next().value as number }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ body }) => body);
        while (arrivals.length > 0) await shop.send(...arrivals.splice(0, 1 + ((chances.next().value as number) % 3)));
        const last = edits.at(-1)!.quantities;
        expect(await shop.figures()).toEqual(last.map((quantity) => 50 - quantity));
        expect(await shop.revenue()).toBe((last[0] + last[1]) * 10);
        await db.sql`update marketplace_webhooks set status = 'pending' where marketplace_id = ${shop.market.id}`;
        await shop.work();
        expect(await shop.figures()).toEqual(last.map((quantity) => 50 - quantity));
      },
    ),
    { numRuns: 15 },
  );
});
