import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { findSqlState, type Int8, type Tx } from '../../src/db/client.ts';
import { insertWebhooks } from '../../src/db/inbox/webhooks.ts';
import { cancelOrder } from '../../src/db/orders/cancellations.ts';
import { changeOrderStatus, expireHold } from '../../src/db/orders/order-changes.ts';
import { placeOrder } from '../../src/db/orders/orders.ts';
import { receiveReturn } from '../../src/db/orders/returns.ts';
import { adjustStock } from '../../src/db/stock/adjustments.ts';
import { checkBooks } from '../../src/db/stock/books.ts';
import { undoAdjustment } from '../../src/db/stock/undo.ts';
import { DomainError } from '../../src/errors.ts';
import { processWebhooks } from '../../src/tasks/inbox/process-webhooks.ts';
import { noAbort } from '../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../support/database.ts';
import { addListing, addMarketplace, addProduct } from '../support/shop.ts';
import { createTestDeps } from '../support/task-deps.ts';

const db = useDatabase();
let store: number;
beforeAll(async () => {
  const [row] = await db.sql<{ id: number }[]>`select id from marketplaces where code = 'amazing_store'`;
  store = row!.id;
});

const few = fc.integer({ min: 1, max: 4 });
const which = fc.nat({ max: 5 });
/** Everything that moves stock, and everything that orders go through; numbers are few, so that deeds meet and repeat. */
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('told' as const), order: which, units: few, product: fc.nat(1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('toldCancelled' as const, 'toldReturned' as const, 'toldShipped' as const),
      order: which,
      units: fc.option(few),
      afterHandover: fc.option(fc.boolean(), { nil: undefined }),
      product: fc.nat(1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('figure' as const),
      event: which,
      units: few,
      cancelled: fc.boolean(),
      product: fc.nat(1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('buy' as const), units: few, held: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('confirm' as const, 'ship' as const, 'cancel' as const, 'expire' as const),
      order: which,
      gone: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('back' as const),
      place: fc.nat(2),
      units: few,
      damaged: fc.boolean(),
      product: fc.nat(1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('receipt' as const, 'writeOff' as const, 'count' as const),
      units: few,
      product: fc.nat(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('undo' as const), movement: which }) },
  { weight: 4, arbitrary: fc.constant({ what: 'work' as const }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

interface Shop {
  /** Marketplaces whose sales are told by orders, by figures. */
  orders: number;
  figures: number;
  products: { id: number; sku: string }[];
}

async function openShop(): Promise<Shop> {
  const [orders, figures] = [await addMarketplace(db.sql, { saleSignal: 'orders' }), await addMarketplace(db.sql)];
  const products = [
    await addProduct(db.sql, { quantity: 9, price: 10, cost: 6 }),
    await addProduct(db.sql, { quantity: 9, price: 8, cost: 5 }),
  ];
  for (const [index, { id, sku }] of products.entries()) {
    await addListing(db.sql, { marketplaceId: orders.id, productId: id, sku, price: 12, unitsPerItem: index + 1 });
    await addListing(db.sql, { marketplaceId: figures.id, productId: id, sku, price: 11 });
  }
  return { orders: orders.id, figures: figures.id, products };
}

const tell = async (marketplaceId: number, dedupeKey: string, event: Record<string, unknown>): Promise<void> => {
  const payload = { timestamp: new Date().toISOString(), ...event };
  const rawBody = Buffer.from(JSON.stringify(payload));
  await insertWebhooks(db.sql, [
    { marketplaceId, eventType: String(event.event), payload, rawBody, signature: 'test', dedupeKey, failure: null },
  ]);
};

const work = () => processWebhooks.run(createTestDeps(db.sql), {}, noAbort);

async function tellOrder(shop: Shop, one: Extract<Deed, { order: number; product: number }>): Promise<void> {
  const sku = shop.products[one.product]!.sku;
  const order_id = `${one.order}`;
  if (one.what === 'told') {
    // The first telling of a number is the order; a marketplace does not change what it says.
    return tell(shop.orders, `order ${order_id}`, {
      event: 'order.created',
      order_id,
      items: [{ sku, quantity: one.units }],
    });
  }
  if (one.what === 'toldShipped') {
    return tell(shop.orders, `order ${order_id} shipped`, { event: 'order.updated', order_id, status: 'shipped' });
  }
  const items = one.units === null ? {} : { items: [{ sku, quantity: one.units }] };
  const name = one.what === 'toldCancelled' ? 'order.cancelled' : 'order.returned';
  const after =
    one.what === 'toldCancelled' && one.afterHandover !== undefined ? { after_handover: one.afterHandover } : {};
  return tell(shop.orders, `order ${order_id} ${name} ${one.units}`, { event: name, order_id, ...items, ...after });
}

/** One of the orders of this shop, by any number; undefined while there is none. */
async function pickOrder({ products }: Shop, index: number): Promise<Int8 | undefined> {
  const rows = await db.sql<{ id: Int8 }[]>`
    select distinct o.id from orders o join order_items i on i.order_id = o.id
    where i.product_id = any (${products.map(({ id }) => id)}) order by o.id`;
  return rows[index % Math.max(1, rows.length)]?.id;
}

async function change(shop: Shop, one: Deed): Promise<unknown> {
  const inTransaction = (run: (tx: Tx) => Promise<unknown>) => db.sql.begin(run);
  if (one.what === 'work') return work();
  if (one.what === 'told' || 'afterHandover' in one) {
    return tellOrder(shop, one);
  }
  if (one.what === 'figure') {
    const change = one.cancelled ? one.units : -one.units;
    const { sku } = shop.products[one.product]!;
    return tell(shop.figures, `figure ${one.event}`, {
      event: 'stock.updated',
      sku,
      previous_stock: 20,
      current_stock: 20 + change,
      change,
      reason: one.cancelled ? 'cancelled' : 'sold',
    });
  }
  if (one.what === 'buy') {
    const lines = shop.products.map(({ id }) => ({ productId: id, quantity: one.units, unitPrice: null }));
    const people = { customerName: null, customerPhone: null, note: null, buyerId: '7', actor: 'test' };
    const order = { ...people, marketplaceId: store, holdMinutes: one.held ? 30 : null, lines };
    return inTransaction((tx) => placeOrder(tx, order));
  }
  if (one.what === 'back') {
    const place = [
      { id: shop.orders, type: 'api' as const },
      { id: shop.figures, type: 'api' as const },
      { id: store, type: 'internal' as const },
    ][one.place]!;
    const goods = [
      {
        sku: shop.products[one.product]!.sku,
        quantity: one.units,
        condition: one.damaged ? ('damaged' as const) : ('sellable' as const),
      },
    ];
    return inTransaction((tx) => receiveReturn(tx, { of: { marketplace: place }, goods, note: null, actor: 'test' }));
  }
  if (one.what === 'undo') {
    const rows = await db.sql<{ id: Int8 }[]>`
      select id from inventory_movements where product_id = any (${shop.products.map(({ id }) => id)}) order by id desc`;
    const movementId = rows[one.movement % rows.length]!.id;
    return inTransaction((tx) => undoAdjustment(tx, { movementId, note: null, actor: 'test' }));
  }
  if ('gone' in one) return changeOrder(shop, one);
  const amount =
    one.what === 'count'
      ? { counted: one.units, at: null }
      : { change: one.what === 'receipt' ? one.units : -one.units };
  const reason = ({ receipt: 'receipt', writeOff: 'write_off', count: 'stocktake' } as const)[one.what];
  const { sku } = shop.products[one.product]!;
  return inTransaction((tx) =>
    adjustStock(tx, { sku, amount, reason, expectedVersion: null, note: null, actor: 'test' }),
  );
}

async function changeOrder(shop: Shop, one: Extract<Deed, { gone: boolean }>): Promise<unknown> {
  const orderId = await pickOrder(shop, one.order);
  if (orderId === undefined) return undefined;
  if (one.what === 'expire') {
    await db.sql`update orders set held_until = now() - interval '1 second' where id = ${orderId} and status = 'held'`;
    return expireHold(db.sql, orderId);
  }
  return db.sql.begin((tx) =>
    one.what === 'cancel'
      ? cancelOrder(tx, {
          orderId,
          items: null,
          reason: null,
          restock: one.gone ? false : null,
          byBuyer: false,
          actor: 'test',
        })
      : changeOrderStatus(tx, {
          orderId,
          status: one.what === 'ship' ? 'shipped' : 'confirmed',
          note: null,
          actor: 'test',
        }),
  );
}

/** A refusal is an answer. A deadlock is one of ours only where a caller would not try again, so here none may come at all. */
const attempt = (shop: Shop, one: Deed): Promise<unknown> =>
  change(shop, one).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw new Error(`${one.what}: ${findSqlState(error) ?? ''} ${String(error)}`);
  });

/** Works until nothing waits any more; what waits for an order that never came is given up at last. */
async function drain(): Promise<void> {
  for (let round = 0; round < 14; round += 1) {
    await work();
    const due =
      await db.sql`update marketplace_webhooks set next_attempt_at = now() where status = 'retry' returning 1`;
    if (due.length === 0) return;
  }
}

const runs = Number(process.env.MODEL_RUNS ?? 14);

test('whatever people, marketplaces and the clock do at the same moment, the books balance and each order stands in the ledger as in its lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(deed, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
      async (rounds) => {
        const shop = await openShop();
        for (const round of rounds) await Promise.all(round.map((one) => attempt(shop, one)));
        await drain();
        const productIds = shop.products.map(({ id }) => id);
        const wrong = await db.sql`
          select o.id, o.status, i.product_id, i.quantity, i.cancelled_quantity, i.returned_quantity, i.return_expected, l.units
          from orders o join order_items i on i.order_id = o.id
          cross join lateral (
            select coalesce(-sum(m.quantity_change), 0)::int as units from inventory_movements m
            where m.order_id = o.id and m.product_id = i.product_id and m.movement_type in
              ('sale', 'marketplace_sale', 'cancellation', 'marketplace_cancellation', 'return', 'marketplace_return')
          ) l
          where i.product_id = any (${productIds}) and (
            l.units <> (i.quantity - i.cancelled_quantity - i.returned_quantity) * i.units_per_item
            or i.cancelled_quantity + i.returned_quantity + i.return_expected > i.quantity or i.return_expected < 0)`;
        expect(wrong).toEqual([]);
        const { problems } = await checkBooks(db.sql);
        expect(problems).toEqual([]);
      },
    ),
    { numRuns: runs, ...(process.env.MODEL_SEED && { seed: Number(process.env.MODEL_SEED) }) },
  );
}, 600_000);
