import { buildSchema, parse } from 'graphql';
import { afterEach, expect, test, vi } from 'vitest';
import type { StockState } from '../../../src/db/live/live-stock.ts';
import type { GraphQLContext } from '../../../src/graphql/context.ts';
import { LiveGroup } from '../../../src/graphql/live/group.ts';

afterEach(() => {
  vi.useRealTimers();
});

const source = 'subscription { stockUpdated { sku } }';
const schema = buildSchema(
  'type Query { a: Int } type Subscription { stockUpdated: Update } type Update { sku: String }',
);
const stateOf = (n: number) => ({ productId: n, stockUpdated: { sku: `S${n}` } }) as unknown as StockState;

test('payloads are kept for a second, for all who subscribe in a burst, and no longer', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  const operation = { schema, document: parse(source), source, operationName: null, variables: {} };
  const group = new LiveGroup(operation, () => ({}) as GraphQLContext);
  const states = Array.from({ length: 500 }, (_, n) => stateOf(n));
  for (const state of states) await group.render(state);
  expect(group.keptCount).toBe(500);
  expect(group.find(states[0]!)).toBeDefined();
  vi.advanceTimersByTime(2_100);
  expect(group.keptCount).toBe(0);
});
