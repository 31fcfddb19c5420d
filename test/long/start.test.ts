import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOmbor } from '../support/command.ts';
import { createTestDirectory } from '../support/directory.ts';
import { type Program, spawnOmbor, startProgram } from '../support/program.ts';

// A start takes seconds of the processor, so the tests share one directory, and each goes on where the last one stopped.
let directory: string;
let remove: () => Promise<void>;
let running: { program: Program; ready: Ready };
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
});
afterAll(() => remove());

interface Ready {
  ready: true;
  graphqlUrl: string;
  webhookUrl: string;
}

const ownerKey = `cli-owner-${'k'.repeat(32)}`;
const env = (): Record<string, string> => ({ DATABASE_DIR: directory, PORT: '0', OMBOR_OWNER_KEY: ownerKey });

async function start(): Promise<{ program: Program; ready: Ready }> {
  const program = startProgram('src/main.ts', ['start'], env());
  return { program, ready: JSON.parse(await program.nextLine()) as Ready };
}

async function query(ready: Ready, text: string): Promise<unknown> {
  const response = await fetch(ready.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerKey}` },
    body: JSON.stringify({ query: text }),
  });
  return ((await response.json()) as { data: unknown }).data;
}

test('start brings its database, prints one line of JSON when it serves, and stops in order at SIGTERM', async () => {
  const { program, ready } = await start();
  expect(ready).toMatchObject({
    ready: true,
    graphqlUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/),
    webhookUrl: expect.stringMatching(/\/webhooks\/marketplaces\/stock-update$/),
  });
  expect(await query(ready, '{ viewer { role } }')).toEqual({ viewer: { role: 'OWNER' } });
  const base = ready.graphqlUrl.replace('/graphql', '');
  expect(await (await fetch(`${base}/health`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${base}/ready`)).status).toBe(200);
  expect(await (await fetch(`${base}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
  expect((await fetch(`${base}/metrics`)).status).toBe(404);
  expect(program.errors()).toContain('The database is empty. Next steps:');
  expect(program.errors()).toContain(`${base}/console/marketplaces/new`);
  program.kill('SIGTERM');
  expect(await program.ended).toBe(0);
}, 60_000);

test('a second start on the same directory says who uses it', async () => {
  running = await start();
  const second = await runOmbor(['start'], env());
  expect(second).toMatchObject({ code: 1, errors: expect.stringContaining(String(running.program.pid)) });
  expect(second.errors).not.toContain('    at ');
}, 60_000);

test('a key created on the command line is accepted by the running API, and rejected once it is revoked', async () => {
  const { ready } = running;
  const made = await runOmbor(['key', 'create', '--role', 'viewer', '--name', 'Karim'], env());
  const key = made.lines.join('\n').match(/ombor_[\w-]{96}/)?.[0] ?? '';
  const viewer = async (): Promise<number> =>
    (
      await fetch(ready.graphqlUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: '{"query":"{ viewer { role } }"}',
      })
    ).status;
  expect(await viewer()).toBe(200);
  const listed = await runOmbor(['key', 'list'], env());
  expect(listed.lines.join('\n')).toContain('Karim');
  expect(listed.lines.join('\n')).not.toContain(key);
  expect((await runOmbor(['key', 'revoke', key.slice(0, 12)], env())).code).toBe(0);
  expect(await viewer()).toBe(401);
  expect((await runOmbor(['check'], env())).code).toBe(0);
}, 60_000);

test('data is kept after a kill -9 and a new start', async () => {
  await query(
    running.ready,
    'mutation { createProduct(input: { sku: "KEPT", name: "Kept", quantity: 7 }) { __typename } }',
  );
  running.program.kill('SIGKILL');
  await running.program.ended;
  running = await start();
  expect(await query(running.ready, '{ product(sku: "KEPT") { quantity } }')).toEqual({ product: { quantity: 7 } });
}, 60_000);

test('Ctrl-C that arrives twice at once, as under node --watch, still stops in order', async () => {
  running.program.kill('SIGINT');
  running.program.kill('SIGINT');
  expect(await running.program.ended).toBe(0);
}, 60_000);

test('a second signal exits at once, and the next start works', async () => {
  const { program } = await start();
  program.kill('SIGTERM');
  program.kill('SIGINT');
  expect([130, 143]).toContain(await program.ended);
  running = await start();
  expect(await query(running.ready, '{ viewer { role } }')).toEqual({ viewer: { role: 'OWNER' } });
}, 60_000);

test('when its database ends under it, start says so and ends with 1', async () => {
  const { program } = running;
  const pid = Number((await readFile(path.join(directory, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  expect(await program.ended).toBe(1);
  expect(program.errors()).toContain('PostgreSQL ended unexpectedly');
}, 60_000);

test('a port that is in use is reported in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, errors } = await spawnOmbor(['start'], { ...env(), PORT: port });
  other.close();
  expect(code).toBe(1);
  expect(errors).toContain(`Port ${port}`);
  expect(errors).not.toContain('    at ');
}, 60_000);

test('a database that cannot be reached is reported in one sentence', async () => {
  const gone = {
    ...env(),
    DATABASE_URL: 'postgres://ombor:secret-word@127.0.0.1:1/ombor',
    OMBOR_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  };
  for (const command of ['start', 'serve', 'work', 'migrate']) {
    const { code, errors } = await runOmbor([command], gone);
    expect({ command, code }).toEqual({ command, code: 1 });
    expect(errors).toContain('cannot be reached');
    expect(errors).not.toContain('secret-word');
    expect(errors).not.toContain('    at ');
  }
}, 60_000);

test('all errors of the environment are reported at once, without secrets', async () => {
  const { code, errors } = await runOmbor(['start'], {
    PORT: 'eighty',
    BASE_CURRENCY: 'sum',
    BUSINESS_TIME_ZONE: 'Mars',
    OMBOR_OWNER_KEY: 'short',
  });
  expect(code).toBe(1);
  for (const name of ['PORT', 'BASE_CURRENCY', 'BUSINESS_TIME_ZONE', 'OMBOR_OWNER_KEY']) expect(errors).toContain(name);
  expect(errors).not.toContain('short');
});
