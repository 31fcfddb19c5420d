import { countKnown, maxLinesAbove } from './columns.ts';
import { type FileRecord, readCsvRecords } from './csv-records.ts';
import { decodeParts, detectEncoding, type Encoding, encodingNames, type FileSource } from './encoding.ts';
import { type CatalogFile, type FileOptions, readRecords, toHeadingOptions } from './read-records.ts';

/** So many characters are enough to see what separates the cells. */
const maxBeginning = 64 * 1024;
const delimiters = [';', '\t', ','] as const;

/**
 * Reads a catalogue file as people and programs write it: UTF-8, UTF-16 or Windows-1251, any line ends, separated by comma, semicolon or
 * tab, with headings of its own. An empty cell changes nothing. Throws ValidationError when it is not such a file.
 */
export function readCsvFile(source: FileSource, options: FileOptions): CatalogFile {
  const headingOptions = toHeadingOptions(options);
  const { records, delimiter, encoding } = openCsv(source, (first) => countKnown(first, headingOptions));
  const file = readRecords(records, { ...options, commasSeparate: delimiter === ',', isSheet: false, headingOptions });
  if (encoding !== 'utf-8') file.notes.unshift(`The file is read as ${encodingNames[encoding]}.`);
  return file;
}

/** How many headings are known among the first records of a file, at most. */
export type CountHeadings = (first: readonly (readonly string[])[]) => number;

/** The records of a text with separators, whatever its encoding and separator are. `count` decides what separates the cells. */
export function openCsv(
  source: FileSource,
  count: CountHeadings,
): { records: Iterable<FileRecord>; delimiter: string; encoding: Encoding } {
  const encoding = detectEncoding(source);
  const text = (): Iterable<string> => decodeParts(source, encoding);
  const { delimiter, isDeclared } = findDelimiter(text(), count);
  return { records: skipDeclaration(readCsvRecords(text(), delimiter), isDeclared), delimiter, encoding };
}

/** The separator of the cells: the one that the file declares, otherwise the one with which most headings are known. */
function findDelimiter(parts: Iterable<string>, count: CountHeadings): { delimiter: string; isDeclared: boolean } {
  let beginning = '';
  for (const part of parts) {
    beginning = (beginning + part).slice(0, maxBeginning);
    if (beginning.length === maxBeginning) break;
  }
  const declared = /^sep=([,;\t])[\r\n]/i.exec(beginning)?.[1];
  if (declared !== undefined) return { delimiter: declared, isDeclared: true };
  const counted = delimiters.map((delimiter) => {
    const first = [...readCsvRecords([beginning], delimiter).take(maxLinesAbove)].map(({ cells }) => cells);
    return { delimiter, known: count(first), cells: Math.max(0, ...first.map(({ length }) => length)) };
  });
  const best = counted.reduce((a, b) => (b.known > a.known || (b.known === a.known && b.cells > a.cells) ? b : a));
  return { delimiter: best.cells > 1 ? best.delimiter : ',', isDeclared: false };
}

function* skipDeclaration(records: Iterable<FileRecord>, isDeclared: boolean): Generator<FileRecord> {
  let isFirst = isDeclared;
  for (const record of records) {
    if (!isFirst) yield record;
    isFirst = false;
  }
}
