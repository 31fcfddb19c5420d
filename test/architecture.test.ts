import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const root = path.join(import.meta.dirname, '..');

interface SourceFile {
  /** From the root of the project: `src/db/client.ts`. */
  name: string;
  text: string;
}

function readFiles(directory: string, ending: string): SourceFile[] {
  return readdirSync(path.join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(directory, name.split(path.sep).join('/')))
    .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
}

const sources = readFiles('src', '.ts');
const sourceNames = new Set(sources.map(({ name }) => name));
const sqlFiles = readFiles('sql', '.sql');

/** The part of the project that a file belongs to: its folder in src, or its own name for the files directly in src. */
function partOf(file: string): string {
  const [, first = '', second] = file.split('/');
  return second === undefined ? path.basename(first, '.ts') : first;
}

/** Every module that a file names: static imports, re-exports and dynamic imports, types included. */
function listImports({ name, text }: SourceFile): string[] {
  const specifiers = [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier,
  );
}

// Small files without any knowledge of their own, which every part may use.
const shared = [
  'client-network',
  'errors',
  'log',
  'env',
  'metrics',
  'node-id',
  'origins',
  'page-policy',
  'printable',
  'quiet-hours',
  'tracing',
];

const mayImport: Record<string, string[]> = {
  main: ['cli', 'node-version.js'],
  cli: [
    'app',
    'backup-settings',
    'backups',
    'baseline',
    'catalog',
    'catalog-import',
    'connections',
    'db',
    'demo',
    'marketplaces',
    'proof',
    'simulator',
    'postgres-address',
    'release',
    'secrets',
    'stock-explanation',
    ...shared,
  ],
  app: ['http', 'graphql', 'tasks', 'connections', 'state-metrics', 'db', 'marketplaces', 'secrets', ...shared],
  // What both a command and the API do with an opened marketplace.
  baseline: ['db', 'marketplaces'],
  'stock-explanation': ['db'],
  'catalog-import': ['catalog', 'db', 'marketplaces'],
  // Opened accounts of marketplaces, and calls within their limits, whoever makes them.
  connections: ['db', 'errors', 'marketplaces', 'secrets'],
  http: ['db', 'marketplaces', 'secrets', ...shared],
  'state-metrics': ['db', 'errors', 'log', 'metrics'],
  'alert-texts': ['db', 'log'],
  'refusal-texts': ['errors'],
  'bot-texts': ['alert-texts', 'db', 'stock-explanation'],
  graphql: [
    'alert-texts',
    'baseline',
    'catalog',
    'db',
    'marketplaces',
    'refusal-texts',
    'secrets',
    'stock-explanation',
    ...shared,
  ],
  tasks: [
    'alert-texts',
    'bot-texts',
    'catalog-import',
    'connections',
    'db',
    'marketplaces',
    'refusal-texts',
    'secrets',
    'stock-explanation',
    ...shared,
  ],
  // Sealed backups, and the places that keep them.
  backups: ['db', 'errors', 'marketplaces'],
  // Rows of the catalogue, the same for the API and for files.
  catalog: ['db', 'marketplaces', 'errors'],
  db: ['errors', 'postgres-address', 'release'],
  marketplaces: ['errors'],
  simulator: ['errors'],
  // The demo plays the outside world around a whole Ombor.
  demo: ['app', 'db', 'simulator', 'secrets', ...shared],
  // The long proof too, with the demo's clients; its model runs the tasks of a worker itself.
  proof: ['app', 'connections', 'db', 'demo', 'marketplaces', 'secrets', 'simulator', 'tasks', ...shared],
  errors: ['broken-rule'],
  // What a field of an input breaks.
  'broken-rule': [],
  env: [
    'backup-settings',
    'caller-limits',
    'env-names',
    'env-problems',
    'env-readers',
    'quiet-hours',
    'retention-settings',
  ],
  'backup-settings': ['env-readers'],
  'env-names': [],
  'env-problems': ['backup-settings', 'env-readers'],
  'retention-settings': ['env-readers'],
  'caller-limits': ['env-readers', 'quiet-hours'],
  'client-network': [],
  origins: [],
  'page-policy': [],
  printable: [],
  'quiet-hours': [],
  'node-id': [],
  'env-readers': ['postgres-address'],
  'postgres-address': [],
  release: [],
  tracing: ['errors', 'release'],
  secrets: [],
  log: ['env', 'printable'],
  metrics: ['release'],
};

/** Names of the files whose code (comments apart) matches, without those that may. */
function listOffenders(pattern: RegExp, mayHave: (name: string) => boolean): string[] {
  return sources
    .filter(({ name, text }) => !mayHave(name) && pattern.test(withoutComments(text)))
    .map(({ name }) => name);
}

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '');
}

describe('who may import whom', () => {
  test('each part imports only the parts that it may know', () => {
    const broken = sources.flatMap((file) => {
      const part = partOf(file.name);
      const allowed = [part, ...(mayImport[part] ?? [])];
      const ours = listImports(file).filter((target) => target.startsWith('src/'));
      return ours.filter((target) => !allowed.includes(partOf(target))).map((target) => `${file.name} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  test('every part of src has its line in the table', () => {
    expect([...new Set(sources.map(({ name }) => partOf(name)))].filter((part) => !mayImport[part])).toEqual([]);
  });

  test('no file imports itself by way of others, types included', () => {
    const imports = new Map(
      sources.map((file) => [file.name, listImports(file).filter((name) => sourceNames.has(name))]),
    );
    expect(listCircles(imports)).toEqual([]);
  });

  test('nothing in src imports a test', () => {
    expect(sources.filter((file) => listImports(file).some((target) => target.startsWith('test/')))).toEqual([]);
  });
});

/** Each way that leads back to where it began, once, as `a → b → a`. */
function listCircles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) circles.push([...way.slice(start), name].join(' → '));
    if (start >= 0 || done.has(name)) return;
    for (const next of imports.get(name) ?? []) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of imports.keys()) visit(name, []);
  return circles;
}

describe('web apps', () => {
  const web = [...readFiles('web', '.ts'), ...readFiles('web', '.tsx')].filter(
    ({ name }) => !/^web\/(?:shop\/)?gql\//.test(name),
  );

  test('they know the server by its API only: nothing of them imports src', () => {
    expect(web.filter((file) => listImports(file).some((target) => target.startsWith('src/')))).toEqual([]);
  });

  test('nothing in src imports a web app', () => {
    expect(sources.filter((file) => listImports(file).some((target) => target.startsWith('web/')))).toEqual([]);
  });

  test('no file of theirs imports itself by way of others, types included', () => {
    const names = new Set(web.map(({ name }) => name));
    expect(
      listCircles(new Map(web.map((file) => [file.name, listImports(file).filter((name) => names.has(name))]))),
    ).toEqual([]);
  });
});

describe('rooms', () => {
  test.each(['src/graphql', 'src/db', 'src/tasks'])(
    'no folder of %s holds more than 12 files: a 13th opens a new room',
    (layer) => {
      const files = Map.groupBy(
        sources.filter(({ name }) => name.startsWith(`${layer}/`)),
        ({ name }) => path.posix.dirname(name),
      );
      expect([...files].filter(([, inside]) => inside.length > 12).map(([folder]) => folder)).toEqual([]);
    },
  );
});

describe('where things may stand', () => {
  test('process.env is read in src/env.ts only', () => {
    expect(
      listOffenders(/process\s*\.\s*env|\benv\b[^;]*from 'node:process'/, (name) => name === 'src/env.ts'),
    ).toEqual([]);
  });

  test('commands write to the terminal by src/cli/base/print.ts only, which lets no control character of others through', () => {
    const write = /\bprocess\.(?:stdout|stderr)\.write\(|\bconsole\./;
    const raw = ['src/cli/base/print.ts', 'src/cli/actions/export.ts'];
    expect(listOffenders(write, (name) => !name.startsWith('src/cli/') || raw.includes(name))).toEqual([]);
  });

  test('SQL stands in src/db and sql only', () => {
    const sqlInCode = /\b(?:sql|tx|admin)(?:<[^`]*>)?`|\.unsafe\(|from '(?:pg|postgres)'/;
    expect(listOffenders(sqlInCode, (name) => name.startsWith('src/db/'))).toEqual([]);
  });

  test('the PostgreSQL driver is loaded by src/db/postgres-driver.ts only, which mends it', () => {
    const load = /import (?!type\b)[^;]*from 'postgres'|import\('postgres'\)/;
    expect(listOffenders(load, (name) => name === 'src/db/postgres-driver.ts')).toEqual([]);
  });

  test('the job queue is loaded by src/db/packages/job-queue.ts only, its types apart', () => {
    const load = /import (?!type\b)[^;]*from 'graphile-worker'|import\('graphile-worker'\)/;
    expect(listOffenders(load, (name) => name === 'src/db/packages/job-queue.ts')).toEqual([]);
  });

  test('the types of the driver are named by src/db/client.ts only, so that another driver could take its place', () => {
    expect(listOffenders(/from 'postgres'/, (name) => name === 'src/db/client.ts')).toEqual([]);
  });

  test('outside of src/db nothing of the driver is used but transactions and the end of a pool', () => {
    const use = /\b(?:sql|tx|admin)\.(?!begin\(|end\()[a-z]+\(/;
    expect(listOffenders(use, (name) => name.startsWith('src/db/'))).toEqual([]);
  });

  test("the driver's reserved connections are not used: a request for one may stay unanswered when the database was away", () => {
    expect(listOffenders(/\.reserve\(/, () => false)).toEqual([]);
  });

  test('outgoing calls are made in src/marketplaces/http.ts only, the outside parties of simulator, demo and chaos apart', () => {
    const call =
      /(?<![.\w])fetch\(|from '(?:undici|node:https)'|import \{[^}]*\b(?:request|get)\b[^}]*\} from 'node:http'/;
    const outside = (name: string) => /^src\/(?:simulator|demo|proof\/chaos)\//.test(name);
    expect(listOffenders(call, (name) => name === 'src/marketplaces/http.ts' || outside(name))).toEqual([]);
  });

  test('inventory and its movements are written by apply_stock_changes.sql only, the zero row of a new product apart', () => {
    const write =
      /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:public\.)?(inventory|inventory_movements)\b/gi;
    const zeroRow = /insert\s+into\s+inventory\s*\(\s*product_id\s*\)/gi;
    const broken = [...sources, ...sqlFiles].filter(({ name, text }) => {
      const code = withoutComments(text)
        .replace(/^\s*--.*$/gm, '')
        .replace(zeroRow, '');
      return name !== 'sql/functions/apply_stock_changes.sql' && write.test(code);
    });
    expect(broken.map(({ name }) => name)).toEqual([]);
  });

  test('what is owed to marketplaces is written by src/db/pushes and sql/functions only', () => {
    const write = /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from)\s+(?:public\.)?pushes\b/i;
    expect(listOffenders(write, (name) => name.startsWith('src/db/pushes/'))).toEqual([]);
  });

  test.each([
    ['received events', 'marketplace_webhooks', 'src/db/inbox/'],
    ['listings', 'marketplace_products', 'src/db/catalog/'],
  ])('%s are written by their room of src/db and by sql/functions only', (_what, table, room) => {
    const write = new RegExp(
      `\\b(?:insert\\s+into|update(?:\\s+only)?|delete\\s+from)\\s+(?:public\\.)?${table}\\b`,
      'i',
    );
    expect(sources.some(({ text }) => write.test(text))).toBe(true);
    expect(listOffenders(write, (name) => name.startsWith(room))).toEqual([]);
  });

  test('"owed again", "result unknown", "due" and "what it shows" are written once each', () => {
    const rules = [
      { pattern: /owed_version\s*=\s*(?:p\.)?owed_version\s*\+\s*1/, home: ['03_owe_pushes.sql', 'plan_pushes.sql'] },
      { pattern: /settle_at\s*=\s*greatest\(/, home: ['03_owe_pushes.sql'] },
      { pattern: /held_version\s*<>\s*(?:\(?p\)?\.)?owed_version/, home: ['00_push_due_at.sql'] },
      { pattern: /previous_stock\s*=\s*case/, home: ['00_record_shown.sql'] },
    ];
    for (const { pattern, home } of rules) {
      const found = [...sources, ...sqlFiles]
        .filter(({ text }) => pattern.test(text))
        .map(({ name }) => path.basename(name));
      expect(found.sort()).toEqual(home.sort());
    }
  });

  test('no file is longer than 250 lines', () => {
    const long = [...sources, ...sqlFiles, ...readFiles('scripts', '.ts')].filter(
      ({ text }) => text.split('\n').length > 251,
    );
    expect(long.map(({ name }) => name)).toEqual([]);
  });
});

describe('the database explains itself', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  test('every table and view has a comment', async () => {
    const rows = await database.sql`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and obj_description(oid, 'pg_class') is null`;
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test('every column has a comment', async () => {
    const rows = await database.sql`
      select relname || '.' || attname as name from pg_class join pg_attribute on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and attnum > 0 and not attisdropped
        and col_description(pg_class.oid, attnum) is null
      order by 1`;
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  test('every function of ours has a comment', async () => {
    const rows = await database.sql`
      select proname as name from pg_proc
      where pronamespace = 'public'::regnamespace and obj_description(oid, 'pg_proc') is null
        and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = pg_proc.oid and d.deptype = 'e')`;
    expect(rows.map((row) => row.name)).toEqual([]);
  });
});
