import { beforeAll, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';

const db = useDatabase();
const app = useApp(db, { role: 'api' });

interface Page {
  totalCount: number;
  nodes: { name: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const read = async (variables: Record<string, unknown> = {}): Promise<Page> =>
  (
    await app.query<{ staffKeys: Page }>(
      `query ($first: Int, $after: String, $filter: ApiKeyFilter) { staffKeys(first: $first, after: $after, filter: $filter) {
        totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`,
      variables,
    )
  ).staffKeys;
const namesOf = ({ nodes }: Page) => nodes.map(({ name }) => name).filter((name) => name.startsWith('Staff'));

const all = Array.from({ length: 9 }, (_, n) => `Staff ${n}`);
beforeAll(async () => {
  for (const name of all) {
    const keyHash = hashApiKey(`ombor_${name}`);
    await createApiKey(db.sql, { role: 'viewer', name, keyHash, keyPrefix: 'ombor_' });
  }
  await db.sql`update api_keys set revoked_at = now() where name in ('Staff 1', 'Staff 4')`;
  await db.sql`update api_keys set expires_at = now() where name = 'Staff 6'`;
});

test('pages of keys have each key once, oldest first, as apiKeys lists them', async () => {
  const names: string[] = [];
  let page = await read({ first: 3 });
  for (;;) {
    expect(page.nodes.length).toBeLessThanOrEqual(3);
    names.push(...page.nodes.map(({ name }) => name));
    if (!page.pageInfo.hasNextPage) break;
    page = await read({ first: 3, after: page.pageInfo.endCursor });
  }
  const { apiKeys } = await app.query<{ apiKeys: { name: string }[] }>('{ apiKeys { name } }');
  expect(names).toEqual(apiKeys.map(({ name }) => name));
  expect(names.filter((name) => name.startsWith('Staff'))).toEqual(all);
  expect(page.totalCount).toBe(names.length);
});

test('only keys that work now, or only the others, can be listed and counted', async () => {
  const [valid, others] = [await read({ filter: { valid: true } }), await read({ filter: { valid: false } })];
  expect(namesOf(others)).toEqual(['Staff 1', 'Staff 4', 'Staff 6']);
  expect(namesOf(valid)).toEqual(all.filter((name) => !namesOf(others).includes(name)));
  expect(others.totalCount).toBe(3);
  expect(valid.totalCount).toBe(valid.nodes.length);
});
