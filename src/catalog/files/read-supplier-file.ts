import { ValidationError, type ValidationIssue } from '../../errors.ts';
import { type DecimalSign, readAmount, readWhole } from '../amounts.ts';
import { isRewritten, money, name as nameSchema, rewrittenError, sku as skuSchema } from '../fields.ts';
import { maxLinesAbove } from './columns.ts';
import type { FileRecord } from './csv-records.ts';
import { type Column, findColumnOfHeading, normalizeHeading } from './headings.ts';
import { isXlsx } from './open-file.ts';
import { openCsv } from './read-csv.ts';

/** What arrived, by a supplier's file. `cost` of one unit; null: the file has none. */
export interface SupplierLine {
  line: number;
  /** The article number; null: none. It may be the supplier's own. */
  sku: string | null;
  barcode: string | null;
  name: string | null;
  quantity: number;
  cost: string | null;
}

export interface SupplierFile {
  lines: SupplierLine[];
  /** Headings that are not read. */
  leftOut: string[];
  /** Rows without a code or a quantity: totals, headings of groups, what was not delivered. */
  skipped: number;
}

type Part = 'sku' | 'barcode' | 'name' | 'quantity' | 'cost';
type Places = Partial<Record<Part, number>>;

const maxUnits = 1_000_000;
const maxIssues = 50;

/** A supplier's price is the seller's cost, and a bare "code" is better than none: only where no heading says it better. */
const secondBest: Record<string, Part> = Object.fromEntries(
  [
    ...['цена за ед', 'цена за единицу', 'цена с ндс', 'цена за шт', 'bir dona narxi', 'dona narxi', 'unit price'].map(
      (word) => [word, 'cost'],
    ),
    ...['код', 'код товара', 'kod', 'tovar kodi', 'code', 'item code', 'product code'].map((word) => [word, 'sku']),
    ...['кол', 'количество товара', 'отгружено', 'tovar soni', 'amount', 'units'].map((word) => [word, 'quantity']),
  ].map(([word, part]) => [normalizeHeading(word!), part as Part]),
);
const parts: Partial<Record<Column, Part>> = {
  sku: 'sku',
  barcode: 'barcode',
  name: 'name',
  quantity: 'quantity',
  cost_price: 'cost',
};

function readHeadings(cells: readonly string[]): Places {
  const places: Places = {};
  const later: Places = {};
  for (const [place, heading] of cells.map(normalizeHeading).entries()) {
    const column = findColumnOfHeading(heading);
    const best = column && parts[column];
    const second = column === 'price' ? 'cost' : secondBest[heading];
    if (best) places[best] ??= place;
    else if (second) later[second] ??= place;
  }
  return { ...later, ...places };
}

const isUsable = (places: Places): boolean =>
  (places.sku !== undefined || places.barcode !== undefined) && places.quantity !== undefined;

const countHeadings = (first: readonly (readonly string[])[]): number =>
  Math.max(0, ...first.map((cells) => Object.keys(readHeadings(cells)).length));

/**
 * Reads a supplier's file (.xlsx, or text with separators in any usual encoding): headings for the SKU or the barcode and for the quantity, with or
 * without cost and name, in English, Russian or Uzbek. Throws ValidationError for a file that is none, and with every line that cannot
 * be read: then nothing of it is used.
 */
export async function readSupplierFile(bytes: Buffer, decimal: DecimalSign | undefined): Promise<SupplierFile> {
  const source = () => [bytes];
  if (!isXlsx(source)) {
    const { records, delimiter } = openCsv(source, countHeadings);
    return readLines(records, { decimal, commaAllowed: delimiter !== ',' });
  }
  const { openXlsx } = await import('./read-xlsx.ts');
  return readLines((await openXlsx(bytes, countHeadings)).records, { decimal, commaAllowed: true });
}

interface Amounts {
  decimal: DecimalSign | undefined;
  commaAllowed: boolean;
}

function readLines(records: Iterable<FileRecord>, amounts: Amounts): SupplierFile {
  const all = [...records];
  const above = all.slice(0, maxLinesAbove).findIndex(({ cells, fault }) => !fault && isUsable(readHeadings(cells)));
  const headings = all[above]?.cells;
  if (!headings) {
    const message =
      'The file has no headings for the SKU or the barcode and for the quantity, such as "Артикул" and "Количество", "Shtrix-kod" and "Soni"';
    throw ValidationError.of(['input', 'file'], message, undefined, { rule: 'format' });
  }
  const places = readHeadings(headings);
  const used = new Set(Object.values(places));
  const leftOut = headings.filter((heading, place) => heading.trim() !== '' && !used.has(place));
  const file: SupplierFile = { lines: [], leftOut: leftOut.slice(0, 100), skipped: 0 };
  const issues: ValidationIssue[] = [];
  for (const record of all.slice(above + 1)) {
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    const read = readLine(record, places, amounts);
    if (read === undefined) file.skipped += 1;
    else if ('issue' in read) issues.push(read.issue);
    else file.lines.push(read.line);
  }
  if (issues.length > 0) throw new ValidationError(issues.slice(0, maxIssues));
  return file;
}

type Read = { line: SupplierLine } | { issue: ValidationIssue } | undefined;

function readLine({ cells, line, fault }: FileRecord, places: Places, amounts: Amounts): Read {
  const at = (part: Part): string => (places[part] === undefined ? '' : (cells[places[part]] ?? '')).trim();
  const refuse = (part: Part, message: string, rule: ValidationIssue['rule'], limit?: string): Read => ({
    issue: {
      path: ['input', 'file', String(line), part],
      message: `line ${line}, ${part}: ${message}, got ${JSON.stringify(at(part).slice(0, 200))}`,
      value: at(part).slice(0, 200),
      ...(rule && { rule }),
      ...(limit !== undefined && { limit }),
    },
  });
  if (fault !== undefined) return refuse('name', fault, 'format');
  const barcode = at('barcode').split(/[|,;]\s*/)[0] ?? '';
  const codes = { sku: at('sku'), barcode };
  if ((codes.sku === '' && barcode === '') || at('quantity') === '') return undefined;
  for (const part of ['sku', 'barcode'] as const) {
    if (codes[part] === '') continue;
    if (isRewritten(codes[part])) return refuse(part, rewrittenError, 'rewritten');
    if (skuSchema.safeParse(codes[part]).success) continue;
    if (codes[part].length > 200) return refuse(part, 'must have at most 200 characters', 'max_length', '200');
    return refuse(part, 'contains a character that cannot be stored', 'characters');
  }
  const whole = readWhole(at('quantity'), amounts);
  const quantity = 'amount' in whole ? Number(whole.amount) : Number.NaN;
  if (quantity === 0) return undefined;
  if (Number.isNaN(quantity)) return refuse('quantity', 'must be a whole number', 'whole_number');
  if (quantity < 0) return refuse('quantity', 'must be at least 1', 'min', '1');
  if (quantity > maxUnits) return refuse('quantity', 'at most 1,000,000', 'max', String(maxUnits));
  const given = at('cost').replace(/\s*(?:so['ʻ‘’]?m|сум|сўм|uzs)$/i, '');
  const cost = given === '' ? { amount: null } : readAmount(given, amounts);
  if ('fault' in cost) return refuse('cost', 'can be two amounts: say which sign stands before decimals', 'format');
  if (cost.amount !== null && !money.safeParse(cost.amount).success)
    return refuse('cost', 'must be a number from 0 with at most 4 decimals', 'format');
  const name = nameSchema.safeParse(at('name'));
  return {
    line: {
      line,
      sku: codes.sku || null,
      barcode: barcode || null,
      name: name.success ? name.data : null,
      quantity,
      cost: cost.amount,
    },
  };
}
