import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { addMarketplace } from '../../support/shop.ts';
import { useSimulator } from '../../support/simulator.ts';
import { repeatableCases } from '../mutations/repeatable.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
// No worker: nothing changes by itself.
const app = useApp(db, { role: 'api' });
beforeAll(() => liftLimits(db.sql));

interface Entry {
  id: string;
  at: string;
  actor: string;
  type: string;
  subjectType: string;
  subject: string;
  changes: { field: string; from: unknown; to: unknown }[];
}

/** What each mutation must write. Empty: what it changes is recorded elsewhere, or is no setting. */
const expected: Record<string, string[]> = {
  acceptDrift: ['drift.accepted'],
  // The ledger names who.
  adjustStock: [],
  receiveReturn: [],
  supplyMarketplace: [],
  undoAdjustment: [],
  // A stocktake names who counted, who booked and who ended it.
  bookStocktake: [],
  closeStocktake: [],
  correctStocktakeEntry: [],
  countInStocktake: [],
  removeStocktakeEntry: [],
  reopenStocktake: [],
  startStocktake: [],
  undoStocktake: [],
  undoSupply: [],
  // The history of the order names who.
  cancelOrder: [],
  createManualOrder: [],
  placeStoreOrder: [],
  updateOrderStatus: [],
  // The receipt and the ledger name who.
  addReceiptLine: [],
  answerReceiptLine: [],
  bookReceipt: [],
  createReceipt: [],
  deleteReceipt: [],
  readReceiptFile: [],
  removeReceiptLine: [],
  undoReceipt: [],
  updateReceipt: [],
  updateReceiptLine: [],
  setReceiptCost: ['deployment.changed'],
  // Each scan names who.
  packItem: [],
  unpackItem: [],
  // The catalogue.
  bulkUpsert: [],
  createProduct: [],
  linkProduct: [],
  unlinkProduct: [],
  updateProduct: [],
  connectMarketplace: ['marketplace.connected', 'webhook_secret.set'],
  createApiKey: ['api_key.created'],
  dismissWebhooks: ['events.dismissed'],
  endAccess: ['api_key.revoked', 'session.ended'],
  endSessions: ['session.ended'],
  createSignInLink: ['sign_in_link.created'],
  signIn: ['session.started'],
  // Only of a session: test/graphql/sessions has it.
  signOut: [],
  pauseMarketplace: ['marketplace.paused'],
  // Only reads, and asks for readings.
  checkMarketplace: [],
  importCatalog: [],
  readBaseline: [],
  syncMarketplace: [],
  releaseHeldPushes: ['pushes.released'],
  removeMarketplace: ['marketplace.deleted', 'webhook_secret.ended'],
  reserveLastUnits: ['marketplace.changed'],
  resumeMarketplace: ['marketplace.resumed'],
  retryWebhooks: ['events.replayed'],
  revokeApiKey: ['api_key.revoked'],
  rotateWebhookSecret: ['webhook_secret.replaced', 'webhook_secret.set'],
  setExchangeRates: ['exchange_rate.changed'],
  setMarketplaceFees: ['fee.set'],
  closeMonth: ['month.closed'],
  updateMarketplace: ['marketplace.changed'],
  updateMarketplaceProduct: ['listing.changed'],
};

async function list(args = ''): Promise<Entry[]> {
  const { auditLog } = await app.query<{ auditLog: { nodes: Entry[] } }>(
    `{ auditLog${args} { nodes { id at actor type subjectType subject changes { field from to } } } }`,
  );
  return auditLog.nodes;
}

async function run(name: string, input: Record<string, unknown>): Promise<{ __typename: string; message?: string }> {
  const type = createSchema().getMutationType()?.getFields()[name]?.args[0]?.type;
  const query = `mutation ($input: ${type}) { answer: ${name}(input: $input) { __typename ... on Error { message } } }`;
  return (await app.query<{ answer: { __typename: string } }>(query, { input })).answer;
}

/** Cases that the idempotency test has none of. */
const ownCases: Record<string, () => Promise<Record<string, unknown>>> = {
  createApiKey: async () => ({ name: `key ${randomBytes(4).toString('hex')}`, role: 'VIEWER' }),
  createSignInLink: async () => ({ name: `guest ${randomBytes(4).toString('hex')}`, role: 'VIEWER' }),
  signIn: async () => ({ apiKey: ownerKey }),
};

const names = Object.keys(createSchema().getMutationType()?.getFields() ?? {});

test('each mutation says what it writes into the audit log', () => {
  expect(Object.keys(expected).toSorted()).toEqual(names.toSorted());
});

test.each(names.filter((name) => name !== 'signOut'))('%s writes what it changes, with who did it', async (name) => {
  const own = ownCases[name];
  const given = own ? await own() : (await repeatableCases[name]!({ sql: db.sql, app, simulator })).input;
  const input = { ...given, idempotencyKey: 'audited' };
  const [last] = await db.sql<{ id: string }[]>`select coalesce(max(id), 0) as id from audit_log`;
  expect((await run(name, input)).__typename).toMatch(/Payload$/);
  const rows = await db.sql<{ type: string; actor: string }[]>`
    select type, actor from audit_log where id > ${last?.id ?? '0'} order by id`;
  expect([...new Set(rows.map(({ type }) => type))].toSorted()).toEqual(expected[name]);
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(rows.length > 0 ? ['owner'] : []));
});

test('an entry has the field as it was and as it became, and of credentials only that they changed', async () => {
  const { settings, credentials } = simulator.connections.test;
  const token = `canary-${randomBytes(8).toString('hex')}`;
  await run('connectMarketplace', {
    code: 'audited',
    name: 'Audited',
    adapter: 'generic',
    currency: 'UZS',
    settings,
    credentials,
  });
  await run('updateMarketplace', { marketplace: 'audited', name: 'Renamed', stockBuffer: 2 });
  const [changed] = await list('(filter: { subjects: ["audited"] }, first: 1)');
  expect(changed).toMatchObject({
    actor: 'owner',
    type: 'marketplace.changed',
    subjectType: 'marketplace',
    subject: 'audited',
  });
  expect(changed?.changes).toEqual([
    { field: 'name', from: 'Audited', to: 'Renamed' },
    { field: 'stockBuffer', from: 0, to: 2 },
  ]);
  await db.sql`update marketplaces set credentials = ${token} where code = 'audited'`;
  const [sealed] = await list('(filter: { subjects: ["audited"] }, first: 1)');
  expect(sealed).toMatchObject({ actor: 'database', changes: [{ field: 'credentials', from: null, to: null }] });
  const [found] = await db.sql`select count(*)::int as rows from audit_log where changes::text like '%canary%'`;
  expect(found).toEqual({ rows: 0 });
});

test('no secret that was given or made is in the audit log', async () => {
  const secret = `whsec_${randomBytes(24).toString('base64')}`;
  const { input } = await repeatableCases.rotateWebhookSecret!({ sql: db.sql, app, simulator });
  expect((await run('rotateWebhookSecret', { ...input, newSecret: secret })).__typename).toMatch(/Payload$/);
  const [row] = await db.sql<{ text: string; sealed: string[]; hashes: string[] }[]>`
    select (select string_agg(changes::text, ' ') from audit_log) as text,
      (select array_agg(secret) from webhook_secrets) as sealed,
      (select array_agg(encode(key_hash, 'hex')) from api_keys) as hashes`;
  for (const one of [secret, secret.slice(6), ...(row?.sealed ?? []), ...(row?.hashes ?? [])]) {
    expect(row?.text).not.toContain(one);
  }
  expect(row?.text).not.toContain(simulator.connections.test.credentials.token);
});

test('a mutation that is refused writes nothing', async () => {
  const before = await db.sql`select max(id) as id from audit_log`;
  const { id } = await addMarketplace(db.sql);
  const after = await db.sql`select max(id) as id from audit_log`;
  expect(after).not.toEqual(before);
  await db.sql`update marketplaces set code = 'refusing' where id = ${id}`;
  const answer = await run('setExchangeRates', {
    rates: [
      { currency: 'EUR', date: '2026-01-09', rate: '13000' },
      { currency: 'nope', date: '2026-01-09', rate: '1' },
    ],
  });
  expect(answer.__typename).toBe('ValidationError');
  expect(await db.sql`select max(id) as id from audit_log`).toEqual(after);
});

test('the log is read page by page, and by type, subject, actor and time', async () => {
  const all = await list('(first: 250)');
  expect(all.map(({ id }) => id)).toEqual([...new Set(all.map(({ id }) => id))]);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
  const { auditLog } = await app.query<{
    auditLog: { totalCount: number; nodes: Entry[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }>('{ auditLog(first: 3) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }');
  expect(auditLog).toMatchObject({ totalCount: all.length, pageInfo: { hasNextPage: true } });
  const next = await list(`(first: 3, after: "${auditLog.pageInfo.endCursor}")`);
  expect(next.map(({ id }) => id)).toEqual(all.slice(3, 6).map(({ id }) => id));

  const where = async (filter: string) => list(`(first: 250, filter: ${filter})`);
  expect(await where('{ types: ["marketplace.paused"] }')).toEqual(
    all.filter(({ type }) => type === 'marketplace.paused'),
  );
  expect(await where('{ subjectTypes: ["api_key"] }')).toEqual(
    all.filter(({ subjectType }) => subjectType === 'api_key'),
  );
  expect(await where('{ subjects: ["USD"] }')).toEqual(all.filter(({ subject }) => subject === 'USD'));
  expect(await where('{ actors: ["database"] }')).toEqual(all.filter(({ actor }) => actor === 'database'));
  const middle = all[5]!.at;
  expect(await where(`{ from: "${middle}" }`)).toEqual(all.filter(({ at }) => at >= middle));
  expect((await where(`{ to: "${middle}" }`)).length).toBeGreaterThan(0);
  expect(await where('{ types: [] }')).toEqual([]);
});

test('a period that ends before it begins, and too many names, are refused', async () => {
  const many = JSON.stringify(Array.from({ length: 501 }, (_, index) => `name ${index}`));
  for (const filter of ['{ from: "2026-01-10T00:00:00Z", to: "2026-01-09T00:00:00Z" }', `{ actors: ${many} }`]) {
    const { body } = await app.post({ query: `{ auditLog(filter: ${filter}) { totalCount } }` });
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});

test('an entry is read again by its id', async () => {
  const [entry] = await list('(first: 1)');
  const { node } = await app.query<{ node: { type: string } }>(
    'query ($id: ID!) { node(id: $id) { ... on AuditEntry { type } } }',
    { id: entry?.id },
  );
  expect(node).toEqual({ type: entry?.type });
});
