import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDirectory } from '../support/directory.ts';
import { type Program, spawnOmbor, startProgram } from '../support/program.ts';

let directory: string;
let remove: () => Promise<void>;
let program: Program;
let graphqlUrl: string;
beforeAll(async () => {
  ({ directory, remove } = await createTestDirectory());
});
afterAll(() => remove());

const env = (): Record<string, string> => ({ DATABASE_DIR: directory, PORT: '0' });

async function start(): Promise<void> {
  program = startProgram('src/main.ts', ['start'], env());
  ({ graphqlUrl } = JSON.parse(await program.nextLine()) as { graphqlUrl: string });
}

async function ask<Data>(query: string, authorization?: string): Promise<Data> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: Data }).data;
}

async function stop(): Promise<void> {
  program.kill('SIGTERM');
  expect(await program.ended).toBe(0);
}

test('the first start prints a link that signs in as the owner, and no start prints one after somebody signed in', async () => {
  await start();
  const [, address, token] = /(http\S+)#link=(\S+)/.exec(program.errors()) ?? [];
  expect(address).toBe(graphqlUrl.replace('/graphql', '/console'));
  const { signIn } = await ask<{ signIn: { token: string } }>(
    `mutation { signIn(input: { linkToken: "${token}" }) { ... on SignInPayload { token } } }`,
  );
  expect(await ask('{ viewer { role name } }', `Bearer ${signIn.token}`)).toEqual({
    viewer: { role: 'OWNER', name: 'owner' },
  });
  await stop();
  await start();
  expect(program.errors()).toContain('The database is empty. Next steps:');
  expect(program.errors()).not.toContain('#link=');
}, 90_000);

test('a test buyer signs in where no bot is set', async () => {
  const made = await spawnOmbor(['init-data', '--user', '1001', '--name', 'Aziza'], env());
  expect(made).toMatchObject({ code: 0 });
  expect(await ask('{ viewer { role name telegramUserId } }', `tma ${made.lines.join('').trim()}`)).toEqual({
    viewer: { role: 'BUYER', name: 'Aziza', telegramUserId: '1001' },
  });
  await stop();
}, 90_000);
