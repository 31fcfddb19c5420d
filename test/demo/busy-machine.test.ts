import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { isBusy } from '../../src/demo/machine.ts';
import { isRight, judge, type Outcome } from '../../src/demo/play.ts';
import { printOutcome } from '../../src/demo/report.ts';
import { codes } from '../../src/demo/shop.ts';
import { runOmbor } from '../support/command.ts';

const start = { all: 100_000, idle: 50_000, own: 1_000 };
/** What two cores did in a second, in ms: not used, used by the demo. */
const later = (idle: number, own: number) => ({
  all: start.all + 2_000,
  idle: start.idle + idle,
  own: start.own + own,
});

describe('a machine', () => {
  test.each([
    ['is busy when others leave it nothing', later(50, 300), true],
    ['is not busy when half of it is idle', later(1_000, 100), false],
    ['is not busy when the demo itself takes it all', later(50, 1_500), false],
    ['is not busy where the system counts nothing', start, false],
  ])('%s', (_rule, after, busy) => {
    expect(isBusy(start, after)).toBe(busy);
  });
});

/** A scenario after which everybody shows 47, OZON after three seconds. */
const outcomeOn = (isMachineBusy: boolean): Outcome => {
  const marketplaces = Object.fromEntries(codes.map((code) => [code, { findItem: () => undefined }]));
  const cast = { simulator: { marketplaces }, phone: { stockOf: () => 47 } } as unknown as Parameters<typeof judge>[0];
  const timeline = { shown: [], arrivals: new Map([['OZON', 3_000]]), isMachineBusy };
  const outcome = { title: '', sku: 'NONE', expected: 47, timeline, calls: new Map(), notes: [], sinceVersion: 0 };
  return judge(cast, { ...outcome, faults: [], late: [] }, {});
};

test('late on a busy machine is no failure, late on another one is', () => {
  expect(isRight(outcomeOn(true))).toBe(true);
  expect(isRight(outcomeOn(false))).toBe(false);
  expect(isRight({ ...outcomeOn(true), faults: ['OZON shows 50, not 47'] })).toBe(false);
});

test.each([
  [true, 'This machine is busy with other programs'],
  [false, '✘ OZON needed 3000 ms'],
])('what the demo prints of a late figure (busy machine: %s)', async (isMachineBusy, text) => {
  const printed: string[] = [];
  const empty = { inventoryMovements: { edges: [] }, salesAnalytics: { unitsSold: 0, byMarketplace: [] } };
  const seller = { query: async () => empty } as unknown as Parameters<typeof printOutcome>[1];
  await printOutcome(outcomeOn(isMachineBusy), seller, (line) => printed.push(line));
  expect(printed.at(-1)).toContain(text);
  expect(printed.join('\n')).not.toContain('✔');
});

test('the demo says that its port is used before it makes a database', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, errors } = await runOmbor(['demo'], { PORT: String(port), DATABASE_DIR: '/dev/null/nowhere/postgres' });
  expect({ code, errors }).toMatchObject({ code: 1, errors: expect.stringContaining(`Port ${port} is used`) });
  await new Promise((resolve) => other.close(resolve));
});
