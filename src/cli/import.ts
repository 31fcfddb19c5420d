import { Command, Option } from 'commander';
import { type FileImportOptions, importFile } from './import-file.ts';
import { importFrom } from './import-from.ts';

interface ImportOptions extends FileImportOptions {
  from?: string;
  marketplace?: string;
  takeStock: boolean;
}

/** `ombor import` */
export const command = new Command('import')
  .description(
    'Enters products, listings, prices and stock from a CSV file, or links the catalogue of a connected marketplace',
  )
  .argument('[file]', 'a CSV file as `ombor export` writes it')
  .option('--dry-run', 'only tell what would change', false)
  .option('--yes', 'do not ask before writing a file', false)
  .option('--skip-bad-rows', 'write the good rows of a file although others have errors', false)
  .option('--keep-stock', 'take no quantities from a file', false)
  .option(
    '--confirm-unusual',
    'write a file although it sets many products to 0, or a figure to twenty times what it was',
    false,
  )
  .addOption(
    new Option('--from <adapter>', 'read the catalogue of the connected marketplace of this kind').choices([
      'uzum',
      'wildberries',
      'ozon',
      'yandex_market',
    ]),
  )
  .option('--marketplace <code>', 'with --from: which one, where several are of that kind')
  .option('--take-stock', 'with --from: its figures become the opening quantities of products that never moved', false)
  .action((file: string | undefined, options: ImportOptions) => {
    const { from, marketplace, takeStock, dryRun } = options;
    if ((file === undefined) === (from === undefined)) {
      throw new Error('Say what to import: either a CSV file or --from with the kind of a connected marketplace.');
    }
    if (from !== undefined) return importFrom({ from, marketplace, takeStock, dryRun });
    if (marketplace !== undefined || takeStock) throw new Error('--marketplace and --take-stock go with --from only.');
    return importFile(file!, options);
  });
