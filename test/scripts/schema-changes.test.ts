import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BreakingChangeType } from 'graphql';
import { expect, test } from 'vitest';
import { listBreakingChanges } from '../../scripts/schema-changes.ts';

const released = `
  type Query { product(sku: String!, first: Int = 20): Product old: Int @deprecated(reason: "gone") }
  type Product { sku: String! price: Int }
  enum Status { OPEN CLOSED }
  input Filter { status: Status, open: Boolean = true }
  union Found = Product
`;

const replace = (from: string, to: string): string => {
  if (!released.includes(from)) throw new Error(`the released schema has no ${from}`);
  return released.replace(from, to);
};

test.each([
  ['a field that is gone', replace('price: Int', ''), 'Field Product.price was removed'],
  [
    'a deprecated field that is gone',
    replace('old: Int @deprecated(reason: "gone")', ''),
    'Field Query.old was removed',
  ],
  [
    'a field that may be null now',
    replace('sku: String! price', 'sku: String price'),
    'Field Product.sku changed type from String! to String',
  ],
  ['an argument that must be given now', replace('first: Int = 20', 'first: Int!'), 'first'],
  ['an argument with another default', replace('first: Int = 20', 'first: Int = 50'), 'first'],
  ['a value of an enum that is gone', replace('OPEN CLOSED', 'OPEN'), 'CLOSED'],
  ['an input field with another default', replace('open: Boolean = true', 'open: Boolean = false'), 'open'],
  ['an input field that must be given', replace('status: Status', 'status: Status name: String!'), 'name'],
])('%s breaks clients', (_what, present, words) => {
  const changes = listBreakingChanges(released, present);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toContain(words);
});

test.each([
  ['nothing', released],
  ['a new field', replace('price: Int', 'price: Int name: String')],
  ['a field that is never null any more', replace('price: Int', 'price: Int!')],
  ['a new optional argument', replace('first: Int = 20', 'first: Int = 20, after: String')],
  ['a new value of an enum', replace('OPEN CLOSED', 'OPEN CLOSED HELD')],
  ['a new optional input field', replace('status: Status', 'status: Status name: String')],
  ['a new description', replace('type Product', '"What is sold" type Product')],
])('%s breaks nobody', (_what, present) => {
  expect(listBreakingChanges(released, present)).toEqual([]);
});

test('every change that GraphQL calls breaking is one here', () => {
  const source = readFileSync(path.join(import.meta.dirname, '../../scripts/schema-changes.ts'), 'utf8');
  for (const type of Object.values(BreakingChangeType)) expect(source).toContain(`${type}:`);
});
