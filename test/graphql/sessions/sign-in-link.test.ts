import { expect, test } from 'vitest';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { signIn } from '../../support/signing-in.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api', env: { PUBLIC_URL: 'https://ombor.example' } });

interface Answer {
  url?: string;
  expiresAt?: string;
  code?: string;
}

const create = async (input: Record<string, unknown>): Promise<Answer> =>
  (
    await app.query<{ createSignInLink: Answer }>(
      `mutation ($input: CreateSignInLinkInput!) { createSignInLink(input: $input) {
        ... on CreateSignInLinkPayload { url expiresAt } ... on Error { code } } }`,
      { input: { role: 'OPERATOR', ...input } },
    )
  ).createSignInLink;
const use = (url: string | undefined) => signIn(app, { linkToken: url?.split('#link=')[1] ?? '' });

test('an owner makes a link to the console, for 15 minutes', async () => {
  const { url, expiresAt } = await create({ name: 'Aziza' });
  expect(url).toMatch(/^https:\/\/ombor\.example\/console#link=ombor_link_[\w-]{43}$/);
  expect((Date.parse(expiresAt ?? '') - Date.now()) / 60_000).toBeCloseTo(15, 0);
  expect(await use(url)).toMatchObject({ session: { name: 'Aziza', role: 'OPERATOR', method: 'LINK' } });
});

test('a creation that is repeated with its idempotency key gives another link in place of the first', async () => {
  const input = { name: 'Lost', idempotencyKey: 'lost' };
  const [first, second] = [await create(input), await create(input)];
  expect(await use(first.url)).toMatchObject({ reason: 'UNKNOWN_LINK' });
  expect(await use(second.url)).toMatchObject({ session: { name: 'Lost' } });
  expect(await create(input)).toEqual({ code: 'INVALID_STATE' });
});

test('a buyer, no name, and the name of somebody with another role are refused', async () => {
  const codes = [];
  for (const input of [{ name: 'x', role: 'BUYER' }, { name: '' }, { name: 'aziza', role: 'OWNER' }]) {
    codes.push((await create(input)).code);
  }
  expect(codes).toEqual(['VALIDATION', 'VALIDATION', 'ALREADY_EXISTS']);
});
