import type { SimulateOptions } from './actions/simulate.ts';
import { createCommand } from './base/command.ts';
import { wholeNumber } from './base/option-values.ts';

const maxNumber = 999_999_999_999_999;

/** `ombor simulate` */
export const command = createCommand('simulate', {
  description: 'Runs simulated marketplaces: Uzum, Wildberries, OZON, Yandex Market and the Test Marketplace',
  examples: ['simulate', 'simulate --port 0 --real-limits'],
  note: 'Prints one line of JSON with the arguments for connectMarketplace. Control API, faults and switches: docs/simulator.md',
})
  .option('--port <port>', 'port on 127.0.0.1; 0 = any free port', wholeNumber(0, 65_535), 4100)
  .option('--real-limits', "with OZON's limit of one change per product in 30 seconds")
  .option('--seed <number>', 'decides which calls fail when a share of them fails', wholeNumber(0, maxNumber), 1)
  .option('--first-order <number>', 'number of the first order (default: from the clock)', wholeNumber(0, maxNumber))
  .action(async (options: SimulateOptions) => {
    const { simulate } = await import('./actions/simulate.ts');
    await simulate(options);
  });
