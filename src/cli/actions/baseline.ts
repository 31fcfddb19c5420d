import Table from 'cli-table3';
import { type PricedBaseline, readWholeBaseline } from '../../baseline.ts';
import type { Marketplace } from '../../db/marketplaces/marketplaces.ts';
import { openCommandAdapter } from '../base/command-adapter.ts';
import { print } from '../base/print.ts';
import { createProgress } from '../base/progress.ts';

/** Compares what a marketplace shows with our figures, and prints it. */
export async function printBaseline(code: string): Promise<void> {
  await openCommandAdapter({ code }, async ({ sql, adapter, marketplace }) => {
    const progress = createProgress();
    progress.step(`Reading what ${marketplace.name} shows`);
    const baseline = await readWholeBaseline(sql, adapter, marketplace.id, (listings) =>
      progress.step(`Reading what ${marketplace.name} shows: ${listings} listings`),
    );
    progress.done();
    print(describe(baseline, marketplace));
  });
}

function describe(baseline: PricedBaseline, marketplace: Marketplace): string {
  const { listings, same, changed, toZero, calls, minutes, examples } = baseline;
  const table = new Table({ head: ['marketplace SKU', 'shows', 'would show'], style: { head: [] } });
  for (const { marketplaceSku, shown, figure } of examples) table.push([marketplaceSku, shown ?? '?', figure]);
  const lines = [
    `${marketplace.name}: ${listings} listings, ${same} already show the right figure.`,
    `The first push would change ${changed} of them, ${toZero} of these to 0, in ${calls} calls (about ${minutes} min within its limits).`,
    ...(changed > 0 ? [`The largest changes:\n${table.toString()}`] : []),
    ...(marketplace.paused ? ['To send these figures, resume the marketplace: resumeMarketplace.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}
