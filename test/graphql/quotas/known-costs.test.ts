import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { KnownCosts } from '../../../src/graphql/quotas/known-costs.ts';

/** Counts how often a cost is calculated. */
function counted(cost: number | undefined) {
  const calls = {
    count: 0,
    calculate: () => {
      calls.count += 1;
      return cost;
    },
  };
  return calls;
}

test('a cost is calculated once for the same document and variables, and again for others', () => {
  const costs = new KnownCosts();
  const document = parse('{ a }');
  const calls = counted(7);
  expect([1, 2, 3].map(() => costs.find(document, [{ first: 1 }], calls.calculate))).toEqual([7, 7, 7]);
  expect(calls.count).toBe(1);
  const other = counted(9);
  expect(costs.find(document, [{ first: 2 }], other.calculate)).toBe(9);
  expect(costs.find(parse('{ a }'), [{ first: 1 }], other.calculate)).toBe(9);
  expect(other.count).toBe(2);
});

test('a refusal is not remembered', () => {
  const costs = new KnownCosts();
  const document = parse('{ a }');
  const refused = counted(undefined);
  for (const _call of [1, 2]) expect(costs.find(document, [], refused.calculate)).toBeUndefined();
  expect(refused.count).toBe(2);
});

test('of one document eight costs are remembered, and none for long variables', () => {
  const costs = new KnownCosts();
  const document = parse('{ a }');
  const calls = counted(1);
  for (let n = 0; n < 9; n += 1) costs.find(document, [n], calls.calculate);
  costs.find(document, [8], calls.calculate);
  expect(calls.count).toBe(9);
  costs.find(document, [0], calls.calculate);
  expect(calls.count).toBe(10);
  for (const _call of [1, 2]) costs.find(document, ['x'.repeat(600)], calls.calculate);
  expect(calls.count).toBe(12);
});
