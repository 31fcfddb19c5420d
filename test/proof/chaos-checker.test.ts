import { beforeEach, expect, test } from 'vitest';
import type { Account } from '../../src/proof/accounts.ts';
import { Checker, type Known } from '../../src/proof/chaos/checker.ts';
import { Deliveries } from '../../src/proof/chaos/deliveries.ts';
import { Follower } from '../../src/proof/chaos/follower.ts';
import { Staff } from '../../src/proof/chaos/staff.ts';
import type { Buyers } from '../../src/proof/sales.ts';
import { openingQuantity } from '../../src/proof/shop.ts';
import { useDatabase } from '../support/database.ts';
import { openInbox } from '../support/inbox.ts';
import { apply, change, showsStock } from '../support/shop.ts';

const db = useDatabase();

/** A world in which one event of two units was sent, answered, stored and applied. */
interface World {
  inbox: Awaited<ReturnType<typeof openInbox>>;
  known: Known;
  /** What the marketplace shows. */
  shown: { figure: number; violations: Record<string, number> };
  faults(): Promise<string[]>;
}

let world: World;
beforeEach(async () => {
  await db.sql`delete from marketplace_webhooks`;
  const inbox = await openInbox(db.sql, { saleSignal: 'stock', quantity: openingQuantity });
  const { sku } = inbox.product;
  const sold = 2;
  const eventId = `sent-${sku}`;
  await inbox.send(inbox.sold(sold, { event_id: eventId }));
  const figure = openingQuantity - sold;
  await db.sql`update pushes set pushed_version = owed_version`;
  await showsStock(db.sql, inbox.listingId, figure);
  const deliveries = new Deliveries(() => [], 1);
  const event = { sku, change: -sold, firstSentAt: 0, acknowledgedAt: 1, acknowledgements: 1 };
  deliveries.events.set(eventId, event);
  const follower = new Follower(() => [], '', [sku]);
  follower.figures.set(sku, { stock: figure, version: 2 });
  const shown = { figure, violations: {} };
  const account = {
    code: inbox.market.code,
    market: {
      stockOf: () => shown.figure,
      get violations() {
        return shown.violations;
      },
    },
  } as unknown as Account;
  const known: Known = {
    sql: db.sql,
    skus: [sku],
    accounts: [account],
    buyers: { sold: () => sold, soldAt: () => sold } as unknown as Buyers,
    deliveries,
    staff: new Staff(() => [], '', [sku], 1),
    followers: [follower],
  };
  world = {
    inbox,
    known,
    shown,
    async faults() {
      const checker = new Checker(known);
      await checker.judge();
      return [...checker.faults];
    },
  };
});

const resell = (fields: { note?: string; sourceKey?: string } = {}) =>
  apply(db.sql, change({ productId: world.inbox.product.id, units: -2, movementType: 'correction', ...fields }));

test('an event that was applied once is right', async () => {
  expect(await world.faults()).toEqual([]);
});

test('an acknowledged event that is not stored is found', async () => {
  const { sku } = world.inbox.product;
  const event = { sku, change: -1, firstSentAt: 0, acknowledgedAt: 1, acknowledgements: 1 };
  world.known.deliveries.events.set('lost', event);
  expect(await world.faults()).toContain('the event lost was answered with success and is not stored');
});

test('an event that moved stock twice is found', async () => {
  const [row] = await db.sql<{ id: string }[]>`select id::text from marketplace_webhooks`;
  await apply(
    db.sql,
    change({ productId: world.inbox.product.id, units: -2, referenceType: 'webhook', referenceId: row!.id }),
  );
  expect((await world.faults()).join('\n')).toContain('of -2 units has 2 movements of -4 units');
});

test('an event that waits is found', async () => {
  await db.sql`update marketplace_webhooks set status = 'pending', processed_at = null`;
  expect((await world.faults()).join('\n')).toContain('1 received events with status pending');
});

test('a figure that was changed outside of the ledger is found', async () => {
  await db.sql`update inventory set quantity = quantity - 1 where product_id = ${world.inbox.product.id}`;
  expect((await world.faults()).join('\n')).toContain(`was ${openingQuantity - 3}, its movements added up to`);
});

test('a sale that was counted twice is found, at its marketplace', async () => {
  const { product, market } = world.inbox;
  await apply(db.sql, change({ productId: product.id, units: -2, marketplaceId: market.id }));
  expect(await world.faults()).toContain(`${market.code} sold 2 of ${product.sku}, the ledger counts 4`);
});

test('an adjustment without its movement is found, and one with two', async () => {
  const { sku } = world.inbox.product;
  world.known.staff.adjustments.set('key', { sku, units: -2 });
  expect(await world.faults()).toContain('the adjustment key of -2 units has 0 movements of 0 units');
  await resell({ note: 'key' });
  world.known.followers[0]!.figures.set(sku, { stock: openingQuantity - 4, version: 3 });
  world.shown.figure = openingQuantity - 4;
  await db.sql`update pushes set pushed_version = owed_version`;
  expect(await world.faults()).toEqual([]);
  await resell({ note: 'key' });
  expect(await world.faults()).toContain('the adjustment key of -2 units has 2 movements of -4 units');
});

test('a listing and a subscriber that show another figure are found', async () => {
  const { product, market } = world.inbox;
  world.shown.figure = 7;
  world.known.followers[0]!.figures.set(product.sku, { stock: 8, version: 1 });
  const right = openingQuantity - 2;
  expect(await world.faults()).toEqual([
    `${market.code} shows 7 of ${product.sku}, not ${right}`,
    `subscriber 1 shows 8 of ${product.sku}, not ${right}`,
  ]);
});

test('a limit of a marketplace that was exceeded is found', async () => {
  world.shown.violations = { calls: 3 };
  expect(await world.faults()).toEqual([`${world.inbox.market.code} refused 3 calls beyond its limit "calls"`]);
});

test('until everything is right it waits, and says after which time it was', async () => {
  const checker = new Checker(world.known);
  expect(await checker.untilRight(10_000)).toBeLessThan(5_000);
  world.shown.figure = 7;
  expect(await checker.untilRight(300)).toBeNull();
});
