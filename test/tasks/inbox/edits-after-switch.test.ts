import { afterAll, expect, test } from 'vitest';
import { checkBooks } from '../../../src/db/stock/books.ts';
import { useDatabase } from '../../support/database.ts';
import { openInbox } from '../../support/inbox.ts';

const db = useDatabase();
afterAll(async () => {
  expect((await checkBooks(db.sql)).problems).toEqual([]);
});

type Signal = 'stock' | 'orders';
const signals: Signal[] = ['stock', 'orders'];

/** What the shop sends of an edit after the signal was changed, and in which order. */
const tellings = ['order first', 'figure first', 'together', 'order only', 'figure only'] as const;

/** The order: 4 items. What it is edited to, and what is left in the world of 50. */
const edits: [string, number, number][] = [
  ['more', 7, 43],
  ['fewer', 1, 49],
];

const named = [
  ['names the order', { order_id: 'A' }],
  ['names no order', {}],
] as const;

const table = signals.flatMap((before) =>
  edits.flatMap((edit) => named.flatMap((name) => tellings.map((told) => ({ before, edit, name, told })))),
);

/** Under the signal "orders" a figure that names no order is an observation: what nothing else reports as sold stays unknown. */
const isUnknowable = ({ before, edit: [, quantity], name: [, more], told }: (typeof table)[number]): boolean =>
  before === 'stock' && quantity > 4 && told === 'figure only' && !('order_id' in more);

test.each(table.filter((row) => !isUnknowable(row)))(
  'ordered under "$before", after the switch edited to $edit.0, told $told, the figure $name.0: it counts once',
  async ({ before, edit: [, quantity, left], name: [, more], told }) => {
    const shop = await openInbox(db.sql, { saleSignal: before });
    await shop.send(shop.sold(4, more), shop.order('created', 'A', 4));
    expect(await shop.net()).toBe(46);
    await shop.switchTo(before === 'stock' ? 'orders' : 'stock');
    const byOrder = shop.order('updated', 'A', quantity);
    const byFigure = quantity > 4 ? shop.sold(quantity - 4, more) : shop.unsold(4 - quantity, more);
    if (told === 'together') await shop.send(byOrder, byFigure);
    if (told === 'order first' || told === 'order only') await shop.send(byOrder);
    if (told === 'order first' || told === 'figure first' || told === 'figure only') await shop.send(byFigure);
    if (told === 'figure first') await shop.send(byOrder);
    expect(await shop.net()).toBe(left);
    await shop.replay();
    expect(await shop.net()).toBe(left);
    // The order never told what it grew by: its cancellation cannot name it either.
    if (told === 'figure only' && quantity > 4) return;
    await shop.send(shop.order('cancelled', 'A', null));
    if (told !== 'order only') await shop.send(shop.unsold(quantity, more));
    expect(await shop.net()).toBe(50);
  },
);

test.each(signals)(
  'a line that is added to an order of before the switch from "%s" follows the signal of now, told by both',
  async (before) => {
    for (const first of ['order', 'figure'] as const) {
      for (const [, more] of named) {
        const shop = await openInbox(db.sql, { saleSignal: before });
        await shop.send({ ...shop.order('created', 'A'), items: [{ sku: 'OTHER', quantity: 1 }] });
        await shop.switchTo(before === 'stock' ? 'orders' : 'stock');
        const [byOrder, byFigure] = [shop.order('updated', 'A', 2), shop.sold(2, more)];
        await (first === 'order' ? shop.send(byOrder) : shop.send(byFigure));
        await (first === 'order' ? shop.send(byFigure) : shop.send(byOrder));
        expect(await shop.net()).toBe(48);
        await shop.replay();
        expect(await shop.net()).toBe(48);
      }
    }
  },
);

test.each(['order first', 'figure first'])(
  'new sales beside an edited order of before the switch to "stock" all count, %s',
  async (told) => {
    const shop = await openInbox(db.sql, { saleSignal: 'orders' });
    await shop.send(shop.order('created', 'A', 2), shop.sold(2));
    await shop.switchTo('stock');
    await shop.send(shop.sold(1), shop.order('created', 'B', 1));
    if (told === 'order first') await shop.send(shop.order('updated', 'A', 5));
    await shop.send(shop.order('created', 'C', 2), shop.sold(2));
    await shop.send(shop.sold(3));
    if (told === 'figure first') await shop.send(shop.order('updated', 'A', 5));
    await shop.send(shop.sold(4), shop.order('created', 'D', 4));
    expect(await shop.net()).toBe(50 - 5 - 1 - 2 - 4);
    await shop.replay();
    expect(await shop.net()).toBe(38);
  },
);

test('an edit from before a switch follows the signal of then', async () => {
  for (const before of signals) {
    const shop = await openInbox(db.sql, { saleSignal: before });
    await db.sql`update marketplaces set created_at = now() - interval '1 day' where id = ${shop.market.id}`;
    const at = (minutes: number) => ({ timestamp: new Date(Date.now() - minutes * 60_000).toISOString() });
    await shop.send(shop.sold(2, at(9)), shop.order('created', 'A', 2, at(9)));
    const [byOrder, byFigure] = [shop.order('updated', 'A', 5, at(5)), shop.sold(3, at(5))];
    await shop.switchTo(before === 'stock' ? 'orders' : 'stock');
    await shop.send(byOrder);
    await shop.send(byFigure);
    expect(await shop.net()).toBe(45);
  }
});
