import { sign } from '@tma.js/init-data-node';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { encodeNodeId } from '../../../src/graphql/base/node-id.ts';
import { getKeyPrefix, hashApiKey, newApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, startApp, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { startEventStream } from '../../support/event-stream.ts';
import { connectLive } from '../../support/live-client.ts';
import { begin, makeLink, signIn } from '../../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

const whoAmI = '{ viewer { role } }';
const statusOf = async (bearer: string) => (await app.post({ query: whoAmI }, bearer)).status;
const initData = (id: number) => sign({ user: { id, first_name: 'Lola' } }, botToken, new Date());

let made = 0;
async function addPerson(role: 'owner' | 'operator' | 'viewer' = 'operator', telegramUserId?: string) {
  const key = newApiKey();
  const name = `Person ${++made}`;
  const { id } = await createApiKey(db.sql, {
    role,
    name,
    keyHash: hashApiKey(key),
    keyPrefix: getKeyPrefix(key),
    telegramUserId,
  });
  return { key, name, id, nodeId: encodeNodeId('ApiKey', id) };
}

/** Two sessions of a person, one with a socket and one with an event stream. */
async function openBoth(credential: Record<string, unknown>) {
  const [one, two] = [await begin(app, credential), await begin(app, credential)];
  const socket = await connectLive(app.url, one.bearer);
  const stream = await startEventStream(app.url, two.bearer, 'subscription { stockUpdated { sku } }');
  return { one, two, socket, stream };
}

async function expectEnded({ one, two, socket, stream }: Awaited<ReturnType<typeof openBoth>>): Promise<void> {
  expect(await socket.closed).toBe(4403);
  expect(await stream.ended).toMatch(/"code":"UNAUTHENTICATED".*\n+event: complete/);
  expect([await statusOf(one.bearer), await statusOf(two.bearer)]).toEqual([401, 401]);
}

const endAccess = `mutation ($input: EndAccessInput!) { endAccess(input: $input) {
  ... on EndAccessPayload { revokedKeys endedSessions } ... on Error { code } } }`;

describe('what is open with a session ends with it', () => {
  test('when it signs out, and only that one', async () => {
    const { key } = await addPerson();
    const [one, two] = [await begin(app, { apiKey: key }), await begin(app, { apiKey: key })];
    const socket = await connectLive(app.url, one.bearer);
    expect(await app.query('mutation { signOut { ... on SignOutPayload { ended } } }', {}, one.bearer)).toEqual({
      signOut: { ended: 1 },
    });
    expect(await socket.closed).toBe(4403);
    expect([await statusOf(one.bearer), await statusOf(two.bearer), await statusOf(`Bearer ${key}`)]).toEqual([
      401, 200, 200,
    ]);
  });

  test('when its key is revoked', async () => {
    const { key, nodeId } = await addPerson();
    const opened = await openBoth({ apiKey: key });
    await app.query('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }', { id: nodeId });
    await expectEnded(opened);
  });

  test('when its key gets another role', async () => {
    const { key, id } = await addPerson();
    const opened = await openBoth({ apiKey: key });
    await db.sql`update api_keys set role = 'viewer' where id = ${id}`;
    await expectEnded(opened);
  });

  test('when its key expires', async () => {
    const { key, id } = await addPerson();
    const opened = await openBoth({ apiKey: key });
    await db.sql`update api_keys set expires_at = now() where id = ${id}`;
    await expectEnded(opened);
  });

  test('when OMBOR_OWNER_KEY gets another value', async () => {
    const before = await startApp(db.url, { role: 'api', env: { OMBOR_OWNER_KEY: 'a'.repeat(40) } });
    const opened = await openBoth({ apiKey: 'a'.repeat(40) });
    const after = await startApp(db.url, { role: 'api', env: { OMBOR_OWNER_KEY: ownerKey } });
    try {
      await expectEnded(opened);
    } finally {
      await after.stop();
      await before.stop();
    }
  });

  test('when a buyer becomes staff, and when staff become a buyer', async () => {
    const buyer = await openBoth({ initData: initData(801) });
    const { nodeId } = await addPerson('viewer', '801');
    await expectEnded(buyer);
    const staff = await openBoth({ initData: initData(801) });
    await app.query('mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { __typename } }', { id: nodeId });
    await expectEnded(staff);
  });
});

test('a session that began by Telegram ends with TELEGRAM_BOT_TOKEN', async () => {
  const { bearer } = await begin(app, { initData: initData(802) });
  const other = await startApp(db.url, {
    role: 'api',
    env: { TELEGRAM_BOT_TOKEN: '123456:another-token-of-the-bot-00' },
  });
  try {
    expect((await other.post({ query: whoAmI }, bearer)).status).toBe(401);
    expect(await statusOf(bearer)).toBe(200);
  } finally {
    await other.stop();
  }
});

test('signing out is refused to a caller who has no session', async () => {
  expect(await app.query('mutation { signOut { ... on Error { code } } }')).toEqual({
    signOut: { code: 'INVALID_STATE' },
  });
});

describe('the list', () => {
  interface Listed {
    id: string;
    name: string;
    current: boolean;
  }
  const list = async (bearer: string, args = '(first: 250)') =>
    (
      await app.query<{ sessions: { totalCount: number; nodes: Listed[] } }>(
        `{ sessions${args} { totalCount nodes { id name current } } }`,
        {},
        bearer,
      )
    ).sessions;

  test('an owner sees everybody, staff and buyers only themselves', async () => {
    const { key, name } = await addPerson('viewer');
    const [mine, other] = [await begin(app, { apiKey: key }), await begin(app, { apiKey: key })];
    const buyer = await begin(app, { initData: initData(803) });
    const all = (await list(`Bearer ${ownerKey}`)).nodes.map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining([mine.id, other.id, buyer.id]));
    expect(await list(mine.bearer)).toEqual({
      totalCount: 2,
      nodes: [
        { id: other.id, name, current: false },
        { id: mine.id, name, current: true },
      ],
    });
    expect((await list(buyer.bearer)).nodes.map(({ id }) => id)).toEqual([buyer.id]);
  });

  test('is filtered by person, and staff apart from buyers', async () => {
    const { key, nodeId } = await addPerson();
    const { id } = await begin(app, { apiKey: key });
    const buyer = await begin(app, { initData: initData(804) });
    const owner = `Bearer ${ownerKey}`;
    expect((await list(owner, `(filter: { apiKeyId: "${nodeId}" })`)).nodes.map((one) => one.id)).toEqual([id]);
    expect((await list(owner, '(filter: { telegramUserId: "804" })')).nodes.map((one) => one.id)).toEqual([buyer.id]);
    const buyers = (await list(owner, '(first: 250, filter: { staff: false })')).nodes.map((one) => one.id);
    expect(buyers).toContain(buyer.id);
    expect(buyers).not.toContain(id);
  });

  test('is read page by page', async () => {
    const { key } = await addPerson('viewer');
    const sessions = [];
    for (let count = 0; count < 3; count += 1) sessions.push(await begin(app, { apiKey: key }));
    const { bearer } = sessions[2]!;
    const page = (after: string | null) =>
      app.query<{ sessions: { nodes: Listed[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
        'query ($after: String) { sessions(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { after },
        bearer,
      );
    const first = (await page(null)).sessions;
    const second = (await page(first.pageInfo.endCursor)).sessions;
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(sessions.map(({ id }) => id).toReversed());
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

describe('ending sessions by their ids', () => {
  const end = async (ids: string[], bearer: string) =>
    (
      await app.query<{ endSessions: { ended: number } }>(
        'mutation ($ids: [ID!]!) { endSessions(input: { ids: $ids }) { ... on EndSessionsPayload { ended } } }',
        { ids },
        bearer,
      )
    ).endSessions.ended;

  test('people end their own, and ids of others are passed over', async () => {
    const { key } = await addPerson('viewer');
    const [mine, lost] = [await begin(app, { apiKey: key }), await begin(app, { apiKey: key })];
    const stranger = await begin(app, { apiKey: (await addPerson('viewer')).key });
    expect(await end([lost.id, stranger.id, 'nothing'], mine.bearer)).toBe(1);
    expect([await statusOf(lost.bearer), await statusOf(stranger.bearer), await statusOf(mine.bearer)]).toEqual([
      401, 200, 200,
    ]);
  });

  test('an owner ends any', async () => {
    const [one, buyer] = [
      await begin(app, { apiKey: (await addPerson()).key }),
      await begin(app, { initData: initData(805) }),
    ];
    expect(await end([one.id, buyer.id], `Bearer ${ownerKey}`)).toBe(2);
    expect([await statusOf(one.bearer), await statusOf(buyer.bearer)]).toEqual([401, 401]);
  });
});

describe('ending everything of a person', () => {
  test('revokes the key, and ends its sessions and those of its Telegram user', async () => {
    const { key, nodeId } = await addPerson('operator', '806');
    const byKey = await openBoth({ apiKey: key });
    const byTelegram = await openBoth({ initData: initData(806) });
    expect(await app.query(endAccess, { input: { apiKeyId: nodeId } })).toEqual({
      endAccess: { revokedKeys: 1, endedSessions: 4 },
    });
    await expectEnded(byKey);
    await expectEnded(byTelegram);
    expect(await statusOf(`Bearer ${key}`)).toBe(401);
    expect(await app.query(whoAmI, {}, `tma ${initData(806)}`)).toEqual({ viewer: { role: 'BUYER' } });
  });

  test('ends what began by a link: the person has no other key', async () => {
    const { token, session } = await signIn(app, {
      linkToken: await makeLink(db.sql, { name: 'By link', role: 'viewer' }),
    });
    const [row] = await db.sql<{ id: number }[]>`select id from api_keys where name = 'By link'`;
    expect(session?.name).toBe('By link');
    expect(await app.query(endAccess, { input: { apiKeyId: encodeNodeId('ApiKey', row!.id) } })).toEqual({
      endAccess: { revokedKeys: 1, endedSessions: 1 },
    });
    expect(await statusOf(`Bearer ${token}`)).toBe(401);
  });

  test('of a buyer ends the sessions', async () => {
    const { bearer } = await begin(app, { initData: initData(807) });
    expect(await app.query(endAccess, { input: { telegramUserId: '807' } })).toEqual({
      endAccess: { revokedKeys: 0, endedSessions: 1 },
    });
    expect(await statusOf(bearer)).toBe(401);
  });

  test('of nobody is refused', async () => {
    const code = async (input: object) =>
      (await app.query<{ endAccess: { code: string } }>(endAccess, { input })).endAccess.code;
    expect([await code({}), await code({ apiKeyId: 'nothing' }), await code({ telegramUserId: '@lola' })]).toEqual([
      'VALIDATION',
      'NOT_FOUND',
      'VALIDATION',
    ]);
  });
});

describe('the audit log', () => {
  interface Entry {
    type: string;
    actor: string;
    subject: string;
  }
  const read = (subject: string) =>
    db.sql<
      Entry[]
    >`select type, actor, subject from audit_log where subject = ${subject} and subject_type <> 'api_key' order by id`;
  let person: Awaited<ReturnType<typeof addPerson>>;
  beforeAll(async () => {
    person = await addPerson();
  });

  test('has the sessions of staff, started and ended, with who did it', async () => {
    const [own, lost] = [await begin(app, { apiKey: person.key }), await begin(app, { apiKey: person.key })];
    await app.query('mutation { signOut { __typename } }', {}, own.bearer);
    await app.query('mutation ($id: ID!) { endSessions(input: { ids: [$id] }) { __typename } }', { id: lost.id });
    const { name } = person;
    expect(await read(name)).toEqual([
      { type: 'session.started', actor: name, subject: name },
      { type: 'session.started', actor: name, subject: name },
      { type: 'session.ended', actor: name, subject: name },
      { type: 'session.ended', actor: 'owner', subject: name },
    ]);
  });

  test('has links, made and used, and the person who signed in', async () => {
    await signIn(app, { linkToken: await makeLink(db.sql, { name: 'Linked', role: 'viewer' }) });
    expect(await read('Linked')).toEqual([
      { type: 'sign_in_link.created', actor: 'a test', subject: 'Linked' },
      { type: 'sign_in_link.used', actor: 'Linked', subject: 'Linked' },
      { type: 'session.started', actor: 'Linked', subject: 'Linked' },
    ]);
  });

  test('has nothing of buyers', async () => {
    const { bearer } = await begin(app, { initData: initData(808) });
    await app.query('mutation { signOut { __typename } }', {}, bearer);
    expect(await read('Lola')).toEqual([]);
  });
});
