import { Command } from 'commander';
import { explain } from './cli/explain.ts';

// Loaded when needed: `ombor key` should not wait for the whole server to load.
const commands: Record<string, () => Promise<{ command: Command }>> = {
  start: () => import('./cli/start.ts'),
  serve: () => import('./cli/serve.ts'),
  work: () => import('./cli/work.ts'),
  migrate: () => import('./cli/migrate.ts'),
  simulate: () => import('./cli/simulate.ts'),
  demo: () => import('./cli/demo.ts'),
  prove: () => import('./cli/prove.ts'),
  key: () => import('./cli/key.ts'),
  baseline: () => import('./cli/baseline.ts'),
  replay: () => import('./cli/replay.ts'),
  check: () => import('./cli/check.ts'),
  why: () => import('./cli/why.ts'),
  rates: () => import('./cli/rates.ts'),
  import: () => import('./cli/import.ts'),
  export: () => import('./cli/export.ts'),
};

async function run(words: string[]): Promise<void> {
  const program = new Command('ombor')
    .description('One stock figure, true on every place where a seller sells')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help shows what there is)');
  const load = commands[words[0] ?? ''];
  const wanted = load ? [load] : Object.values(commands);
  for (const { command } of await Promise.all(wanted.map((one) => one()))) program.addCommand(command);
  await program.parseAsync(words, { from: 'user' });
}

try {
  await run(process.argv.slice(2));
  process.exit();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
