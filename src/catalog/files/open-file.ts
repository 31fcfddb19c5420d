import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { ValidationError } from '../../errors.ts';
import type { FileSource } from './encoding.ts';
import { readCsvFile } from './read-csv.ts';
import type { CatalogFile, FileOptions } from './read-records.ts';

/** Small ones: V8 keeps strings of more than 128 KiB until it collects everything. */
const partBytes = 32 * 1024;
const zip = [0x50, 0x4b, 0x03, 0x04];
const oldExcel = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a catalogue from a file of this machine: text with separators in parts, an Excel file (.xlsx) as such. Throws ValidationError for a file that is no
 * catalogue, and what the file system throws.
 */
export async function openCatalogFile(path: string, options: FileOptions): Promise<CatalogFile> {
  const source = openSource(path);
  if (!isXlsx(source)) return readCsvFile(source, options);
  const { readXlsxFile } = await import('./read-xlsx.ts');
  return readXlsxFile(Buffer.concat(Array.from(source(), (part) => Buffer.from(part))), options);
}

/** Whether a file is an Excel file (.xlsx) or text. Throws ValidationError for what is neither: the old Excel format, a web page. */
export function isXlsx(source: FileSource): boolean {
  const [beginning = new Uint8Array()] = source();
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, index) => beginning[index] === byte);
  if (begins(oldExcel)) {
    throw ValidationError.of(
      ['file'],
      'The file is of the old Excel format (.xls). Save it as .xlsx or as "CSV UTF-8".',
    );
  }
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(Buffer.from(beginning.subarray(0, 200)).toString('latin1'))) {
    throw ValidationError.of(
      ['file'],
      'The file is a web page or XML. Open it in Excel and save it as .xlsx or as "CSV UTF-8".',
    );
  }
  return begins(zip);
}

/** A pipe can be read only once, so that it is kept. */
function openSource(path: string): FileSource {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).isFile()) return () => readParts(path);
    const bytes = readFileSync(file);
    return () => [bytes];
  } finally {
    closeSync(file);
  }
}

/** Each part is overwritten by the next one. */
function* readParts(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const part = Buffer.allocUnsafe(partBytes);
  try {
    for (;;) {
      const length = readSync(file, part, 0, partBytes, null);
      if (length === 0) return;
      yield part.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
