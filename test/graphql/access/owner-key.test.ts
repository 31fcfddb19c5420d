import { expect, test } from 'vitest';
import { type RunningApp, startApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { connectLive } from '../../support/live-client.ts';

const db = useDatabase();
const [first, second] = ['a', 'b'].map((letter) => letter.repeat(40)) as [string, string];

const start = (ownerKey: string, write?: (line: string) => void): Promise<RunningApp> =>
  startApp(db.url, {
    role: 'api',
    env: { OMBOR_OWNER_KEY: ownerKey, ...(write && { LOG_LEVEL: 'warn' }) },
    ...(write && { write }),
  });
const whoAmI = '{ viewer { role } }';
const statusOf = async (app: RunningApp, key: string) => (await app.post({ query: whoAmI }, `Bearer ${key}`)).status;

test('another OMBOR_OWNER_KEY ends the one before, its sockets too, and is in the log and the audit log', async () => {
  const before = await start(first);
  expect(await statusOf(before, first)).toBe(200);
  const socket = await connectLive(before.url, `Bearer ${first}`);
  const lines: string[] = [];
  const after = await startApp(db.url, {
    role: 'api',
    env: { OMBOR_OWNER_KEY: second, LOG_LEVEL: 'debug' },
    write: (line) => void lines.push(line),
  });
  try {
    expect(await socket.closed).toBe(4403);
    expect([await statusOf(after, first), await statusOf(before, first), await statusOf(after, second)]).toEqual([
      401, 401, 200,
    ]);
    const revoked = lines.filter((line) => line.includes('the key of the one before was revoked'));
    expect(revoked).toHaveLength(1);
    expect(JSON.parse(revoked[0]!)).toMatchObject({ keyPrefix: 'aaaaa', role: 'owner' });
    expect(lines.join('')).not.toContain(first);
    const entries = await db.sql`select actor, type, subject from audit_log where subject_type = 'api_key' order by id`;
    expect(entries).toEqual([
      { actor: 'ombor', type: 'api_key.created', subject: 'owner' },
      { actor: 'ombor', type: 'api_key.revoked', subject: 'owner' },
      { actor: 'ombor', type: 'api_key.created', subject: 'owner' },
    ]);
  } finally {
    await after.stop();
    await before.stop();
  }
});

test('the same value again ends nothing', async () => {
  const one = await start(second);
  const socket = await connectLive(one.url, `Bearer ${second}`);
  const other = await start(second);
  try {
    expect(await statusOf(other, second)).toBe(200);
    socket.send({ type: 'ping' });
    await socket.until(() => socket.messages.at(-1)?.type === 'pong');
  } finally {
    socket.cut();
    await other.stop();
    await one.stop();
  }
});

test('without a value the key stays, and each start warns of it', async () => {
  const lines: string[] = [];
  const app = await start('', (line) => void lines.push(line));
  try {
    expect(await statusOf(app, second)).toBe(200);
    expect(lines.filter((line) => line.includes('earlier OMBOR_OWNER_KEY is still valid'))).toHaveLength(1);
  } finally {
    await app.stop();
  }
});

test('of the key at most an eighth is shown', async () => {
  const app = await start(second);
  try {
    const { apiKeys } = await app.query<{ apiKeys: { keyPrefix: string }[] }>(
      '{ apiKeys { keyPrefix } }',
      {},
      `Bearer ${second}`,
    );
    expect(apiKeys.map(({ keyPrefix }) => keyPrefix)).toEqual(['aaaaa', 'bbbbb']);
    const [row] = await db.sql`select string_agg(to_jsonb(k)::text, ' ') as text from api_keys k`;
    expect(row?.text).not.toMatch(/a{6}|b{6}/);
  } finally {
    await app.stop();
  }
});
