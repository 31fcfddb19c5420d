import { sign } from '@tma.js/init-data-node';
import { isInterfaceType } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApiKey } from '../../../src/db/api-keys.ts';
import { encodeNodeId } from '../../../src/graphql/base/node-id.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { hashApiKey } from '../../../src/secrets.ts';
import { botToken, ownerKey, useApp } from '../../support/app.ts';
import { useDatabase } from '../../support/database.ts';
import { fillShop } from '../../support/full-shop.ts';
import { listObjectTypes, listReadable, roles } from '../../support/role-probe.ts';
import { type Audience, audiences, fieldRules, nodeRules } from './role-rules.ts';

const schema = createSchema();
const types = listObjectTypes(schema);
const callers: Record<string, string> = { owner: `Bearer ${ownerKey}` };

const db = useDatabase();
const app = useApp(db, { role: 'api' });
beforeAll(async () => {
  await fillShop(db.sql, 1);
  for (const role of ['operator', 'viewer'] as const) {
    const key = `ombor_${role}-of-the-role-walk`;
    await createApiKey(db.sql, { role, name: role, keyHash: hashApiKey(key), keyPrefix: role });
    callers[role] = `Bearer ${key}`;
  }
  callers.buyer = `tma ${sign({ user: { id: 5, first_name: 'Aziza' } }, botToken, new Date())}`;
});

const isFor = (audience: Audience, role: string): boolean => audiences[audience].some((one) => one === role);

/** The rules as `Type.field` → audience. */
function listRules(): Map<string, Audience> {
  const entries = Object.entries(fieldRules).flatMap(([type, byAudience]) =>
    Object.entries(byAudience).flatMap(([audience, names]) =>
      names.split(' ').map((name) => [`${type}.${name}`, audience as Audience] as const),
    ),
  );
  return new Map(entries);
}

describe('every field of the schema', () => {
  test('has a rule, and every rule has its field', () => {
    const fields = types.flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
    expect([...listRules().keys()].sort()).toEqual(fields.sort());
  });

  test('interfaces have no field that their types do not have', () => {
    const names = types.flatMap((type) => Object.keys(type.getFields()));
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    const fields = interfaces.flatMap((one) => Object.keys(one.getFields()));
    expect(fields.filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each([...roles, 'nobody'] as const)('is readable for %s exactly where its rule says so', async (role) => {
    const nodes = Object.entries(nodeRules).filter(([, { audience }]) => isFor(audience, role));
    // Buyers have orders of their own.
    const readable = await listReadable(schema, role, new Set([...nodes.map(([name]) => name), 'Order']));
    const allowed = [...listRules()].filter(([, audience]) => isFor(audience, role)).map(([name]) => name);
    expect([...readable].sort()).toEqual(allowed.sort());
  });

  test.each(['Query', 'Mutation', 'Subscription'])('of %s is for nobody without credentials', async (root) => {
    const fields = Object.keys(types.find(({ name }) => name === root)?.getFields() ?? {});
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) {
      const query = `${root.toLowerCase()} { ${field} { __typename } }`;
      for (const authorization of [null, 'Bearer ombor_none', 'tma nothing']) {
        // Without credentials it is read: there it may be invalid, and nothing more.
        if (field === 'signIn' && authorization === null) continue;
        expect((await app.post({ query }, authorization)).status, `${field} ${authorization}`).toBe(401);
      }
    }
  });
});

describe('ids', () => {
  test('every type that has one has a rule', () => {
    const node = schema.getType('Node');
    const names = isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : [];
    expect(Object.keys(nodeRules).sort()).toEqual(names.sort());
  });

  test.each(Object.entries(nodeRules))(
    'of %s open it for those that may see it, and are nothing to others',
    async (name, { audience, table }) => {
      const [row] = await db.sql<{ id: string }[]>`select min(id)::text as id from ${db.sql(table)}`;
      expect(row?.id, `fillShop makes no rows of ${table}`).toEqual(expect.any(String));
      const id = encodeNodeId(name, row!.id);
      for (const role of roles) {
        const answer = await app.query(
          'query ($id: ID!) { node(id: $id) { __typename id } nodes(ids: [$id]) { id } }',
          { id },
          callers[role],
        );
        const visible = isFor(audience, role);
        expect({ role, ...answer }).toEqual({
          role,
          node: visible ? { __typename: name, id } : null,
          nodes: [visible ? { id } : null],
        });
      }
    },
  );
});

describe('subscriptions', () => {
  const fields = Object.entries(fieldRules.Subscription ?? {}).flatMap(([audience, names]) =>
    names.split(' ').map((name) => [name, audience as Audience] as const),
  );

  test.each(fields)('%s opens for those that may follow it, and refuses others, over SSE', async (field, audience) => {
    for (const role of roles) {
      const aborter = new AbortController();
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { authorization: callers[role]!, 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: `subscription { ${field} { __typename } }` }),
        signal: aborter.signal,
      });
      // A subscription that was refused says so and ends; one that stands begins with a sign of life, some with the present state.
      if (isFor(audience, role)) {
        const first = await response.body?.getReader().read();
        const text = Buffer.from(first?.value ?? []).toString();
        expect({ role, text }).toEqual({ role, text: expect.stringMatching(/^:\n\n(?!.*"errors")/s) });
      } else
        expect({ role, text: await response.text() }).toEqual({ role, text: expect.stringContaining('FORBIDDEN') });
      aborter.abort();
    }
  });
});
