import { expect, test } from 'vitest';
import { dismissWebhooks } from '../../../src/db/inbox/dismissals.ts';
import { matchWebhooks, replayWebhooks } from '../../../src/db/inbox/webhook-replay.ts';
import { processWebhooks } from '../../../src/tasks/inbox/process-webhooks.ts';
import { pollOrders } from '../../../src/tasks/polls/poll-orders.ts';
import { noAbort } from '../../marketplaces/scripted-marketplace.ts';
import { useDatabase } from '../../support/database.ts';
import { figureOf } from '../../support/shop.ts';
import { openPolledShop } from './polled-shop.ts';

const db = useDatabase();

test('an order of the list that cannot be read is a failed event with an alert, once, and costs no other order', async () => {
  const { id, market, deps, product } = await openPolledShop(db.sql, { saleSignal: 'orders' });
  market.sell(product.sku, 2);
  const reason = 'an order of the list cannot be read: orders.1.items: Invalid input';
  market.unreadable = [{ id: 'O-77', problem: 'orders.1.items: Invalid input' }];
  const poll = async () => {
    await db.sql`update marketplace_polls set next_at = now(), started_at = started_at - interval '1 minute' where marketplace_id = ${id}`;
    await pollOrders.run(deps, { marketplaceId: id, trigger: 'manual' }, noAbort);
    await processWebhooks.run(deps, {}, noAbort);
  };
  const failed = () => db.sql`
    select id, event_type, error_message from marketplace_webhooks where marketplace_id = ${id} and status = 'failed'`;
  const alerts = () => db.sql`
    select kind, about, parameters ->> 'name' as name, parameters ->> 'reason' as reason, resolved_at is null as open
    from alerts where marketplace_id = ${id} and kind = 'event_failed'`;

  await poll();
  await poll();
  expect((await figureOf(db.sql, product.id)).quantity).toBe(48);
  expect(await failed()).toMatchObject([{ eventType: 'unreadable', errorMessage: reason }]);
  expect(await alerts()).toEqual([{ kind: 'event_failed', about: 'unreadable', name: 'O-77', reason, open: true }]);

  const filter = { ids: null, marketplaceId: id, status: 'failed', since: null } as const;
  await replayWebhooks(db.sql, filter, await matchWebhooks(db.sql, filter));
  await processWebhooks.run(deps, {}, noAbort);
  const [row] = await failed();
  expect(row).toMatchObject({ errorMessage: reason });

  await dismissWebhooks(db.sql, [row!.id], 'Dilnoza');
  expect(await alerts()).toMatchObject([{ open: false }]);
});
