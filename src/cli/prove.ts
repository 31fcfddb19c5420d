import type { ProveOptions } from './actions/prove.ts';
import type { ModelProofOptions } from './actions/prove-model.ts';
import { createCommand } from './base/command.ts';
import { decimalNumber, wholeNumber } from './base/option-values.ts';

/** `ombor prove` */
export const command = createCommand('prove', {
  description:
    'Proves on this machine that no sale is lost and every figure ends right, while five of ten simulated marketplaces fail',
  examples: ['prove', 'prove --minutes 1 --rate 10 --json result.json', 'prove --model --runs 20000 --seed 7'],
  exitCodes: '0 every promise was kept; 1 one was not, or the run was stopped',
  note: 'The failing five lose calls, refuse whole sets without a name, hang, and send messages twice, within their real limits. Ombor itself is stopped once.',
})
  .option('--minutes <number>', 'minutes during which buyers place orders', decimalNumber(0.1, 600), 10)
  .option('--rate <number>', 'sales per second', decimalNumber(0.1, 100), 5)
  .option('--fail-rate <share>', 'share of the calls to the failing five that fails', decimalNumber(0, 0.9), 0.2)
  .option('--products <number>', 'number of products, each offered on all ten accounts', wholeNumber(1, 500), 20)
  .option('--seed <number>', 'decides what is sold and which calls fail', wholeNumber(0, 1_000_000_000), 1)
  .option('--json <file>', 'also writes the result to this file as JSON')
  .option(
    '--model',
    'instead: plays random histories of a seller (sales, mistakes, counts, returns, switches) and compares books, marketplaces and world after each',
  )
  .option('--runs <number>', 'with --model: how many histories, one per seed', wholeNumber(1, 10_000_000), 500)
  .option('--only <kinds>', 'with --model: only these kinds of commands, separated by commas')
  .action(async (options: ProveOptions & ModelProofOptions & { model?: true }) => {
    if (options.model) {
      const { runModelProof } = await import('./actions/prove-model.ts');
      return runModelProof(options);
    }
    const { runProof } = await import('./actions/prove.ts');
    await runProof(options);
  });
