import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOmbor } from '../support/command.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Program, startProgram } from '../support/program.ts';

let root: string;
let remove: () => Promise<void>;
let program: Program;
let graphqlUrl: string;
const ownerKey = `cli-owner-${'k'.repeat(32)}`;
const env = (): Record<string, string> => ({
  DATABASE_DIR: path.join(root, 'live'),
  PORT: '0',
  OMBOR_OWNER_KEY: ownerKey,
});

async function start(): Promise<void> {
  program = startProgram('src/main.ts', ['start'], env());
  ({ graphqlUrl } = JSON.parse(await program.nextLine()) as { graphqlUrl: string });
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
  query<{ createProduct: { __typename: string } }>(
    `mutation { createProduct(input: { sku: "${sku}", name: "P", quantity: 7 }) { __typename } }`,
  );

beforeAll(async () => {
  ({ directory: root, remove } = await createTestDirectory());
  await start();
}, 60_000);
afterAll(async () => {
  program.kill('SIGKILL');
  await program.ended;
  await runOmbor(['check'], env());
  await remove();
}, 60_000);

test('a backup that is made while Ombor is used has every answered change from before it, and books that balance', async () => {
  const backup = path.join(root, 'backup');
  for (let n = 0; n < 20; n += 1) await create(`BEFORE-${n}`);
  let isOver = false;
  const writing = (async () => {
    for (let n = 0; !isOver; n += 1) await create(`DURING-${n}`);
  })();
  const made = await runOmbor(['backup', backup], env());
  isOver = true;
  await writing;
  expect(made).toMatchObject({
    code: 0,
    errors: '',
    lines: [expect.stringMatching(/^Backed up everything until .*with the encryption key\.$/)],
  });
  expect((await stat(backup)).mode & 0o077).toBe(0);
  expect(await runOmbor(['backup', backup], env())).toMatchObject({
    code: 1,
    errors: expect.stringContaining('exists already'),
  });
  await create('AFTER');

  const inUse = await runOmbor(['restore', backup], env());
  expect(inUse).toMatchObject({ code: 1, errors: expect.stringContaining(String(program.pid)) });
  program.kill('SIGTERM');
  await program.ended;
  const restored = await runOmbor(['restore', backup], env());
  expect({ ...restored, lines: restored.lines.join('\n') }).toMatchObject({
    code: 0,
    lines: expect.stringMatching(
      /^Restored into .*before-restore-[\s\S]*no marketplace is called until `ombor resume-after-restore`[\s\S]*The books balance/,
    ),
  });
  expect((await readdir(root)).filter((name) => name.endsWith('.part'))).toEqual([]);
  await start();
  const { product, none, alerts } = await query<{ product: object; none: null; alerts: { nodes: { kind: string }[] } }>(
    '{ product(sku: "BEFORE-19") { quantity } none: product(sku: "AFTER") { quantity } alerts(open: true) { nodes { kind } } }',
  );
  expect({ product, none }).toEqual({ product: { quantity: 7 }, none: null });
  expect(alerts.nodes.map(({ kind }) => kind)).toContain('RESTORED');
}, 120_000);

test('what is no backup is refused, and nothing is moved', async () => {
  program.kill('SIGTERM');
  await program.ended;
  expect(await runOmbor(['restore', path.join(root, 'nothing')], env())).toMatchObject({
    code: 1,
    errors: expect.stringContaining('is no backup of `ombor backup`'),
  });
  await start();
  expect(await query('{ product(sku: "BEFORE-0") { quantity } }')).toEqual({ product: { quantity: 7 } });
}, 60_000);
