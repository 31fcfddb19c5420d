// Packs @ombor/client and @ombor/adapter-kit: node scripts/pack.ts FOLDER. JavaScript and declarations are written into a temporary folder,
// the tarballs into FOLDER; their paths are printed. Nothing is published.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '..');

interface Package {
  /** Its folder in `packages`, and its name behind `@ombor/`. */
  name: string;
  description: string;
  /** Its modules: `index` is the package itself. */
  modules: readonly string[];
  /** Files of the repository beside the code, by their path there. */
  files: readonly string[];
  /** Packages that the user's own code imports too, so that there must be only one of each. */
  peers: readonly string[];
  page: string;
}

const packages: readonly Package[] = [
  {
    name: 'client',
    description:
      'A client of the API of Ombor: typed documents, subscriptions that resume, refusals in three languages',
    modules: ['index'],
    files: ['schema.graphql', 'possible-types.json'],
    peers: [],
    page: 'docs/client-package.md',
  },
  {
    name: 'adapter-kit',
    description: 'What an adapter of Ombor is made of, the rules of every adapter as tests, and simulated marketplaces',
    modules: ['index', 'conformance', 'simulator'],
    files: [],
    peers: ['vitest', 'zod'],
    page: 'docs/adapter-kit.md',
  },
];

interface OwnManifest {
  version: string;
  license: string;
  engines: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Writes JavaScript and declarations of a package, and of what it takes from elsewhere in the repository, into `folder`. */
async function compile({ name, modules }: Package, folder: string): Promise<void> {
  const config = {
    extends: path.join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      allowJs: false,
      checkJs: false,
      rewriteRelativeImportExtensions: true,
      rootDir: root,
      outDir: folder,
      typeRoots: [path.join(root, 'node_modules/@types')],
    },
    include: [],
    files: modules.map((module) => path.join(root, 'packages', name, `${module}.ts`)),
  };
  const file = path.join(folder, 'tsconfig.json');
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(config));
  await run(path.join(root, 'node_modules/.bin/tsc'), ['-p', file]);
  await rm(file);
}

/** `import x from 'y'`, `export * from 'y'` and `import 'y'`, over several lines too; and `import('y')`, which types have as well. */
const statement = /^((?:(?:import|export)\b[^'";]*?\bfrom|import)\s*)(['"])([^'"]+)\2/gm;
const expression = /(\bimport\(\s*)(['"])([^'"]+)\2/g;

/** Declarations keep the `.ts` of their imports, which is not there any more. Returns the packages that are imported. */
async function finishImports(folder: string): Promise<Set<string>> {
  const imported = new Set<string>();
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js') && !name.endsWith('.d.ts')) continue;
    const file = path.join(folder, name);
    const text = await readFile(file, 'utf8');
    const finish = (_: string, before: string, quote: string, target: string): string => {
      if (!target.startsWith('.')) imported.add(packageOf(target));
      return before + quote + (target.startsWith('.') ? target.replace(/\.ts$/, '.js') : target) + quote;
    };
    const finished = text.replace(statement, finish).replace(expression, finish);
    if (finished !== text) await writeFile(file, finished);
  }
  return new Set([...imported].filter((target) => !target.startsWith('node:')));
}

const packageOf = (target: string): string => target.split('/', target.startsWith('@') ? 2 : 1).join('/');

function describe(
  { name, description, modules, files, peers }: Package,
  imported: Set<string>,
  own: OwnManifest,
): object {
  const versions = { ...own.devDependencies, ...own.dependencies };
  const pick = (names: readonly string[], range: string) =>
    Object.fromEntries(names.toSorted().map((dependency) => [dependency, `${range}${versions[dependency]}`]));
  const unknown = [...imported].filter((dependency) => versions[dependency] === undefined);
  if (unknown.length > 0)
    throw new Error(`@ombor/${name} imports what package.json does not have: ${unknown.join(', ')}`);
  const exported = modules.map((module) => {
    const file = `./dist/packages/${name}/${module}`;
    return [module === 'index' ? '.' : `./${module}`, { types: `${file}.d.ts`, default: `${file}.js` }];
  });
  return {
    name: `@ombor/${name}`,
    version: own.version,
    description,
    license: own.license,
    type: 'module',
    sideEffects: false,
    engines: name === 'client' ? undefined : own.engines,
    exports: {
      ...Object.fromEntries(exported),
      ...Object.fromEntries(files.map((file) => [`./${file}`, `./${file}`])),
    },
    files: ['dist', ...files],
    dependencies: pick(
      [...imported].filter((dependency) => !peers.includes(dependency)),
      '',
    ),
    peerDependencies: pick(peers, '^'),
  };
}

async function pack(one: Package, folder: string, own: OwnManifest): Promise<string> {
  const staged = await mkdtemp(path.join(tmpdir(), 'ombor-pack-'));
  try {
    await compile(one, path.join(staged, 'dist'));
    const imported = await finishImports(path.join(staged, 'dist'));
    await writeFile(path.join(staged, 'package.json'), JSON.stringify(describe(one, imported, own), null, 2));
    for (const file of [...one.files, 'LICENSE']) await copyFile(path.join(root, file), path.join(staged, file));
    await copyFile(path.join(root, one.page), path.join(staged, 'README.md'));
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: staged });
    return path.join(folder, stdout.trim());
  } finally {
    await rm(staged, { recursive: true });
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where: node scripts/pack.ts FOLDER');
const target = path.resolve(folder);
await mkdir(target, { recursive: true });
const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as OwnManifest;
for (const one of packages) process.stdout.write(`${await pack(one, target, own)}\n`);
