import { Option } from 'commander';
import type { ReplayOptions } from './actions/replay.ts';
import { createCommand } from './base/command.ts';
import { moment, webhookIds } from './base/option-values.ts';

const statuses: ReplayOptions['status'][] = ['pending', 'processed', 'failed', 'retry', 'any'];

/** `ombor replay` */
export const command = createCommand('replay', {
  description: 'Queues received events again; what they applied before is not applied twice',
  examples: ['replay --dry-run', 'replay --marketplace uzum --since 2026-01-09T10:30:00Z'],
})
  .option(
    '--ids <ids>',
    'these events, whatever their status, held ones too: numbers or API ids, separated by commas',
    webhookIds,
  )
  .option('--marketplace <code>', 'only events of this marketplace')
  .addOption(new Option('--status <status>', 'only events with this status').choices(statuses).default('failed'))
  .option('--since <time>', 'only events received at or after this time, such as 2026-01-09T10:30:00Z', moment)
  .option('--dry-run', 'only count them')
  .action(async (options: ReplayOptions) => {
    const { replay } = await import('./actions/replay.ts');
    await replay(options);
  });
