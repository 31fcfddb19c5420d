import { ValidationError } from '../../errors.ts';

/** One record of a file: its cells, or why it cannot be read. */
export interface FileRecord {
  cells: string[];
  /** The line in which it begins, from 1. */
  line: number;
  fault?: string;
}

/** A spreadsheet has 16,384. What comes after so many cells is not kept. */
export const maxCells = 20_000;
/** A cell in quotes that is longer was hardly meant: its closing quote is missing. */
const maxQuotedLength = 1024 * 1024;
const maxUnclosed = 100;
const quote = '"';
const quoteFault =
  'has a quote that is not closed, or a single one inside a quoted cell: write it twice (""), or not at all';

/** Where a record ends, or why it has no end. */
type Scanned = { cells: string[]; next: number } | 'more' | 'unclosed' | 'invalid';

/**
 * The records of a text whose cells are separated by `delimiter`, in parts of any size. CR, LF and CRLF all end a line. A record with
 * invalid quotes is a fault of its own, and reading goes on in the next line. Throws ValidationError for a text that has too many of them.
 */
export function* readCsvRecords(parts: Iterable<string>, delimiter: string): Generator<FileRecord> {
  const iterator = parts[Symbol.iterator]();
  let text = '';
  let at = 0;
  let line = 1;
  let isWhole = false;
  let unclosed = 0;
  for (;;) {
    const scanned = at < text.length || isWhole ? scan(text, at, delimiter, isWhole) : 'more';
    const lineEnd = typeof scanned === 'string' && scanned !== 'more' ? findLineEnd(text, at) : at;
    // Of a faulty record, the rest of its line can be in the next part.
    if (scanned === 'more' || (lineEnd === text.length && lineEnd > at && !isWhole)) {
      const { value, done } = iterator.next();
      isWhole = done === true;
      text = text.slice(at) + (value ?? '');
      at = 0;
      continue;
    }
    if (at === text.length) return;
    if (typeof scanned === 'object') {
      const { cells, next } = scanned;
      if (cells.length > 1 || cells[0] !== '') yield { cells, line };
      line += countLines(text, at, next);
      at = next;
      continue;
    }
    if (scanned === 'unclosed') unclosed += 1;
    if (unclosed > maxUnclosed) throw ValidationError.of(['file'], `line ${line}: too many quotes are not closed`);
    yield { cells: [text.slice(at, Math.min(lineEnd, at + 200))], line, fault: quoteFault };
    line += 1;
    at = lineEnd;
  }
}

/** The first 13 letters make V8 refer to the whole part that a cell was cut from, and keep it in memory. */
export const detach = (cell: string): string => (cell.length < 13 ? cell : Buffer.from(cell).toString());

function scan(text: string, start: number, delimiter: string, isWhole: boolean): Scanned {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === quote ? scanQuoted(text, at, delimiter, isWhole) : scanPlain(text, at, delimiter);
    if (typeof cell === 'string') return cell;
    if (cells.length < maxCells) cells.push(cell.value);
    at = cell.end;
    if (at >= text.length) return isWhole ? { cells, next: at } : 'more';
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    if (text[at] === '\n') return { cells, next: at + 1 };
    // The rest of a CRLF can be in the next part.
    if (at + 1 >= text.length && !isWhole) return 'more';
    return { cells, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
  }
}

interface Cell {
  value: string;
  end: number;
}

function scanPlain(text: string, start: number, delimiter: string): Cell {
  const separator = delimiter.charCodeAt(0);
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === separator || code === 10 || code === 13) break;
  }
  return { value: text.slice(start, end), end };
}

function scanQuoted(
  text: string,
  start: number,
  delimiter: string,
  isWhole: boolean,
): Cell | 'more' | 'unclosed' | 'invalid' {
  let from = start + 1;
  for (;;) {
    const closing = text.indexOf(quote, from);
    if (closing < 0 || closing - start > maxQuotedLength) {
      return isWhole || text.length - start > maxQuotedLength ? 'unclosed' : 'more';
    }
    const following = text[closing + 1];
    if (following === undefined && !isWhole) return 'more';
    if (following === quote) {
      from = closing + 2;
      continue;
    }
    const isEnd = following === undefined || following === delimiter || following === '\n' || following === '\r';
    if (!isEnd) return 'invalid';
    return { value: text.slice(start + 1, closing).replaceAll('""', quote), end: closing + 1 };
  }
}

function findLineEnd(text: string, start: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = start;
  const match = found.exec(text);
  return match ? match.index + match[0].length : text.length;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) lines += 1;
  }
  return lines;
}
