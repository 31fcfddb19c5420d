import readSheets from 'read-excel-file/node';
import { ValidationError } from '../../errors.ts';
import { countKnown, maxLinesAbove } from './columns.ts';
import type { FileRecord } from './csv-records.ts';
import type { CountHeadings } from './read-csv.ts';
import { type CatalogFile, type FileOptions, readRecords, toHeadingOptions } from './read-records.ts';

/** A sheet is held in memory as a whole, several times larger than it is written. */
const maxXlsxBytes = 10 * 1024 * 1024;
const maxUnpackedBytes = 100 * 1024 * 1024;
/** A spreadsheet keeps 15 digits of a number. */
const maxExactNumber = 1e15;

type SheetCell = string | number | boolean | Date | null;

/**
 * Reads the first sheet of an Excel file (.xlsx) that has headings of a catalogue. Throws ValidationError when there is none, or when the file is too large
 * to be read at once.
 */
export async function readXlsxFile(bytes: Buffer, options: FileOptions): Promise<CatalogFile> {
  const headingOptions = toHeadingOptions(options);
  const { records, sheet, hasOthers } = await openXlsx(bytes, (first) => countKnown(first, headingOptions));
  const file = readRecords(records, { ...options, headingOptions, commasSeparate: false, isSheet: true });
  if (hasOthers) file.notes.unshift(`The sheet ${JSON.stringify(sheet)} is read; the others are left out.`);
  return file;
}

/** The records of the sheet of an Excel file in which most headings are known. Throws ValidationError. */
export async function openXlsx(
  bytes: Buffer,
  count: CountHeadings,
): Promise<{ records: Iterable<FileRecord>; sheet: string; hasOthers: boolean }> {
  assertSize(bytes);
  const sheets = await openSheets(bytes);
  const counted = sheets.map(({ sheet, data }) => ({
    sheet,
    data,
    known: count(data.slice(0, maxLinesAbove).map((cells) => cells.map(toText))),
  }));
  const [first, ...others] = counted;
  if (!first) throw ValidationError.of(['file'], 'The Excel file has no sheet.');
  const best = others.reduce((a, b) => (b.known > a.known ? b : a), first);
  return { records: toRecords(best.data), sheet: best.sheet, hasOthers: others.length > 0 };
}

async function openSheets(bytes: Buffer): Promise<{ sheet: string; data: SheetCell[][] }[]> {
  try {
    return (await readSheets(bytes)) as { sheet: string; data: SheetCell[][] }[];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw ValidationError.of(['file'], `The Excel file cannot be read (${reason}). Save it as "CSV UTF-8".`);
  }
}

function* toRecords(data: SheetCell[][]): Generator<FileRecord> {
  for (const [index, cells] of data.entries()) yield { cells: cells.map(toText), line: index + 1 };
}

/** A cell as text. What a spreadsheet has made of a code stays recognisable: a date, TRUE, a number that is too long for it. */
function toText(cell: SheetCell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return String(cell).toUpperCase();
  if (typeof cell !== 'number') return cell;
  return Math.abs(cell) >= maxExactNumber ? cell.toExponential() : String(cell);
}

const endOfDirectory = 0x06054b50;
const entryOfDirectory = 0x02014b50;

/** The size of everything in the file, as its own directory has it. */
function assertSize(bytes: Buffer): void {
  const wayOut = 'save it as "CSV UTF-8", which is read in parts';
  if (bytes.length > maxXlsxBytes)
    throw ValidationError.of(['file'], `The Excel file is larger than ${maxXlsxBytes / 2 ** 20} MiB: ${wayOut}.`);
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
  let unpacked = 0;
  let at = end < 0 ? bytes.length : bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === entryOfDirectory) {
    unpacked += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (unpacked > maxUnpackedBytes)
    throw ValidationError.of(
      ['file'],
      `The Excel file unpacks to more than ${maxUnpackedBytes / 2 ** 20} MiB: ${wayOut}.`,
    );
}
