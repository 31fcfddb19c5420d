import { enableCompileCache } from 'node:module';
import path from 'node:path';
import type { Command } from 'commander';
import { explainOldNode } from './node-version.js';

// Each is loaded when it is called for, and loads its work when it runs: `--help` must not wait for the whole server to load.
const commands: Record<string, () => Promise<{ command: Command }>> = {
  start: () => import('./cli/start.ts'),
  serve: () => import('./cli/serve.ts'),
  work: () => import('./cli/work.ts'),
  migrate: () => import('./cli/migrate.ts'),
  install: () => import('./cli/install.ts'),
  'prepare-database': () => import('./cli/prepare-database.ts'),
  reseal: () => import('./cli/reseal.ts'),
  simulate: () => import('./cli/simulate.ts'),
  demo: () => import('./cli/demo.ts'),
  prove: () => import('./cli/prove.ts'),
  chaos: () => import('./cli/chaos.ts'),
  key: () => import('./cli/key.ts'),
  'login-link': () => import('./cli/login-link.ts'),
  'init-data': () => import('./cli/init-data.ts'),
  baseline: () => import('./cli/baseline.ts'),
  doctor: () => import('./cli/doctor.ts'),
  replay: () => import('./cli/replay.ts'),
  backup: () => import('./cli/backup.ts'),
  move: () => import('./cli/move.ts'),
  restore: () => import('./cli/restore.ts'),
  check: () => import('./cli/check.ts'),
  'resume-after-restore': () => import('./cli/resume-after-restore.ts'),
  status: () => import('./cli/status.ts'),
  why: () => import('./cli/why.ts'),
  rates: () => import('./cli/rates.ts'),
  import: () => import('./cli/import.ts'),
  export: () => import('./cli/export.ts'),
};

async function run(words: string[]): Promise<void> {
  const { createProgram } = await import('./cli/base/command.ts');
  const load = commands[words[0] ?? ''];
  const loading = (load ? [load] : Object.values(commands)).map((one) => one());
  const program = createProgram((await Promise.all(loading)).map(({ command }) => command));
  await program.parseAsync(words, { from: 'user' });
}

const problem = explainOldNode();
if (problem !== undefined) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}
// Half of the time until a command runs is compiling. Not in the folder for temporary files, where other users can write; where this
// one cannot be written, nothing is kept.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/ombor'));
try {
  await run(process.argv.slice(2));
  process.exit();
} catch (error) {
  const { explain } = await import('./cli/base/explain.ts');
  const { printError } = await import('./cli/base/print.ts');
  printError(`${explain(error)}\n`);
  process.exit(1);
}
