import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, isInterfaceType } from 'graphql';
import { expect, test } from 'vitest';
import { refusals } from '../../web/shared/refusals.ts';

test('the cache of the console knows every type of refusal of the schema', () => {
  const schema = buildSchema(readFileSync(path.join(import.meta.dirname, '../../schema.graphql'), 'utf8'));
  const error = schema.getType('Error');
  const types = isInterfaceType(error) ? schema.getPossibleTypes(error).map(({ name }) => name) : [];
  expect([...refusals].toSorted()).toEqual(types.toSorted());
});
