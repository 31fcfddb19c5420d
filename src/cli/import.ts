import { Option } from 'commander';
import type { FileImportOptions } from './actions/import-file.ts';
import type { ImportFromOptions } from './actions/import-from.ts';
import { createCommand } from './base/command.ts';
import { chosenColumn } from './base/option-values.ts';

const adapters = ['uzum', 'wildberries', 'ozon', 'yandex_market'];

/** `ombor import` */
export const command = createCommand('import', {
  description:
    'Imports products, listings, prices and stock from a CSV or Excel file, or links the catalogue of a connected marketplace',
  examples: ['import catalogue.csv --dry-run', 'import goods.xlsx --column sku=Код', 'import --from uzum --dry-run'],
  exitCodes: '0 imported, or nothing to change; 1 an error, and no row of a file was written',
})
  .argument(
    '[file]',
    'a CSV or .xlsx file with a column of SKUs: as `ombor export` writes it, of Shopify, WooCommerce, MoySklad, 1C, a marketplace or BaseLinker, or with headings in English, Russian or Uzbek',
  )
  .option('--dry-run', 'only print what would change')
  .option('--yes', 'write a file without asking')
  .option('--skip-bad-rows', 'write the valid rows of a file although others have errors')
  .option('--keep-stock', 'ignore the quantities of a file')
  .option(
    '--confirm-unusual',
    'write a file although it sets many products to 0, or multiplies or divides a price or the stock of a product by more than twenty',
  )
  .option('--skip-unknown-columns', 'leave out the columns of a file whose meaning is not known')
  .option('--column <column=heading>', 'what a column of a file is, such as sku=Код (can be repeated)', chosenColumn)
  .addOption(
    new Option(
      '--decimal <sign>',
      'which sign stands before the decimals of a file; without it, a number such as 3,100 or 3.100 is an error',
    ).choices(['comma', 'point']),
  )
  .addOption(
    new Option('--from <adapter>', 'read the catalogue of a connected marketplace of this kind').choices(adapters),
  )
  .option('--marketplace <code>', 'with --from: which marketplace, if several are of that kind')
  .option(
    '--create-look-alikes',
    'create products although their SKU differs from that of another by case, spaces, look-alike letters, invisible characters or leading zeros only, or a barcode by its leading zeros; and take codes that look rewritten by a spreadsheet as they are',
  )
  .option('--take-stock', 'with --from: use its figures as opening quantities of products that never moved')
  .action(async (file: string | undefined, options: FileImportOptions & ImportFromOptions & { from?: string }) => {
    if ((file === undefined) === (options.from === undefined)) {
      throw new Error('Give either a file, or --from with the kind of a connected marketplace.');
    }
    if (file === undefined) {
      const { importFrom } = await import('./actions/import-from.ts');
      return importFrom(options.from ?? '', options);
    }
    if (options.marketplace !== undefined || options.takeStock) {
      throw new Error('--marketplace and --take-stock are only for --from.');
    }
    const { importFile } = await import('./actions/import-file.ts');
    return importFile(file, options);
  });
