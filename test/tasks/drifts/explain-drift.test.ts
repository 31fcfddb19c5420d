import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { explainDrift } from '../../../src/tasks/drifts/explain-drift.ts';

const facts = { figure: 7, shown: 7, told: 7, toldAt: null, toldBefore: 12, refusedReason: null };

test.each([
  ['not_listed', { shown: null }],
  ['rejected_push', { shown: 9, refusedReason: 'blocked' }],
  ['ghost_write', { shown: 12 }],
  ['missed_event', { shown: 5 }],
  ['manual_edit', { shown: 9 }],
  ['unknown', { shown: 5, told: null }],
  ['unknown', { figure: 6 }],
] as const)('%s is told from %j', (cause, given) => {
  expect(explainDrift({ ...facts, ...given }).cause).toBe(cause);
});

const stock = fc.integer({ min: 0, max: 1_000 });

property.prop([stock, fc.option(stock), fc.option(stock), fc.option(stock)])(
  'the words always name what it should show and what it shows',
  (figure, shown, told, toldBefore) => {
    const { arithmetic } = explainDrift({ ...facts, figure, shown, told, toldBefore });
    expect(arithmetic).toContain(shown === null ? 'does not list' : String(shown));
    if (told === null || shown === null) expect(arithmetic).toContain(String(figure));
    else expect(arithmetic).toContain(`confirmed ${told}`);
  },
);
