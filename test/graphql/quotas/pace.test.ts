import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Pace } from '../../../src/graphql/quotas/pace.ts';

test('what fits into a turn does not wait', () => {
  const pace = new Pace();
  expect(pace.enter('a', 400)).toBeUndefined();
  expect(pace.enter('a', 400)).toBeUndefined();
});

test('a thousand points are let in per turn, and at least one piece of work however large', async () => {
  const pace = new Pace();
  let points = 0;
  const work = async (amount: number): Promise<void> => {
    await pace.enter('a', amount);
    points += amount;
  };
  const all = Promise.all([...Array.from({ length: 50 }, () => work(300)), work(30_000)]);
  const perTurn: number[] = [];
  while (points < 45_000) {
    const before = points;
    await nextTurn();
    perTurn.push(points - before);
  }
  await all;
  // The first of them follows what was let in at once.
  expect(perTurn.filter((amount) => amount > 2_400 && amount < 30_000)).toEqual([]);
});

test('of those who wait the caller goes first who took least', async () => {
  const pace = new Pace();
  const order: string[] = [];
  const work = async (caller: string, points: number): Promise<void> => {
    await pace.enter(caller, points);
    order.push(caller);
  };
  const all = [...Array.from({ length: 20 }, (_, n) => work(`greedy ${n % 2}`, 900)), work('modest', 10)];
  await Promise.all(all);
  // Two were let in before anybody waited.
  expect(order.indexOf('modest')).toBe(2);
  expect(order).toHaveLength(21);
});

test('what one caller asks for is done in its order', async () => {
  const pace = new Pace();
  const order: number[] = [];
  await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      await pace.enter('a', 700);
      order.push(n);
    }),
  );
  expect(order).toEqual(Array.from({ length: 10 }, (_, n) => n));
});
