import type { ExportOptions } from './actions/export.ts';
import { createCommand } from './base/command.ts';

/** `ombor export` */
export const command = createCommand('export', {
  description: 'Writes the catalogue as a CSV file that `ombor import` reads',
  examples: ['export --out catalogue.csv', 'export --out catalogue.csv --excel'],
})
  .option('--out <file>', 'the file to write (default: standard output)')
  .option('--excel', 'for Excel in Russian or Uzbek: semicolons, decimal commas, BOM')
  .option('--with-archived', 'include archived products; an import does not archive them again')
  .action(async (options: ExportOptions) => {
    const { exportCatalog } = await import('./actions/export.ts');
    await exportCatalog(options);
  });
