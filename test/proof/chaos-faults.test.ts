import { expect, test } from 'vitest';
import { allFaults } from '../../src/proof/chaos/run.ts';
import { runOmbor } from '../support/command.ts';

test('every fault is named in --help, and no other', async () => {
  const { lines } = await runOmbor(['chaos', '--help']);
  const named = lines.flatMap(
    (line) => /^(?:Together|Each alone, afterwards): (.*)\.$/.exec(line)?.[1]?.split(', ') ?? [],
  );
  expect(named.toSorted()).toEqual(allFaults.map(({ name }) => name).toSorted());
});

test('a fault that does not exist is answered with those that do', async () => {
  const { code, errors } = await runOmbor(['chaos', '--only', 'kill-work,earthquake']);
  expect(code).toBe(1);
  for (const { name, about } of allFaults) expect(errors).toContain(`  ${name}: ${about}`);
});
