import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProjectFile } from '../docs/blocks.ts';
import { ownerKey, useApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { startProgramIn } from '../support/program.ts';
import { addProduct, apply, change } from '../support/shop.ts';

const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);
const env = { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: '1' };
const { dependencies, devDependencies } = JSON.parse(readProjectFile('package.json')) as Record<
  string,
  Record<string, string>
>;
const versions = { ...dependencies, ...devDependencies };

const db = useDatabase();
const app = useApp(db, { role: 'api' });
let directory: string;
/** An empty folder in which the packages are installed from their tarballs, with the files of `examples/packages`. */
let folder: string;
let tarballs: string[];

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'ombor-packages-'));
  folder = path.join(directory, 'app');
  const packed = await run(process.execPath, [path.join(root, 'scripts/pack.ts'), path.join(directory, 'tarballs')], {
    env,
  });
  tarballs = packed.stdout.trim().split('\n');
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const others = ['vitest', 'zod', '@types/node'].map((name) => `${name}@${versions[name]}`);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs, ...others], {
    cwd: folder,
    env,
  });
  await cp(path.join(root, 'examples/packages'), folder, { recursive: true });
}, 300_000);

afterAll(() => rm(directory, { recursive: true, force: true }));

test('two packages are packed', () => {
  expect(tarballs.map((file) => path.basename(file))).toEqual([
    expect.stringMatching(/^ombor-client-.*\.tgz$/),
    expect.stringMatching(/^ombor-adapter-kit-.*\.tgz$/),
  ]);
});

test('publint and attw find nothing wrong with them', async () => {
  const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);
  const data = ['schema.graphql', 'possible-types.json'].flatMap((file) => ['--exclude-entrypoints', file]);
  for (const tarball of tarballs) {
    await run(bin('publint'), ['run', tarball, '--strict'], { env });
    await run(bin('attw'), [tarball, '--profile', 'esm-only', ...data], { env });
  }
}, 60_000);

test('the page and the adapter have the types of the packages', async () => {
  const options = { module: 'nodenext', target: 'es2024', strict: true, noEmit: true, skipLibCheck: true };
  const compilerOptions = { ...options, allowImportingTsExtensions: true, erasableSyntaxOnly: true, types: ['node'] };
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  await run(path.join(root, 'node_modules/.bin/tsc'), ['-p', folder], { env });
}, 60_000);

test('the adapter that is written there passes conformance', async () => {
  const { stdout } = await run(path.join(folder, 'node_modules/.bin/vitest'), ['run'], { cwd: folder, env });
  expect(stdout).toMatch(/Test Files {2}1 passed/);
  expect(Number(/Tests {2}(\d+) passed/.exec(stdout)?.[1])).toBeGreaterThan(30);
}, 120_000);

test('the page that is written there reads a refusal in Uzbek and follows stock', async () => {
  const { id } = await addProduct(db.sql, { sku: 'LAMP', quantity: 5 });
  const page = startProgramIn(folder, 'live-stock.ts', [], { OMBOR_URL: app.url, OMBOR_KEY: ownerKey });
  expect(await page.nextLine()).toMatch(/^NOT_FOUND: .*NO-SUCH/);
  expect(await page.nextLine()).toBe('LAMP: 5');
  await apply(db.sql, change({ productId: id, units: -2 }));
  expect(await page.nextLine()).toBe('LAMP: 3');
  page.kill('SIGTERM');
  await page.ended;
}, 60_000);
