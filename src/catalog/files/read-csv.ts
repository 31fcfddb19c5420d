import { countKnown, type HeadingOptions, maxLinesAbove } from './columns.ts';
import { type FileRecord, readCsvRecords } from './csv-records.ts';
import { decodeParts, detectEncoding, encodingNames, type FileSource } from './encoding.ts';
import { type CatalogFile, type FileOptions, readRecords, toHeadingOptions } from './read-records.ts';

/** So many characters are enough to see what separates the cells. */
const maxBeginning = 64 * 1024;
const delimiters = [';', '\t', ','] as const;

/**
 * Reads a catalogue file as people and programs write it: UTF-8, UTF-16 or Windows-1251, any line ends, separated by comma, semicolon or
 * tab, with headings of its own. An empty cell changes nothing. Throws ValidationError when it is not such a file.
 */
export function readCsvFile(source: FileSource, options: FileOptions): CatalogFile {
  const encoding = detectEncoding(source);
  const text = (): Iterable<string> => decodeParts(source, encoding);
  const headingOptions = toHeadingOptions(options);
  const { delimiter, isDeclared } = findDelimiter(text(), headingOptions);
  const file = readRecords(skipDeclaration(readCsvRecords(text(), delimiter), isDeclared), {
    ...options,
    commasSeparate: delimiter === ',',
    isSheet: false,
    headingOptions,
  });
  if (encoding !== 'utf-8') file.notes.unshift(`The file is read as ${encodingNames[encoding]}.`);
  return file;
}

/** The separator of the cells: the one that the file declares, otherwise the one with which most headings are known. */
function findDelimiter(parts: Iterable<string>, options: HeadingOptions): { delimiter: string; isDeclared: boolean } {
  let beginning = '';
  for (const part of parts) {
    beginning = (beginning + part).slice(0, maxBeginning);
    if (beginning.length === maxBeginning) break;
  }
  const declared = /^sep=([,;\t])[\r\n]/i.exec(beginning)?.[1];
  if (declared !== undefined) return { delimiter: declared, isDeclared: true };
  const counted = delimiters.map((delimiter) => {
    const first = [...readCsvRecords([beginning], delimiter).take(maxLinesAbove)].map(({ cells }) => cells);
    return { delimiter, known: countKnown(first, options), cells: Math.max(0, ...first.map(({ length }) => length)) };
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
