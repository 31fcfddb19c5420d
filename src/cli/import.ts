import { Command } from 'commander';
import { type FileImportOptions, importFile } from './import-file.ts';

/** `ombor import` */
export const command = new Command('import')
  .description('Enters and changes products, listings, prices and stock from a CSV file; tells first what would change')
  .argument('<file>', 'as `ombor export` writes it')
  .option('--dry-run', 'only tell what would change', false)
  .option('--yes', 'do not ask before writing', false)
  .option('--skip-bad-rows', 'write the good rows although others have errors', false)
  .option('--keep-stock', 'take no quantities from the file', false)
  .action((file: string, options: FileImportOptions) => importFile(file, options));
