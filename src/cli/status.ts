import { createCommand } from './base/command.ts';

/** `ombor status` */
export const command = createCommand('status', {
  description:
    'Prints what runs on this database, its release, what is owed to marketplaces and since when, and the last errors',
  examples: ['status', 'status --json'],
  exitCodes: '0 all is well; 1 something needs attention: it stands first',
})
  .option('--json', 'print one line of JSON')
  .action(async ({ json }: { json?: true }) => {
    const { printStatus } = await import('./actions/status.ts');
    if (!(await printStatus(json === true))) process.exit(1);
  });
