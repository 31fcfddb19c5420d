import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { noFaults } from '../../src/simulator/faults.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { readProjectFile } from './blocks.ts';

const readme = readProjectFile('README.md');

/** What stands in backquotes in the first column of the table below a heading. */
function listFirstColumn(heading: string): string[] {
  const section = readme.split(`\n${heading}\n`)[1]?.split(/\n#/)[0] ?? '';
  const cells = section.split('\n').flatMap((line) => /^\| (`.*?`) \|/.exec(line.replaceAll('\\|', '/'))?.[1] ?? []);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));
}

const variables = [...readProjectFile('src/env.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): variable\(/gm)].map(
  (match) => match[1]!,
);

test('README has every variable that is read, and no other', () => {
  expect(variables.length).toBeGreaterThan(30);
  expect(listFirstColumn('### Configuration').toSorted()).toEqual(variables.toSorted());
});

test('.env.example has every variable that is read, and no other', () => {
  const named = [...readProjectFile('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]!);
  expect(named.toSorted()).toEqual(variables.toSorted());
});

test('README has every command, and no other', () => {
  const commands = [...readProjectFile('src/main.ts').matchAll(/^ {2}(\w+): \(\) => import\('\.\/cli\//gm)];
  expect(commands.length).toBeGreaterThan(10);
  const named = new Set(listFirstColumn('## Running it').map((command) => command.split(' ')[0]!));
  expect([...named].toSorted()).toEqual(commands.map((match) => match[1]!).toSorted());
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

const pages = readdirSync(path.join(import.meta.dirname, '../../docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);

test.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pages])(
  'links in %s lead to files and headings',
  (page) => {
    const links = [...readProjectFile(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    for (const [, file = '', heading] of links) {
      const text = readProjectFile(file === '' ? page : path.posix.join(path.posix.dirname(page), file));
      const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map((match) =>
        match[1]!
          .toLowerCase()
          .replaceAll(/[^\w\s-]/g, '')
          .replaceAll(' ', '-'),
      );
      if (heading !== undefined) expect(anchors).toContain(heading);
    }
  },
);
