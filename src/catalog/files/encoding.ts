import { ValidationError } from '../../errors.ts';

/** The bytes of a file in parts, from the beginning each time it is called: a large file is not held in memory. A part is valid until the next one. */
export type FileSource = () => Iterable<Uint8Array>;

/** How the text of a file is written in bytes, by the names of `TextDecoder`. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** Names of encodings for people. */
export const encodingNames: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1251': 'Windows-1251',
};

const notReadable =
  'The text of the file cannot be read: it is neither UTF-8 nor UTF-16 nor Russian Windows-1251. In Excel, save it as "CSV UTF-8 (comma delimited)".';

/** What is counted of bytes from 0x80 on, to tell Russian text in Windows-1251 from anything else. */
interface HighBytes {
  all: number;
  /** Letters, and signs that Russian text uses. */
  russian: number;
  letters: number;
  /** Letters beside another such letter: in other languages those bytes are single accented letters. */
  inWords: number;
}

const minShareRussian = 0.9;
const minShareInWords = 0.8;

/** Finds how a file is encoded, by a byte order mark or by all its bytes. Throws ValidationError when it is none of those. */
export function detectEncoding(source: FileSource): Encoding {
  let marked: Encoding | undefined;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const high: HighBytes = { all: 0, russian: 0, letters: 0, inWords: 0 };
  let isUtf8 = true;
  let isFirst = true;
  for (const bytes of source()) {
    if (isFirst) marked = findMark(bytes);
    isFirst = false;
    if (marked) return marked;
    if (isUtf8) isUtf8 = decodes(decoder, bytes, true);
    countHighBytes(bytes, high);
  }
  if (isUtf8 && decodes(decoder, new Uint8Array(), false)) return 'utf-8';
  const isRussian = high.russian >= high.all * minShareRussian && high.inWords >= high.letters * minShareInWords;
  if (isRussian && high.letters > 0) return 'windows-1251';
  throw ValidationError.of(['file'], notReadable);
}

function decodes(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark shows by the zero byte of its first letter, which a heading always has. */
function findMark([first, second]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== undefined && first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return undefined;
}

const isRussianLetter = (byte: number | undefined): boolean =>
  byte !== undefined && (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
/** Quotes, dashes, the ellipsis, the no-break space, the degree and the number sign. */
const signs: ReadonlySet<number> = new Set([
  0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xa0, 0xab, 0xb0, 0xb9, 0xbb,
]);

function countHighBytes(bytes: Uint8Array, high: HighBytes): void {
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index]!;
    if (byte < 0x80) continue;
    high.all += 1;
    const isLetter = isRussianLetter(byte);
    if (isLetter || signs.has(byte)) high.russian += 1;
    if (!isLetter) continue;
    high.letters += 1;
    if (isRussianLetter(bytes[index - 1]) || isRussianLetter(bytes[index + 1])) high.inWords += 1;
  }
}

/** The text of a file in parts, without a byte order mark. */
export function* decodeParts(source: FileSource, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const bytes of source()) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
