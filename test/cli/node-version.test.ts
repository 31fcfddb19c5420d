import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { explainOldNode } from '../../src/node-version.js';
import { readProjectFile } from '../docs/blocks.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../..');
const installed = packageJson.dependencies.node;
const major = installed.split('.')[0];

test('.node-version, package.json and the image of the Dockerfile agree on the Node', () => {
  expect(readProjectFile('.node-version').trim()).toBe(installed);
  expect(packageJson.engines.node).toBe(`>=${major}`);
  expect(readProjectFile('Dockerfile')).toMatch(
    new RegExp(`^FROM node:${installed.replaceAll('.', '\\.')}-slim$`, 'm'),
  );
});

test('every command of package.json begins in the file that an older Node can read', () => {
  const ours = Object.values(packageJson.scripts).filter((script) => /\bnode .*\bsrc\//.test(script));
  expect(ours.length).toBeGreaterThan(8);
  expect(ours.filter((script) => !script.includes('src/ombor.js'))).toEqual([]);
});

test('only a Node older than package.json asks for is refused', () => {
  expect(explainOldNode(installed)).toBeUndefined();
  expect(explainOldNode('26.0.0')).toBeUndefined();
  expect(explainOldNode('22.18.0')).toMatch(
    `Ombor needs Node ${major} or newer, and this is Node 22.18.0: run "npm ci"`,
  );
});

const refusal = { code: 1, stdout: '', stderr: expect.stringMatching(/^Ombor needs Node .*"npm ci".*\n$/) };

test('a Node that reads TypeScript and is too old is refused before anything is loaded', async () => {
  const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.18.0' } })";
  const attempt = run(process.execPath, ['--import', `data:text/javascript,${pretend}`, 'src/main.ts', 'start'], {
    cwd: root,
  });
  await expect(attempt).rejects.toMatchObject(refusal);
});

const oldNode = (process.env.PATH ?? '')
  .split(path.delimiter)
  .map((folder) => path.join(folder, 'node'))
  .find(
    (file) =>
      existsSync(file) && explainOldNode(execFileSync(file, ['-p', 'process.versions.node'], { encoding: 'utf8' })),
  );

test.skipIf(oldNode === undefined)('a Node that cannot read TypeScript is refused in one sentence', async () => {
  await expect(run(oldNode!, ['src/ombor.js', 'start'], { cwd: root })).rejects.toMatchObject(refusal);
});
