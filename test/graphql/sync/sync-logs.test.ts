import { beforeAll, expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { addMarketplace } from '../../support/shop.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

beforeAll(async () => {
  const { id } = await addMarketplace(db.sql);
  for (const trigger of ['webhook', 'manual', 'scheduled']) {
    await db.sql`
      insert into sync_logs (marketplace_id, trigger_type, sync_type, direction, status, items, calls)
      values (${id}, ${trigger}, 'stock', 'push', 'success', 1, 1)`;
  }
});

test('each exchange says what started it: an event, a person or the clock', async () => {
  const { syncLogs } = await app.query<{ syncLogs: { nodes: object[] } }>(
    '{ syncLogs { nodes { cause triggerType } } }',
  );
  expect(syncLogs.nodes).toEqual([
    { cause: 'CLOCK', triggerType: 'SCHEDULED' },
    { cause: 'PERSON', triggerType: 'MANUAL' },
    { cause: 'EVENT', triggerType: 'WEBHOOK' },
  ]);
});

test.each([
  ['WEBHOOK', 'EVENT'],
  ['MANUAL', 'PERSON'],
  ['SCHEDULED', 'CLOCK'],
])('exchanges are found by the trigger type %s, and by no other', async (triggerType, cause) => {
  const { syncLogs } = await app.query<{ syncLogs: object }>(
    'query ($triggerType: TriggerType) { syncLogs(triggerType: $triggerType) { totalCount nodes { cause } } }',
    { triggerType },
  );
  expect(syncLogs).toEqual({ totalCount: 1, nodes: [{ cause }] });
});
