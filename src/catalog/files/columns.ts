import { createHash } from 'node:crypto';
import { ValidationError } from '../../errors.ts';
import { maxCells } from './csv-records.ts';
import { type Column, csvColumns, findColumnOfHeading, normalizeHeading } from './headings.ts';
import { type FileKind, findKind } from './kinds.ts';

/** Which heading a person named for a column. */
export type ChosenColumns = Partial<Record<Column, string>>;

/** What a person said of the columns of a file. */
export interface ColumnChoice {
  /** Columns that a person named; they count before everything else. */
  chosen: ChosenColumns;
  /** Columns of an unknown meaning are left out. */
  skipUnknown: boolean;
}

/** How to read headings. `earlier`: what was said of other files, by `hashHeadings`; it counts where nothing is said of this one. */
export interface HeadingOptions extends ColumnChoice {
  earlier?: ReadonlyMap<string, ColumnChoice> | undefined;
}

/** Which cells of a record have which meaning. */
export interface FileColumns {
  /** Whose file it is; undefined: nobody's that is known. */
  kind: FileKind | undefined;
  /** Places of the cells of each column, from 0. Only barcodes can have several. */
  places: Partial<Record<Column, number[]>>;
  /** Cells that decide about a row, by the marks of the kind. */
  marks: { group: number[]; variant: number[]; type: number[] };
  /** The headings as the file has them. */
  headings: string[];
  /** Headings that are not read. */
  leftOut: string[];
  /** How many headings there are up to the last one that is not empty. */
  width: number;
  /** The same for files with the same headings. */
  hash: string;
  /** It is read as an earlier file with the same headings was. */
  isAsEarlier: boolean;
}

/** Why headings cannot be used. */
interface HeadingFaults {
  /** How many columns are known: the line with most of them is the heading. */
  known: number;
  faults: string[];
}

const inQuotes = (headings: readonly string[]): string => {
  const named = headings.slice(0, 12).map((heading) => JSON.stringify(heading.slice(0, 60)));
  return named.join(', ') + (headings.length > 12 ? ` and ${headings.length - 12} more` : '');
};

/** What the headings of a file mean, or why that is not clear. */
function readHeadings(given: readonly string[], options: HeadingOptions): FileColumns | HeadingFaults {
  const headings = given.map((heading) => heading.trim());
  const normalized = headings.map(normalizeHeading);
  const kind = findKind(normalized);
  const hash = hashHeadings(normalized);
  const isSaid = options.skipUnknown || Object.keys(options.chosen).length > 0;
  const earlier = isSaid ? undefined : options.earlier?.get(hash);
  const { chosen, skipUnknown } = earlier ?? options;
  const { places, faults } = placeChosen(headings, normalized, chosen);
  const taken = new Set(Object.values(places).flat());
  if (kind) placeByKind(kind, normalized, places, taken);
  else faults.push(...placeByWords(headings, normalized, places, taken));
  const marks = listMarks(kind, normalized);
  const used = new Set([...taken, ...Object.values(marks).flat()]);
  const leftOut = headings.filter((heading, index) => heading !== '' && !used.has(index));
  if (places.sku === undefined) {
    faults.push(`no column is the SKU: name it with --column sku=HEADING. The headings are ${inQuotes(headings)}`);
  } else if (!kind && !skipUnknown && leftOut.length > 0) {
    faults.push(
      `not known: ${inQuotes(leftOut)}. Leave them out with --skip-unknown-columns, or say what they are with --column, such as --column price=${JSON.stringify(leftOut[0])}`,
    );
  }
  if (faults.length > 0) return { known: taken.size, faults };
  const width = headings.findLastIndex((heading) => heading !== '') + 1;
  return { kind, places, marks, headings, leftOut, width, hash, isAsEarlier: earlier !== undefined };
}

const hashHeadings = (normalized: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(normalized)).digest('hex');

type Places = FileColumns['places'];

function placeChosen(
  headings: readonly string[],
  normalized: readonly string[],
  chosen: ChosenColumns,
): { places: Places; faults: string[] } {
  const places: Places = {};
  const faults: string[] = [];
  for (const column of csvColumns) {
    const heading = chosen[column];
    if (heading === undefined) continue;
    const exact = headings.indexOf(heading.trim());
    const place = exact >= 0 ? exact : normalized.indexOf(normalizeHeading(heading));
    if (place >= 0) places[column] = [place];
    else faults.push(`no column is called ${JSON.stringify(heading)}. The headings are ${inQuotes(headings)}`);
  }
  return { places, faults };
}

function placeByKind({ columns }: FileKind, normalized: readonly string[], places: Places, taken: Set<number>): void {
  for (const column of csvColumns) {
    if (places[column] !== undefined) continue;
    const found = (columns[column] ?? [])
      .map((heading) => normalized.indexOf(normalizeHeading(heading)))
      .filter((place) => place >= 0 && !taken.has(place));
    const read = column === 'barcode' ? found : found.slice(0, 1);
    if (read.length > 0) places[column] = read;
    for (const place of read) taken.add(place);
  }
}

function placeByWords(
  headings: readonly string[],
  normalized: readonly string[],
  places: Places,
  taken: Set<number>,
): string[] {
  const found = new Map<Column, number[]>();
  for (const [place, heading] of normalized.entries()) {
    const column = taken.has(place) ? undefined : findColumnOfHeading(heading);
    if (column === undefined || places[column] !== undefined) continue;
    const others = found.get(column);
    if (others) others.push(place);
    else found.set(column, [place]);
  }
  return [...found].flatMap(([column, those]) => {
    for (const place of those) taken.add(place);
    places[column] = those;
    if (those.length === 1 || column === 'barcode') return [];
    const names = those.map((place) => headings[place] ?? '');
    return [`several columns can be the ${column}: ${inQuotes(names)}. Name one with --column ${column}=HEADING`];
  });
}

function listMarks(kind: FileKind | undefined, normalized: readonly string[]): FileColumns['marks'] {
  const find = (mark: 'group' | 'variant' | 'type'): number[] =>
    (kind?.marks?.[mark] ?? [])
      .map((heading) => normalized.indexOf(normalizeHeading(heading)))
      .filter((place) => place >= 0);
  return { group: find('group'), variant: find('variant'), type: find('type') };
}

/** How many lines above the headings are read: reports and templates begin with a title. */
export const maxLinesAbove = 10;

/**
 * The headings among the first records of a file, and how many records stand before and with them. Throws ValidationError with everything that is
 * wrong with the line that looks most like headings.
 */
export function findHeadings(
  first: readonly (readonly string[])[],
  options: HeadingOptions,
): { columns: FileColumns; records: number } {
  let best: HeadingFaults = { known: 0, faults: ['the file is empty'] };
  for (const [index, cells] of first.entries()) {
    if (cells.length >= maxCells)
      throw ValidationError.of(['file'], `The file has ${maxCells} columns or more: that many are not read.`);
    const read = readHeadings(cells, options);
    if ('places' in read) return { columns: read, records: index + 1 };
    if (index === 0 || read.known > best.known) best = read;
  }
  throw ValidationError.of(['file'], `The columns of the file: ${best.faults.join('; ')}.`);
}

/** How many columns of some records are known, at most. */
export function countKnown(first: readonly (readonly string[])[], options: HeadingOptions): number {
  return Math.max(
    0,
    ...first.map((cells) => {
      const read = readHeadings(cells, options);
      return 'places' in read ? Object.values(read.places).flat().length + 100 : read.known;
    }),
  );
}
