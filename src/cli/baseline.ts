import Table from 'cli-table3';
import { Command } from 'commander';
import { readWholeBaseline } from '../baseline.ts';
import { openCommandAdapter } from './command-adapter.ts';
import { createProgress } from './progress.ts';

/** `ombor baseline` */
export const command = new Command('baseline')
  .description('Reads what a marketplace shows now and tells what the first push would change; nothing is sent')
  .argument('<code>', 'code of the marketplace')
  .action(async (code: string) => {
    await openCommandAdapter({ code }, async ({ sql, adapter, place }) => {
      const progress = createProgress();
      progress.step(`Reading what ${place.name} shows`);
      const baseline = await readWholeBaseline(sql, adapter, place.id, (listings) =>
        progress.step(`Reading what ${place.name} shows: ${listings} listings`),
      );
      progress.done();
      const table = new Table({ head: ['SKU there', 'shows', 'would show'], style: { head: [] } });
      for (const { marketplaceSku, shown, figure } of baseline.examples)
        table.push([marketplaceSku, shown ?? '?', figure]);
      process.stdout.write(`${place.name}: ${baseline.listings} listings, ${baseline.same} show what they should.\n`);
      process.stdout.write(
        `The first push would change ${baseline.changed} of them, ${baseline.toZero} of these to 0, in ${baseline.calls} calls (about ${baseline.minutes} min under its limits).\n`,
      );
      if (baseline.changed > 0) process.stdout.write(`The largest changes:\n${table.toString()}\n`);
      if (place.paused) process.stdout.write('Resuming it (resumeMarketplace) confirms this and sends the figures.\n');
    });
  });
