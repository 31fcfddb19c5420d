import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprint, open } from '../../src/secrets.ts';
import { connectSimulated, encryptionKey as oldKey, startApp } from '../support/app.ts';
import { runOmbor } from '../support/command.ts';
import { useDatabase } from '../support/database.ts';
import { createTestDirectory } from '../support/directory.ts';
import { useSimulator } from '../support/simulator.ts';

const db = useDatabase();
const simulator = useSimulator();
const newKey = randomBytes(32);
let home: Awaited<ReturnType<typeof createTestDirectory>>;
const secrets = new Map<string, string>();

const rotate = `mutation { rotateWebhookSecret(input: { marketplace: "uzum", idempotencyKey: "once" }) {
  ... on RotateWebhookSecretPayload { webhookSecret } } }`;

beforeAll(async () => {
  home = await createTestDirectory();
  const app = await startApp(db.url, { role: 'api' });
  await connectSimulated(app, simulator, ['uzum', 'ozon'], (name, secret) => void secrets.set(name, secret));
  const { rotateWebhookSecret } = await app.query<{ rotateWebhookSecret: { webhookSecret: string } }>(rotate);
  secrets.set('uzum again', rotateWebhookSecret.webhookSecret);
  await app.stop();
});
afterAll(() => home.remove());

const reseal = async (key: Buffer, from: string) => {
  const file = path.join(home.directory, 'old-key.txt');
  await writeFile(file, from);
  return runOmbor(['reseal', '--from', file], { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: key.toString('base64') });
};

const resealFromEnv = () =>
  runOmbor(['reseal'], {
    DATABASE_URL: db.url,
    OMBOR_ENCRYPTION_KEY: newKey.toString('base64'),
    OMBOR_ENCRYPTION_KEY_OLD: oldKey.toString('base64'),
  });

const readAll = async () => {
  const credentials = await db.sql<{ code: string; credentials: string }[]>`
    select code, credentials from marketplaces where credentials is not null order by id`;
  const webhookSecrets = await db.sql<{ code: string; secret: string; fingerprint: string }[]>`
    select m.code, s.secret, s.fingerprint from webhook_secrets s join marketplaces m on m.id = s.marketplace_id order by s.id`;
  return { credentials, webhookSecrets };
};

test('a wrong old key, or none, changes nothing', async () => {
  const before = await readAll();
  const wrong = await reseal(newKey, randomBytes(32).toString('base64'));
  expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('was encrypted with another key') });
  const none = await reseal(newKey, 'no key');
  expect(none).toMatchObject({ code: 1, errors: expect.stringContaining('expected 32 bytes in base64 or hex') });
  expect(await readAll()).toEqual(before);
}, 60_000);

test('a process that has both keys opens what the old one sealed, and seals with the new one', async () => {
  const app = await startApp(db.url, { role: 'api', encryptionKey: { present: newKey, before: oldKey } });
  const asked = await app.query<{ marketplaces: { webhookSecrets: { prefix: string }[] }[] }>(
    '{ marketplaces { code webhookSecrets { prefix } } }',
  );
  expect(asked.marketplaces.flatMap((one) => one.webhookSecrets.map(({ prefix }) => prefix))).toContain(
    secrets.get('ozon')!.slice(0, Math.floor(secrets.get('ozon')!.length / 8)),
  );
  // A repeated call: its answer was sealed with the old key.
  const { rotateWebhookSecret } = await app.query<{ rotateWebhookSecret: { webhookSecret: string } }>(rotate);
  expect(rotateWebhookSecret.webhookSecret).toBe(secrets.get('uzum again'));
  await app.stop();
}, 60_000);

test('without a file and without OMBOR_ENCRYPTION_KEY_OLD it says what it needs', async () => {
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: newKey.toString('base64') };
  expect(await runOmbor(['reseal'], env)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('or set OMBOR_ENCRYPTION_KEY_OLD'),
  });
}, 60_000);

test.each([
  ['the environment', undefined],
  ['base64', oldKey.toString('base64')],
  // Repeated: what has the new key already stays right.
  ['hex', `${oldKey.toString('hex')}\n`],
])(
  'everything that was sealed is sealed with the new key, the old one given in %s',
  async (_form, text) => {
    expect(await (text === undefined ? resealFromEnv() : reseal(newKey, text))).toMatchObject({
      code: 0,
      lines: ['Encrypted again: credentials of 2 marketplaces, 3 webhook secrets, 1 remembered answers.'],
    });
    const { credentials, webhookSecrets } = await readAll();
    expect(
      credentials.map(({ code, credentials: sealed }) =>
        JSON.parse(open(newKey, sealed, `marketplaces:${code}:credentials`)),
      ),
    ).toEqual([simulator.connections.uzum.credentials, simulator.connections.ozon.credentials]);
    const opened = webhookSecrets.map(({ code, secret }) =>
      open(newKey, secret, `marketplaces:${code}:webhook_secret`),
    );
    expect(opened).toEqual([secrets.get('uzum'), secrets.get('ozon'), secrets.get('uzum again')]);
    expect(webhookSecrets.map((row) => row.fingerprint)).toEqual(opened.map((secret) => fingerprint(newKey, secret)));
    const [{ sealed } = { sealed: '' }] = await db.sql<{ sealed: string }[]>`
    select result ->> 'secret' as sealed from idempotency_keys where mutation = 'rotateWebhookSecret'`;
    expect(open(newKey, sealed, 'idempotency_keys:result')).toBe(secrets.get('uzum again'));
  },
  60_000,
);

test('and the audit log says who did it', async () => {
  const entries = await db.sql`select actor, changes from audit_log where type = 'deployment.resealed'`;
  expect(entries).toHaveLength(3);
  expect(entries[0]).toEqual({
    actor: expect.stringMatching(/^command line, ./),
    changes: [
      { field: 'credentials', from: null, to: 2 },
      { field: 'webhookSecrets', from: null, to: 3 },
      { field: 'answers', from: null, to: 1 },
    ],
  });
});

test('a command names its account in the audit log', async () => {
  const env = { DATABASE_URL: db.url, OMBOR_ENCRYPTION_KEY: newKey.toString('base64') };
  const made = await runOmbor(['key', 'create', '--role', 'viewer', '--name', 'Aziza'], env);
  expect(made.code).toBe(0);
  expect((await runOmbor(['key', 'revoke', made.lines[0]!.slice(0, 12)], env)).code).toBe(0);
  const entries = await db.sql`select type, actor from audit_log where subject = 'Aziza' order by id`;
  const actor = expect.stringMatching(/^command line, ./);
  expect(entries).toEqual([
    { type: 'api_key.created', actor },
    { type: 'api_key.revoked', actor },
  ]);
}, 60_000);
