import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BucketStandIn, bucketRegion, startBucket } from '../support/bucket.ts';
import { runOmbor } from '../support/command.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Program, startProgram } from '../support/program.ts';

let root: string;
let remove: () => Promise<void>;
let program: Program | undefined;
let bucket: BucketStandIn;
let graphqlUrl: string;
let metricsUrl: string;
const ownerKey = `cli-owner-${'k'.repeat(32)}`;
const encryptionKey = Buffer.alloc(32, 7).toString('base64');
const passphrase = 'olma nok o‘rik shaftoli';
const metricsToken = 'm'.repeat(32);
const env = (): Record<string, string> => ({
  DATABASE_DIR: path.join(root, 'live'),
  PORT: '0',
  OMBOR_OWNER_KEY: ownerKey,
  OMBOR_ENCRYPTION_KEY: encryptionKey,
  METRICS_TOKEN: metricsToken,
  BACKUP_TO: `${path.join(root, 'kept')},s3://${bucket.bucket}/nights`,
  BACKUP_PASSPHRASE: passphrase,
  BACKUP_S3_ENDPOINT: bucket.url,
  BACKUP_S3_REGION: bucketRegion,
  BACKUP_S3_KEY_ID: bucket.keyId,
  BACKUP_S3_SECRET: bucket.secret,
});

async function start(): Promise<void> {
  program = startProgram('src/main.ts', ['start'], env());
  const ready = JSON.parse(await program.nextLine()) as { graphqlUrl: string; url: string };
  graphqlUrl = ready.graphqlUrl;
  metricsUrl = `${ready.url}/metrics`;
}

async function stop(): Promise<void> {
  program?.kill('SIGTERM');
  await program?.ended;
  program = undefined;
}

async function query<Data>(text: string): Promise<Data> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` },
    body: JSON.stringify({ query: text }),
  });
  return ((await response.json()) as { data: Data }).data;
}

const create = (sku: string) =>
  query(`mutation { createProduct(input: { sku: "${sku}", name: "P", quantity: 7 }) { __typename } }`);

async function readBackupAge(): Promise<number> {
  const response = await fetch(metricsUrl, { headers: { authorization: `Bearer ${metricsToken}` } });
  return Number(
    /^ombor_tested_backup_age_seconds (\S+)$/m.exec(await response.text())?.[1]?.replace('+Inf', 'Infinity'),
  );
}

const status = async () => {
  const { lines } = await runOmbor(['status', '--json'], env());
  return (JSON.parse(lines.at(-1)!) as { attention: string[] }).attention;
};

beforeAll(async () => {
  ({ directory: root, remove } = await createTestDirectory());
  bucket = await startBucket();
  await start();
}, 60_000);
afterAll(async () => {
  await stop();
  await bucket.stop();
  await remove();
}, 60_000);

test('before the first tested backup, status and metrics are bad', async () => {
  expect(await status()).toEqual(['No backup was tested yet. Run `ombor backup --nightly`.']);
  expect(await readBackupAge()).toBe(Number.POSITIVE_INFINITY);
}, 60_000);

test('a night whose place is missing fails with the reason, and the other place has it', async () => {
  await create('FIRST');
  const failed = await runOmbor(['backup', '--nightly'], env());
  expect(failed).toMatchObject({ code: 1, errors: expect.stringContaining('does not exist. Is its disk mounted?') });
  expect([...bucket.objects.keys()]).toEqual([expect.stringMatching(/^nights\/ombor-.*\.sealed$/)]);
  expect(await status()).toEqual([
    expect.stringMatching(/^No backup was tested yet\. The last attempt failed: The folder/),
  ]);
}, 120_000);

test('a night makes a sealed backup that was restored to test it, in every place, without the encryption key', async () => {
  await mkdir(path.join(root, 'kept'));
  const made = await runOmbor(['backup', '--nightly'], env());
  expect(made).toMatchObject({
    code: 0,
    lines: [
      expect.stringMatching(/It was restored to test it: 1 products, 1 movements, and the books balance\.$/),
      `Kept at: ${path.join(root, 'kept')}, s3://${bucket.bucket}/nights/`,
    ],
  });
  const [name] = await readdir(path.join(root, 'kept'));
  const file = await readFile(path.join(root, 'kept', name!));
  expect(bucket.objects.get(`nights/${name}`)?.equals(file)).toBe(true);
  expect((await readdir(root)).toSorted()).toEqual(['kept', 'live']);
  expect(await status()).toEqual([]);
  expect(await readBackupAge()).toBeLessThan(120);
}, 120_000);

test('a sealed backup is restored with the passphrase and the key of the environment, and with nothing less', async () => {
  await create('AFTER');
  await stop();
  const [name] = await readdir(path.join(root, 'kept'));
  const file = path.join(root, 'kept', name!);
  const elsewhere: Record<string, string> = { ...env(), DATABASE_DIR: path.join(root, 'new') };
  const { OMBOR_ENCRYPTION_KEY: _key, ...withoutKey } = elsewhere;
  expect(await runOmbor(['restore', '--sealed', file], withoutKey)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('set OMBOR_ENCRYPTION_KEY to the one that you put away'),
  });
  const words = path.join(root, 'words');
  await writeFile(words, 'another sentence, which is wrong\n');
  expect(await runOmbor(['restore', '--sealed', file, '--passphrase-file', words], elsewhere)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('The passphrase is wrong'),
  });
  expect(await runOmbor(['restore', file], elsewhere)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('Then write --sealed before it'),
  });
  await rm(words);
  expect((await readdir(root)).toSorted()).toEqual(['kept', 'live']);
  const restored = await runOmbor(['restore', '--sealed', file], env());
  expect({ ...restored, lines: restored.lines.join('\n') }).toMatchObject({
    code: 0,
    lines: expect.stringMatching(/^Restored into .*before-restore-[\s\S]*The books balance: 1 products/),
  });
  await start();
  expect(
    await query('{ first: product(sku: "FIRST") { quantity } after: product(sku: "AFTER") { quantity } }'),
  ).toEqual({
    first: { quantity: 7 },
    after: null,
  });
}, 120_000);

test('a file that a person seals opens with its own passphrase', async () => {
  const [file, words] = [path.join(root, 'mine.sealed'), path.join(root, 'words')];
  await writeFile(words, 'a sentence of my own\n');
  expect(await runOmbor(['backup', '--seal', file, '--passphrase-file', words], env())).toMatchObject({
    code: 0,
    lines: [
      expect.stringMatching(/^Sealed everything until /),
      'The encryption key is not in it: keep OMBOR_ENCRYPTION_KEY in another place, and the passphrase too.',
    ],
  });
  expect(await runOmbor(['backup', '--seal', file, '--passphrase-file', words], env())).toMatchObject({
    code: 1,
    errors: expect.stringContaining('exists already'),
  });
  const elsewhere = { ...env(), DATABASE_DIR: path.join(root, 'new') };
  expect(await runOmbor(['restore', '--sealed', file, '--passphrase-file', words], elsewhere)).toMatchObject({
    code: 0,
  });
}, 120_000);
