import {
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { createSchema } from '../../../src/graphql/schema.ts';
import { wideLimits } from '../../../src/simulator/limits.ts';
import { useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { liftLimits } from '../../support/limits.ts';
import { useSimulator } from '../../support/simulator.ts';
import { repeatableCases } from './repeatable.ts';

const db = useDatabase();
const simulator = useSimulator({ limits: wideLimits });
// No worker: between two calls nothing changes by itself.
const app = useApp(db, { role: 'api' });
beforeAll(() => liftLimits(db.sql));

const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});

/**
 * Everything that can be read of a type without arguments and pages, so many objects deep. `prefix`: of the names in the answer, because
 * members of a union may have fields of one name and different types.
 */
function selectAll(type: GraphQLNamedType, depth = 2, prefix = ''): string {
  if (isUnionType(type)) {
    const members = type
      .getTypes()
      .map((one) => `... on ${one.name} { ${selectAll(one, depth, depth < 2 ? `${one.name}_` : '')} }`);
    return `__typename ${members.join(' ')}`;
  }
  if (!isObjectType(type)) return '__typename';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    // An explanation is of the moment in which it is asked for.
    if (field.args.some(isRequiredArgument) || /Connection$|^StockExplanation$/.test(inner.name)) return [];
    const name = prefix === '' ? field.name : `${prefix}${field.name}: ${field.name}`;
    if (!isCompositeType(inner)) return [name];
    return depth === 0 ? [] : [`${name} { ${selectAll(inner, depth - 1)} }`];
  });
  return `__typename ${fields.join(' ')}`;
}

async function run(name: string, input: Record<string, unknown>): Promise<{ __typename: string; code?: string }> {
  const field = mutations.find((one) => one.name === name);
  const type = getNamedType(field?.type);
  const inputType = field?.args[0]?.type;
  if (!type || !inputType) throw new Error(`no mutation ${name}`);
  const query = `mutation ($input: ${inputType}) { answer: ${name}(input: $input) { ${selectAll(type)} } }`;
  return (await app.query<{ answer: { __typename: string; code?: string } }>(query, { input })).answer;
}

/** A hash of each table: everything that Ombor has stored, but when credentials were used and the keys themselves. */
async function readEverything(): Promise<Record<string, string>> {
  const tables = await db.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> 'idempotency_keys'
      or schemaname = 'graphile_worker' and tablename = '_private_jobs'`;
  const hashes = tables.map(
    ({
      name,
    }) => `select '${name}' as name, md5(string_agg((to_jsonb(t) - 'last_used_at')::text, ',' order by to_jsonb(t)::text)) as hash
      from ${name} t`,
  );
  const rows = await db.sql.unsafe<{ name: string; hash: string }[]>(hashes.join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

test('every mutation takes an idempotency key, and has a case here', () => {
  const withoutKey = mutations.filter(({ args }) => {
    const type = getNamedType(args[0]?.type);
    return !isInputObjectType(type) || !type.getFields().idempotencyKey;
  });
  expect(withoutKey.map(({ name }) => name)).toEqual([]);
  expect(Object.keys(repeatableCases).toSorted()).toEqual(
    mutations
      .map(({ name }) => name)
      .filter((name) => !['createApiKey', 'createSignInLink', 'signIn', 'signOut'].includes(name))
      .toSorted(),
  );
});

test.each(Object.entries(repeatableCases))('%s acts once with an idempotency key', async (name, make) => {
  const { input, other } = await make({ sql: db.sql, app, simulator });
  const tooLong = await run(name, { ...input, idempotencyKey: 'x'.repeat(201) });
  expect(tooLong).toMatchObject({ __typename: 'ValidationError', path: ['input', 'idempotencyKey'] });

  const before = await readEverything();
  const first = await run(name, { ...input, idempotencyKey: 'same' });
  const after = await readEverything();
  expect(first.__typename).toMatch(/Payload$/);
  if (!['checkMarketplace', 'readBaseline'].includes(name)) expect(after).not.toEqual(before);

  simulator.marketplaces.test.resetCalls();
  expect(await run(name, { ...input, idempotencyKey: 'same' })).toEqual(first);
  expect(simulator.marketplaces.test.calls).toEqual([]);
  const conflict = await run(name, { ...input, ...other, idempotencyKey: 'same' });
  expect(conflict).toMatchObject({ __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' });
  expect(await readEverything()).toEqual(after);
});

test('a link that is repeated after the listing was taken off says that there is none', async () => {
  const { input } = await repeatableCases.linkProduct!({ sql: db.sql, app, simulator });
  const link = () => run('linkProduct', { ...input, idempotencyKey: 'taken-off' });
  expect((await link()).__typename).toBe('LinkProductPayload');
  const { marketplace, marketplaceSku } = input;
  await run('unlinkProduct', { marketplace, marketplaceSku, showZero: false });
  expect(await link()).toMatchObject({ __typename: 'NotFoundError', path: ['input', 'marketplaceSku'] });
});

test('copies of a call that come at once act once, also where a marketplace is called before', async () => {
  const { input } = await repeatableCases.connectMarketplace!({ sql: db.sql, app, simulator });
  const call = { ...input, code: 'at-once', idempotencyKey: 'at-once' };
  const answers = await Promise.all([1, 2, 3].map(() => run('connectMarketplace', call)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.__typename).toBe('ConnectMarketplacePayload');
});
