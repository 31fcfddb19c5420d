import Table from 'cli-table3';
import { type CatalogImport, importCatalog } from '../catalog-import.ts';
import { openCommandAdapter } from './command-adapter.ts';
import { createProgress } from './progress.ts';

/** The options of `ombor import --from`. */
export interface ImportFromOptions {
  /** Name of the adapter: uzum, wildberries, ozon, yandex_market. */
  from: string;
  /** Code of the marketplace, where several use that adapter. */
  marketplace?: string | undefined;
  takeStock: boolean;
  dryRun: boolean;
}

const mostDoubtful = 50;

/** Reads the catalogue of a connected marketplace and links it to our products. Throws an Error with a sentence for people. */
export async function importFrom({ from, marketplace, takeStock, dryRun }: ImportFromOptions): Promise<void> {
  await openCommandAdapter({ adapter: from, code: marketplace }, async ({ sql, adapter, place }) => {
    const progress = createProgress();
    progress.step(`Reading the catalogue of ${place.name}`);
    const options = { marketplaceId: place.id, takeStock, dryRun, actor: 'import' };
    const result = await importCatalog(sql, adapter, options, (items) =>
      progress.step(`Reading the catalogue of ${place.name}: ${items} items`),
    ).catch((error: unknown) => {
      progress.fail();
      throw error;
    });
    progress.done();
    process.stdout.write(report(result, place.name, dryRun));
    if (!dryRun && place.paused) {
      process.stdout.write(
        `${place.name} is paused: nothing is sent to it yet. See what the first push would change: ombor baseline ${place.code}\n`,
      );
    }
  });
}

function report({ counts, openings, doubtful }: CatalogImport, name: string, dryRun: boolean): string {
  const table = new Table({ head: [dryRun ? 'would be' : name, 'items'], style: { head: [] } });
  table.push(
    ['linked to a product of ours', counts.linked],
    ['created as a new product', counts.created],
    ['linked before', counts.linked_before],
    ['ambiguous: nothing done', counts.ambiguous],
    ['unusable: nothing done', counts.unusable],
  );
  const lines = [table.toString()];
  if (openings.products > 0) {
    lines.push(
      `Opening quantities ${dryRun ? 'to take' : 'taken'}: ${openings.units} units of ${openings.products} products.`,
    );
  }
  for (const { marketplaceSku, detail } of doubtful.slice(0, mostDoubtful))
    lines.push(`  "${marketplaceSku}": ${detail}`);
  if (doubtful.length > mostDoubtful) lines.push(`  and ${doubtful.length - mostDoubtful} more`);
  if (doubtful.length > 0) lines.push('Link these by hand with the mutation linkProduct.');
  if (dryRun) lines.push('Nothing was changed: run it without --dry-run.');
  return `${lines.join('\n')}\n`;
}
