import { createCommand } from './base/command.ts';

/** The options of `ombor export`. */
export interface ExportOptions {
  out?: string;
  excel?: boolean;
  withArchived?: boolean;
}

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
