import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { adapters } from '../../src/marketplaces/registry.ts';
import { listFields, listMissing, toTyped, toValue } from '../../web/console/forms/schema.ts';

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' });

/** What a person may type into each field of an adapter. */
const samples: Record<string, string> = {
  baseUrl: 'https://example.com/api',
  contentUrl: 'https://example.com/content',
  notificationSources: '195.34.21.0/24, 10.0.0.1',
  orderSchemes: 'fbs, dbs',
  minSecondsPerItem: '15',
  stockMethods: 'v2',
};

describe.each([...adapters.values()])('the forms of $name', ({ settingsSchema, credentialsSchema }) => {
  test('take what a person types in every field, and the adapter accepts it', () => {
    for (const schema of [settingsSchema, credentialsSchema]) {
      const fields = listFields(schemaOf(schema)).filter(({ path }) => !path.startsWith('methods.'));
      expect(fields.length).toBeGreaterThan(0);
      const typed = Object.fromEntries(fields.map(({ path }) => [path, samples[path] ?? '123']));
      expect(schema.safeParse(toValue(fields, typed)).error?.issues).toBe(undefined);
    }
  });

  test('are saved again without a change', () => {
    const fields = listFields(schemaOf(settingsSchema));
    const typed = Object.fromEntries(
      fields.filter(({ path }) => !path.startsWith('methods.')).map(({ path }) => [path, samples[path] ?? '123']),
    );
    const stored = settingsSchema.parse(toValue(fields, typed));
    expect(settingsSchema.parse(toValue(fields, toTyped(fields, stored)))).toEqual(stored);
  });

  test('name every required field that is empty', () => {
    for (const schema of [settingsSchema, credentialsSchema]) {
      const fields = listFields(schemaOf(schema));
      const missing = listMissing(fields, {});
      const refused = schema.safeParse({}).error?.issues.map(({ path }) => path.join('.')) ?? [];
      expect(missing.toSorted()).toEqual(refused.toSorted());
    }
  });
});

test('a field of an object within the settings keeps its place, and what is empty is left out', () => {
  const fields = listFields({
    properties: { methods: { type: 'object', properties: { set: { type: 'string' } } }, name: { type: 'string' } },
  });
  expect(fields.map(({ path }) => path)).toEqual(['methods.set', 'name']);
  expect(toValue(fields, { 'methods.set': ' /v2 ', name: '  ' })).toEqual({ methods: { set: '/v2' } });
});

test('what is no number where one is needed goes to the server as it is, which says what is wrong', () => {
  const fields = listFields({ properties: { seconds: { type: 'number' } } });
  expect(toValue(fields, { seconds: 'soon' })).toEqual({ seconds: 'soon' });
});
