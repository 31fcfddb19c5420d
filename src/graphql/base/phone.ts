import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone as people paste it: its E.164 form, and what else was there, such as an extension; empty: nothing. */
export interface GivenPhone {
  number: string;
  rest: string;
}

/** Two-digit codes of operators and towns in Uzbekistan begin so. */
const uzbekAfterEight = /^8((?:20|33|50|55|6\d|7\d|88|9\d)\d{7})$/;
const russianOrKazakh = /^[78]([346789]\d{9})$/;
const abroad = /^(?:810|00)([1-9]\d{6,14})$/;
/** No number of Uzbekistan begins with these behind +998, none of Russia or Kazakhstan behind +7. */
const impossible = /^\+(?:998[01]|7[0125])/;

/**
 * The phone in a text that has nothing else but a remark in brackets or an extension (`доб. 12`); undefined for any other text. Without +
 * it is a number of Uzbekistan, or of Russia or Kazakhstan with 8 or 7 before ten digits. Only the length is checked beyond that,
 * as the library advises: it learns of new prefixes too late.
 */
export function readPhone(text: string): GivenPhone | undefined {
  const { main, remark } = splitRemark(clean(text));
  const parsed = parsePhoneNumberFromString(withPlus(main), { defaultCountry: 'UZ', extract: false });
  if (!parsed?.isPossible() || impossible.test(parsed.number)) return undefined;
  const extension = parsed.ext ? `доб. ${parsed.ext}` : '';
  return { number: parsed.number, rest: [extension, remark].filter((part) => part !== '').join(' ') };
}

/** The E.164 form of a phone in any usual spelling; undefined for any other text. */
export function findPhone(text: string): string | undefined {
  return readPhone(text)?.number;
}

/** Without what nobody sees (contacts put marks of direction around a number), and without the scheme of a link. */
function clean(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Cc}/gu, '')
    .trim()
    .replace(/^tel:(?:\/\/)?/i, '')
    .replace(/;ext=/i, ' ext. ')
    .trim();
}

/** `(Telegram)` behind a number says how to use it. Digits are never a remark: they could be a second number. */
function splitRemark(text: string): { main: string; remark: string } {
  const [, main = text, remark = ''] =
    /^(.*\d)\s*(\([^()\d]+\)|[,;]?\s*(?:telegram|whatsapp|viber|imo))$/iu.exec(text) ?? [];
  return { main, remark: remark.replace(/^[,;\s]+/, '') };
}

/** National forms as international ones: the library knows no trunk 8 of Uzbekistan, and no Russian number in Uzbekistan. */
function withPlus(text: string): string {
  const [, number = text, extension = ''] = /^([\d\s().-]+?)(\s*(?:\p{L}|[#,;~]).*)?$/u.exec(text) ?? [];
  if (!/^[\d\s().-]+$/.test(number)) return text;
  const digits = number.replace(/\D/g, '');
  const uzbek = uzbekAfterEight.exec(digits)?.[1];
  const seven = russianOrKazakh.exec(digits)?.[1];
  const other = abroad.exec(digits)?.[1];
  if (other !== undefined) return `+${other}${extension}`;
  if (seven !== undefined) return `+7${seven}${extension}`;
  return uzbek === undefined ? text : `+998${uzbek}${extension}`;
}
