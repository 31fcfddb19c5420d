import { existsSync, globSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readBlocks, readProjectFile } from './blocks.ts';

const root = path.join(import.meta.dirname, '../..');

const docs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => path.posix.join('docs', name.split(path.sep).join('/')));
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', ...docs];

/** A page without its fenced blocks, whose texts are examples and not about the project. */
function readProse(page: string): string {
  return readBlocks(page).reduce(
    (text, block) => text.replace(`\n${block.text}\`\`\``, '\n```'),
    readProjectFile(page),
  );
}

const folders = /^(?:src|sql|test|docs|scripts|examples|packages|ops|\.ci)\//;
const rootFiles =
  /^(?:package\.json|schema(?:\.released)?\.graphql|compose\.yaml|Dockerfile|biome\.json|knip\.json|tsconfig\.json|codegen\.ts|vitest(?:\.browser)?\.config\.ts|\.env\.example|\.squawk\.toml|\.oxlintrc\.json|\.editorconfig|\.node-version)$/;

/** What a page names in backquotes as a file or a folder of the project; `*` stands for any name. */
function listPaths(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .map((match) => match[1]!)
    .filter((name) => !/\s/.test(name) && (folders.test(name) || rootFiles.test(name)));
}

const exists = (name: string): boolean =>
  name.includes('*') ? globSync(name, { cwd: root }).length > 0 : existsSync(path.join(root, name));

test.each(pages)('every path that %s names exists', (page) => {
  expect(listPaths(readProse(page)).filter((name) => !exists(name))).toEqual([]);
});

test('a path that does not exist is noticed', () => {
  const named = listPaths(
    '`src/db/client.ts`, `sql/functions`, `docs/api*.md`, `src/nothing.ts`, `codegen.ts`, `npm test`',
  );
  expect(named).toEqual(['src/db/client.ts', 'sql/functions', 'docs/api*.md', 'src/nothing.ts', 'codegen.ts']);
  expect(named.filter((name) => !exists(name))).toEqual(['src/nothing.ts']);
});

/** Where the headings of a page are reached, as GitHub names them. */
function listAnchors(page: string): string[] {
  const seen = new Map<string, number>();
  return [...readProse(page).matchAll(/^#+ (.*)$/gm)].map((match) => {
    const name = match[1]!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\s-]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
}

/** The links of a page that lead nowhere. */
function listBroken(page: string): string[] {
  const links = [...readProse(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  return links.flatMap(([link, file = '', anchor]) => {
    const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (!existsSync(path.join(root, target))) return link;
    return anchor !== undefined && !listAnchors(target).includes(anchor) ? link : [];
  });
}

test.each(pages)('links in %s lead to files and headings', (page) => {
  expect(listBroken(page)).toEqual([]);
});

test('every page of docs is linked from docs/README.md', () => {
  const linked = [...readProjectFile('docs/README.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) =>
    path.posix.join('docs', match[1]!),
  );
  expect(docs.filter((page) => page !== 'docs/README.md' && !linked.includes(page))).toEqual([]);
});

test('README has at most 1,500 words', () => {
  expect(readProjectFile('README.md').split(/\s+/).length).toBeLessThanOrEqual(1_500);
});

test('the functions that docs/architecture.md names stand in their files', () => {
  const steps = [...readProjectFile('docs/architecture.md').matchAll(/^\| \d+ \| `([^`]+)` \| (.*?) \|/gm)];
  expect(steps.length).toBeGreaterThan(20);
  const missing = steps.flatMap(([, file = '', functions = '']) => {
    const text = readProjectFile(file);
    const names = [...functions.matchAll(/`(\w+)`/g)].map((match) => match[1]!);
    return names.filter((name) => !new RegExp(`\\b(?:function|class|const) ${name}\\b`).test(text));
  });
  expect(missing).toEqual([]);
});
