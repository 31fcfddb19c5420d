import { expect, test } from 'vitest';
import { problemKinds } from '../../src/http/problem-kinds.ts';
import { noFaults } from '../../src/simulator/faults.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { readProjectFile } from './blocks.ts';

/** The rows of all tables of a page whose first cell is in backquotes, cell by cell. */
function listRows(page: string): string[][] {
  const lines = readProjectFile(page).split('\n');
  return lines
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replaceAll('\\|', '/').split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

const inBackquotes = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

const definitions = ['src/env.ts', 'src/caller-limits.ts', 'src/retention-settings.ts', 'src/backup-settings.ts']
  .map(readProjectFile)
  .join('\n');
const variables = [...definitions.matchAll(/^ {2}([A-Z][A-Z0-9_]+): variable\(/gm)].map((match) => match[1]!);

test('docs/configuration.md has every variable that is read, and no other', () => {
  expect(variables.length).toBeGreaterThan(30);
  expect(
    listRows('docs/configuration.md')
      .flatMap(([name = '']) => inBackquotes(name))
      .toSorted(),
  ).toEqual(variables.toSorted());
});

test('docs/configuration.md and .env.example have the defaults that hold', () => {
  const source = definitions.replaceAll(/\s+/g, ' ');
  const defaults = variables.map((name) => {
    const [, definition = ''] = source.split(` ${name}: variable(`);
    const text = /\)\.(?:default\((.*?)\)|optional\(\)), /.exec(definition)?.[1] ?? '';
    return [name, text.trim().replaceAll(/^'|',?$|(?<=\d)_(?=\d)|^\[\]$/g, '')] as const;
  });
  expect(defaults).toContainEqual(['SWEEP_INTERVAL_MS', '5000']);
  const page = new Map(listRows('docs/configuration.md').map(([name = '', value = '']) => [name, value]));
  expect(defaults.map(([name]) => [name, page.get(`\`${name}\``)?.replaceAll('`', '')])).toEqual(defaults);
  const example = readProjectFile('.env.example');
  const set = defaults.filter(([, value]) => value !== '');
  expect(set.filter(([name, value]) => !`${example}\n`.includes(`#${name}=${value}\n`))).toEqual([]);
});

test('.env.example has every variable that is read, and no other', () => {
  const named = [...readProjectFile('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!);
  expect(named.toSorted()).toEqual(variables.toSorted());
});

test('docs/commands.md has every command, and no other', () => {
  const commands = [...readProjectFile('src/main.ts').matchAll(/^ {2}'?([\w-]+)'?: \(\) => import\('\.\/cli\//gm)];
  expect(commands.length).toBeGreaterThan(10);
  const named = listRows('docs/commands.md').flatMap(([cell = '']) =>
    inBackquotes(cell).map((word) => word.split(' ')[0]!),
  );
  expect([...new Set(named)].toSorted()).toEqual(commands.map((match) => match[1]!).toSorted());
});

test('docs/webhooks.md has every kind of problem with its status, and no other', () => {
  const rows = listRows('docs/webhooks.md').filter(([, status = '']) => /^\d{3}$/.test(status));
  const known = Object.entries(problemKinds).map(([kind, { status }]) => [`\`${kind}\``, String(status)]);
  expect(rows.map(([kind, status]) => [kind, status])).toEqual(known);
});

test('docs/simulator.md has every fault and every switch, and no other', async () => {
  const page = readProjectFile('docs/simulator.md');
  const firstColumn = (heading: string): string[] => {
    const section = page.split(`\n${heading}\n`)[1]?.split(/\n## /)[0] ?? '';
    return [...section.matchAll(/^\| (`[^|]*`) \|/gm)].flatMap((row) =>
      [...row[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]!),
    );
  };
  expect(firstColumn('## Faults').toSorted()).toEqual(Object.keys(noFaults()).toSorted());
  const simulator = await startSimulator({});
  const switches = Object.values(simulator.marketplaces).flatMap((market) => Object.keys(market.switches));
  await simulator.stop();
  expect(firstColumn('## Switches').toSorted()).toEqual([...new Set(switches)].toSorted());
});
