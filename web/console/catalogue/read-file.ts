const zip = [0x50, 0x4b, 0x03, 0x04];
/** A spreadsheet keeps 15 digits of a number: a longer code was changed by it. */
const maxExact = 1e15;
const maxBytes = 10 * 1024 * 1024;

type Cell = string | number | boolean | Date | null | undefined;

/** The cells of an Excel file (.xlsx) or of a text with separators, as text. Throws when it is neither, or larger than 10 MB. */
export async function readFile(file: File): Promise<string[][]> {
  if (file.size > maxBytes) throw new Error('too large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!zip.every((byte, place) => bytes[place] === byte)) return readText(bytes);
  const { default: readSheets } = await import('read-excel-file/browser');
  const sheets = (await readSheets(file)) as unknown as { data: Cell[][] }[];
  return (sheets[0]?.data ?? []).map((cells) => cells.map(toText));
}

function toText(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return Math.abs(cell) >= maxExact ? cell.toExponential() : String(cell);
  return String(cell);
}

/** UTF-8, else Windows-1251, as Excel in Russian writes it. The separator is the one that the first line has most of. */
async function readText(bytes: Uint8Array): Promise<string[][]> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const text = decode(bytes).replace(/^\uFEFF/, '');
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string): number => first.split(sign).length;
  const delimiter = [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
