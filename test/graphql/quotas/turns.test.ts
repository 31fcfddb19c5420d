import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SingleFile, Turns } from '../../../src/graphql/quotas/turns.ts';

/** Works without a break. */
function work(ms: number): void {
  const endsAt = performance.now() + ms;
  while (performance.now() < endsAt);
}

test('one caller with much work delays the work of another by one piece only', async () => {
  const turns = new Turns();
  const done: string[] = [];
  const many = Array.from({ length: 50 }, (_, n) =>
    turns.run('many', () => {
      work(5);
      done.push(`many ${n}`);
    }),
  );
  await turns.run('one', () => done.push('one'));
  expect(done.indexOf('one')).toBeLessThanOrEqual(4);
  await Promise.all(many);
});

test('between pieces of work the process answers others', async () => {
  const turns = new Turns();
  let [done, most] = [0, 0];
  const piece = (): void => {
    work(3);
    done += 1;
  };
  const work100 = Promise.all(Array.from({ length: 100 }, () => turns.run('a', piece)));
  let isOver = false;
  void work100.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const before = done;
    await nextTurn();
    most = Math.max(most, done - before);
  }
  // Of 3 ms each.
  expect(most).toBeLessThanOrEqual(4);
});

test('work that throws rejects its own caller, and the others are done', async () => {
  const turns = new Turns();
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) =>
      turns.run('a', () => {
        work(5);
        if (n % 2) throw new Error('bad');
        return n;
      }),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual(results.map((_, n) => (n % 2 ? 'rejected' : 'fulfilled')));
});

test('a single file lets in one after the other, callers in turns', async () => {
  const file = new SingleFile();
  const order: string[] = [];
  let inside = 0;
  const enter = async (caller: string, name: string): Promise<void> => {
    const leave = await file.enter(caller);
    inside += 1;
    expect(inside).toBe(1);
    order.push(name);
    await nextTurn();
    inside -= 1;
    leave();
    leave();
  };
  await Promise.all([enter('a', 'a1'), enter('a', 'a2'), enter('a', 'a3'), enter('b', 'b1'), enter('c', 'c1')]);
  expect(order).toEqual(['a1', 'a2', 'b1', 'c1', 'a3']);
});
