import type { DemoOptions } from './actions/demo.ts';
import { createCommand } from './base/command.ts';

/** `ombor demo` */
export const command = createCommand('demo', {
  description:
    'Plays five scenarios with simulated marketplaces on this machine, then serves a page to try it yourself',
  examples: ['demo', 'demo --exit'],
  exitCodes:
    'with --exit, 0 every figure was right, and in time unless other programs keep the machine busy; 1 one was not',
})
  .option('--exit', 'end after the scenarios')
  .option('--real-limits', "with OZON's limit of one change per product in 30 seconds")
  .action(async (options: DemoOptions) => {
    const { runDemo } = await import('./actions/demo.ts');
    await runDemo(options);
  });
