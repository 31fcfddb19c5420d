import Table from 'cli-table3';
import { type CatalogImport, importCatalog } from '../../catalog-import.ts';
import { RetryLater } from '../../marketplaces/refusals.ts';
import { openCommandAdapter } from '../base/command-adapter.ts';
import { print } from '../base/print.ts';
import { createProgress } from '../base/progress.ts';
import { createWaiting } from '../base/waiting.ts';

/** The options of `ombor import --from`. */
export interface ImportFromOptions {
  /** Code of the marketplace, where several use that adapter. */
  marketplace?: string;
  takeStock?: boolean;
  dryRun?: boolean;
  createLookAlikes?: boolean;
}

const maxListed = 50;

/** Reads the catalogue of a connected marketplace and links it to our products. Throws an Error with a sentence for people. */
export async function importFrom(
  adapterName: string,
  { marketplace: code, takeStock = false, dryRun = false, createLookAlikes = false }: ImportFromOptions,
): Promise<void> {
  await openCommandAdapter({ adapter: adapterName, code }, async ({ sql, adapter, marketplace }) => {
    const progress = createProgress();
    progress.step(`Reading the catalogue of ${marketplace.name}`);
    const waiting = createWaiting(progress, marketplace.name);
    const options = { marketplaceId: marketplace.id, takeStock, dryRun, actor: 'import', createLookAlikes };
    const result = await importCatalog(
      sql,
      adapter,
      options,
      (items) => waiting.came(`Reading the catalogue of ${marketplace.name}: ${items} items`),
      (reason, waitMs) => waiting.because(`${reason}; the next attempt in ${Math.ceil(waitMs / 1_000)} s`),
    )
      .catch((error: unknown) => {
        progress.fail();
        throw nameFailure(error, marketplace.name);
      })
      .finally(() => waiting.end());
    progress.done();
    print(describe(result, marketplace.name, dryRun));
    if (!dryRun && marketplace.paused) {
      print(
        `${marketplace.name} is paused: nothing is sent to it yet. See what the first push would change: ombor baseline ${marketplace.code}\n`,
      );
    }
  });
}

function nameFailure(error: unknown, name: string): unknown {
  if (!(error instanceof RetryLater)) return error;
  return new Error(
    `${name} did not answer: ${error.message}. What was read is kept, and the command goes on from there when it is run again.`,
  );
}

function describe(result: CatalogImport, name: string, dryRun: boolean): string {
  const { counts, openings, doubtful } = result;
  const table = new Table({ head: [dryRun ? `${name} (dry run)` : name, 'items'], style: { head: [] } });
  table.push(
    ['linked to an existing product', counts.linked],
    ['created as a new product', counts.created],
    ['already linked', counts.linked_before],
    ['probably the same as a product: skipped', counts.look_alike],
    ['ambiguous: skipped', counts.ambiguous],
    ['unusable: skipped', counts.unusable],
  );
  const lines = [table.toString(), ...listCreated(result, dryRun)];
  if (openings.products > 0) {
    lines.push(
      `Opening quantities ${dryRun ? 'to take' : 'taken'}: ${openings.units} units of ${openings.products} products.`,
    );
  }
  for (const { marketplaceSku, detail } of doubtful.slice(0, maxListed)) lines.push(`  "${marketplaceSku}": ${detail}`);
  if (doubtful.length > maxListed) lines.push(`  and ${doubtful.length - maxListed} more`);
  if (doubtful.length > 0) lines.push('Link these by hand with the mutation linkProduct.');
  if (counts.look_alike > 0) {
    lines.push(
      'What is probably the same as a product was not created, so that its stock does not count twice. Are these other goods? Add --create-look-alikes.',
    );
  }
  if (dryRun) lines.push('Nothing was changed: run it without --dry-run.');
  return `${lines.join('\n')}\n`;
}

function listCreated({ created }: CatalogImport, dryRun: boolean): string[] {
  if (created.length === 0) return [];
  const named = created
    .slice(0, maxListed)
    .map(({ marketplaceSku, opening }) => `  + "${marketplaceSku}"${opening === null ? '' : `, opening ${opening}`}`);
  const more = created.length > maxListed ? [`  and ${created.length - maxListed} more`] : [];
  return [dryRun ? 'To be created as new products:' : 'Created as new products:', ...named, ...more];
}
