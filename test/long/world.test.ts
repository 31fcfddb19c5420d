import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createModelDatabase, dropModelDatabase } from '../../src/db/model-database.ts';
import { examine } from '../../src/proof/model/examine.ts';
import { Model } from '../../src/proof/model/history.ts';
import { shrink } from '../../src/proof/model/shrink.ts';
import { defaultKinds, inventHistory } from '../../src/proof/world/commands.ts';

const name = `model_${randomBytes(6).toString('hex')}`;
let model: Model;
beforeAll(async () => {
  model = await Model.start(await createModelDatabase(inject('postgresUrl'), name));
}, 60_000);
afterAll(async () => {
  await model.stop();
  await dropModelDatabase(inject('postgresUrl'), name);
});

// `npm run prove -- --model` plays as many as wanted.
const seeds = [1, 2, 3];

test.each(seeds)(
  'whatever happens in the world of seed %i, it ends with books, marketplaces and world equal',
  async (seed) => {
    expect((await examine(model, seed, defaultKinds, false)).failure).toBeNull();
  },
  60_000,
);

test('a seed always makes the same history', () => {
  expect(inventHistory(7, defaultKinds)).toEqual(inventHistory(7, defaultKinds));
  expect(inventHistory(7, defaultKinds)).not.toEqual(inventHistory(8, defaultKinds));
});

test('a history that fails is shortened to the commands that make it fail', async () => {
  const history = inventHistory(3, ['sell', 'lose', 'count', 'cancel', 'ship', 'undo']);
  const command = { ...history.commands[0]!, kind: 'relink' as const, items: 4 };
  const long = { ...history, commands: [...history.commands, command, ...history.commands] };
  const short = await shrink(long, async ({ commands }) => commands.some(({ kind }) => kind === 'relink'), 100);
  expect(short.commands).toMatchObject([{ kind: 'relink', items: 1, works: true }]);
});

test('the model sees what Ombor does not know: stock that was changed behind its back', async () => {
  const history = { ...inventHistory(1, ['sell']), commands: [] };
  const equal = await model.play(history);
  expect(equal.differences).toEqual([]);
  const { differences } = await model.play(history, (world) => {
    world.products[0]!.free -= 1;
  });
  expect(differences).toEqual(['LAMP: the books have 12, the world 11']);
});
