import type { WhyOptions } from './actions/why.ts';
import { createCommand } from './base/command.ts';
import { wholeNumber } from './base/option-values.ts';

const maxListed = 100;

/** `ombor why SKU` */
export const command = createCommand('why', {
  description:
    'Explains the stock of a product: what changed it, who or what caused it, what was sent to each marketplace',
  examples: ['why PHONE-001', 'why PHONE-001 --at 2026-01-09T15:30 --last 50'],
})
  .argument('<sku>', 'exact SKU')
  .option(
    '--at <time>',
    'the stock at this time, such as 2026-01-09T15:30; in the business time zone unless it has an offset (default: now)',
  )
  .option('--last <count>', `how many movements to list, at most ${maxListed}`, wholeNumber(1, maxListed), 20)
  .action(async (sku: string, options: WhyOptions) => {
    const { explainProduct } = await import('./actions/why.ts');
    await explainProduct(sku, options);
  });
