import type { ChaosCommandOptions } from './actions/chaos.ts';
import { createCommand } from './base/command.ts';
import { decimalNumber, wholeNumber } from './base/option-values.ts';

/** `ombor chaos` */
export const command = createCommand('chaos', {
  description:
    'Injects faults on this machine while events arrive, and proves that no acknowledged event is lost and every figure ends right',
  examples: [
    'chaos',
    'chaos --minutes 1 --events 2000 --seed 7 --json result.json',
    'chaos --only kill-work,restarts',
    'chaos --only disk,clock',
  ],
  exitCodes: '0 every promise was kept; 1 one was not, or the run was stopped',
  note: [
    'Two serve, two work and PostgreSQL run as processes of their own; the marketplaces are simulated.',
    'Together: kill-work, kill-serve, restarts, cuts, database-holes, marketplace-holes, calls, duplicates.',
    'Each alone, afterwards: statements, connections, notify-queue, frozen, disk, clock.',
    'A fault that this machine cannot inject is skipped, with the reason.',
  ].join('\n'),
})
  .option('--events <number>', 'events of buyers while faults come together', wholeNumber(10, 1_000_000), 10_000)
  .option(
    '--minutes <number>',
    'how long faults come together; one alone lasts a third of it',
    decimalNumber(0.1, 600),
    3,
  )
  .option('--seed <number>', 'decides what is sold and when which fault comes', wholeNumber(0, 1_000_000_000), 1)
  .option('--only <faults>', 'only these faults, separated by commas')
  .option('--json <file>', 'also writes the result to this file as JSON')
  .action(async (options: ChaosCommandOptions) => {
    const { chaos } = await import('./actions/chaos.ts');
    await chaos(options);
  });
