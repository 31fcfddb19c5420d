import { Option } from 'commander';
import type { RatesImportOptions } from './actions/rates.ts';
import { createCommand } from './base/command.ts';

const maxListed = 250;

const importRates = createCommand('import', {
  description:
    'Imports rates from a CSV file with the header date,currency,rate: all of them, or none if one is invalid',
  examples: ['rates import rates.csv'],
  note: 'A row without a rate removes the rate of that day.',
})
  .argument('<file>', 'the CSV file')
  .addOption(
    new Option(
      '--decimal <sign>',
      'which sign stands before the decimals; without it, a rate such as 12.500 is an error',
    ).choices(['comma', 'point']),
  )
  .option('--confirm-unusual', 'import rates although they multiply or divide the newest one by more than twenty')
  .action(async (file: string, options: RatesImportOptions) => {
    const actions = await import('./actions/rates.ts');
    await actions.importRates(file, options);
  });

const list = createCommand('list', {
  description: `Lists the rates to the base currency as CSV, newest day first, at most ${maxListed}`,
  examples: ['rates list --currency RUB'],
})
  .option('--currency <code>', 'only rates of this currency')
  .action(async (options: { currency?: string }) => {
    const actions = await import('./actions/rates.ts');
    await actions.listRates(options.currency ?? null, maxListed);
  });

/** `ombor rates` */
export const command = createCommand('rates', {
  description: 'Imports and lists the exchange rates that turn sales into the base currency',
  examples: ['rates list', 'rates import rates.csv'],
})
  .addCommand(importRates)
  .addCommand(list);
