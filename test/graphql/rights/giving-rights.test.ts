import { describe, expect, test } from 'vitest';
import type { Rights } from '../../../src/db/api-keys.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { begin } from '../../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Answer {
  key?: string;
  url?: string;
  code?: string;
  apiKey?: Rights;
}

const run = async (mutation: string, type: string, fields: string, input: object): Promise<Answer> =>
  (
    await app.query<{ answer: Answer }>(
      `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ... on ${fields} ... on Error { code } } }`,
      { input },
    )
  ).answer;
const createKey = (input: object) =>
  run('createApiKey', 'CreateApiKeyInput', 'CreateApiKeyPayload { key apiKey { seesMoney seesBuyers } }', input);
const createLink = (input: object) =>
  run('createSignInLink', 'CreateSignInLinkInput', 'CreateSignInLinkPayload { url }', input);

const rightsOf = async (authorization: string): Promise<Rights> =>
  (await app.query<{ viewer: Rights }>('{ viewer { seesMoney seesBuyers } }', {}, authorization)).viewer;
const openLink = async (input: object) => {
  const { url } = await createLink(input);
  return begin(app, { linkToken: url?.split('#link=')[1] ?? '' });
};

describe('an API key', () => {
  test.each(['OPERATOR', 'VIEWER'])('of %s sees neither money nor buyers unless it says so', async (role) => {
    const plain = await createKey({ name: `plain ${role}`, role });
    expect(plain.apiKey).toEqual({ seesMoney: false, seesBuyers: false });
    expect(await rightsOf(`Bearer ${plain.key}`)).toEqual({ seesMoney: false, seesBuyers: false });
    const seeing = await createKey({ name: `seeing ${role}`, role, seesBuyers: true });
    expect(await rightsOf(`Bearer ${seeing.key}`)).toEqual({ seesMoney: false, seesBuyers: true });
  });

  test('of an owner sees everything, and cannot see less', async () => {
    expect((await createKey({ name: 'second owner', role: 'OWNER' })).apiKey).toEqual({
      seesMoney: true,
      seesBuyers: true,
    });
    expect(await createKey({ name: 'half an owner', role: 'OWNER', seesMoney: false })).toEqual({ code: 'VALIDATION' });
  });

  test('passes its rights to its sessions, and what it loses they lose', async () => {
    const { key } = await createKey({ name: 'with a session', role: 'VIEWER', seesMoney: true });
    const { bearer } = await begin(app, { apiKey: key });
    expect(await rightsOf(bearer)).toEqual({ seesMoney: true, seesBuyers: false });
    await db.sql`update api_keys set sees_money = false where name = 'with a session'`;
    expect(await rightsOf(bearer)).toEqual({ seesMoney: false, seesBuyers: false });
  });
});

describe('a one-time link', () => {
  test('of a new person gives what it says, and nothing by itself', async () => {
    expect(await rightsOf((await openLink({ name: 'Plain', role: 'OPERATOR' })).bearer)).toEqual({
      seesMoney: false,
      seesBuyers: false,
    });
    const { bearer } = await openLink({ name: 'Karim', role: 'OPERATOR', seesMoney: true });
    expect(await rightsOf(bearer)).toEqual({ seesMoney: true, seesBuyers: false });
  });

  test('of a known person leaves their rights as they are, and is refused when it names others', async () => {
    const { bearer } = await openLink({ name: 'Karim', role: 'OPERATOR' });
    expect(await rightsOf(bearer)).toEqual({ seesMoney: true, seesBuyers: false });
    expect(await createLink({ name: 'Karim', role: 'OPERATOR', seesBuyers: true })).toEqual({ code: 'ALREADY_EXISTS' });
    expect(await createLink({ name: 'Karim', role: 'OPERATOR', seesMoney: false })).toEqual({ code: 'ALREADY_EXISTS' });
  });
});

test('who gets which rights is in the audit log', async () => {
  const { auditLog } = await app.query<{ auditLog: { nodes: { changes: { field: string; to: unknown }[] }[] } }>(
    '{ auditLog(filter: { types: ["api_key.created"], subjects: ["Karim"] }) { nodes { changes { field to } } } }',
  );
  expect(auditLog.nodes[0]?.changes).toContainEqual({ field: 'seesMoney', to: true });
  expect(auditLog.nodes[0]?.changes).toContainEqual({ field: 'seesBuyers', to: false });
});
