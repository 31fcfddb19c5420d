import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProjectFile } from '../docs/blocks.ts';
import { runOmbor } from '../support/command.ts';

const folder = path.join(import.meta.dirname, '../../src/cli');
const names = readdirSync(folder).flatMap((name) => /^([\w-]+)\.ts$/.exec(name)?.[1] ?? []);
const subcommands = ['key create', 'key list', 'key revoke', 'rates import', 'rates list'];

test.each([...names, ...subcommands])('%s --help says what it does, with an example', async (words) => {
  const { code, lines, errors } = await runOmbor([...words.split(' '), '--help']);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(lines.join('\n')).toMatch(
    new RegExp(`^Usage: ombor ${words}( .*)?\n\n[A-Z][^]*\nExamples?:\n  npm run ombor -- ${words}`),
  );
});

test('--help alone lists every command', async () => {
  const { code, lines } = await runOmbor(['--help']);
  expect(code).toBe(0);
  const section = lines.join('\n').split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
  const listed = [...section.matchAll(/^ {2}([\w-]+) /gm)].map((match) => match[1]!);
  expect(listed.toSorted()).toEqual([...names, 'help'].toSorted());
});

test('a wrong command, option or value is answered with what was given and what exists', async () => {
  const command = await runOmbor(['explain']);
  expect(command).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/unknown command 'explain'[\s\S]*\n {2}why /),
  });
  const option = await runOmbor(['check', '--mend']);
  expect(option).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/unknown option '--mend'[\s\S]*\n {2}--repair /),
  });
  const value = await runOmbor(['why', 'A', '--last', '1000']);
  expect(value.errors).toMatch(/argument '1000' is invalid. Expected a whole number from 1 to 100\./);
});

describe('a command is declared without loading its work, so that --help is quick', () => {
  test.each(names)('src/cli/%s.ts', (name) => {
    const imports = [...readProjectFile(`src/cli/${name}.ts`).matchAll(/^import (?!type\b).*from '(.*)';$/gm)];
    const light = ['commander', './base/command.ts', './install/options.ts', './base/option-values.ts'];
    expect(imports.map((match) => match[1]!).filter((target) => !light.includes(target))).toEqual([]);
  });
});
