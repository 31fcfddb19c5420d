/** The sign before the decimals of amounts. The other one then separates thousands. */
export type DecimalSign = 'comma' | 'point';

/** How a file writes its amounts. */
export interface AmountStyle {
  /** What a person said about it; undefined: nothing, so what can be two amounts is not read. */
  decimal: DecimalSign | undefined;
  /** Cells are not separated by commas, so that a comma may stand before decimals. */
  commaAllowed: boolean;
}

type ReadAmount = { amount: string } | { fault: string };

const spaces = /[ \u00a0\u202f]/g;
const spacedGroups = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/;
/** Three digits behind the only sign: thousands for some people, thousandths for others. Nobody groups digits behind a 0. */
const ambiguous = /^([1-9]\d*)[.,](\d{3})$/;
const grouped = /^\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)$/;

/** Spreadsheets in Russian and Uzbek separate groups of three digits by a (no-break) space. */
function withoutGroups(text: string): string {
  return spacedGroups.test(text) ? text.replace(spaces, '') : text;
}

/** An amount as exact text with a decimal point, or why it cannot be read. Whether it is a number at all is checked elsewhere. */
export function readAmount(given: string, style: AmountStyle): ReadAmount {
  const read = readSigns(given, style);
  return 'amount' in read ? { amount: withoutNoise(read.amount) } : read;
}

/** A whole number as digits, also where it is written with decimals that are 0 (`12,0`, `12.000` where a person named the sign). */
export function readWhole(given: string, { decimal }: AmountStyle): ReadAmount {
  const read = readSigns(given, { decimal, commaAllowed: true });
  if ('fault' in read) return read;
  const [, digits] = /^(-?\d{1,15})(?:\.0*)?$/.exec(read.amount) ?? [];
  return digits === undefined ? { fault: 'must be a whole number' } : { amount: digits };
}

/** Spreadsheets keep 15 digits and write some more: 19.99 becomes `19.989999999999998`. Amounts have at most four decimals. */
function withoutNoise(amount: string): string {
  const [, whole = '', decimals = ''] = /^(\d+)\.(\d{5,})$/.exec(amount) ?? [];
  if (decimals === '') return amount;
  if (/^\d{0,4}0+$/.test(decimals)) return `${whole}.${decimals.slice(0, 4)}`.replace(/\.?0+$/, '');
  const shown = whole.replace(/^0+/, '').length + decimals.length < 15 ? amount : Number(amount).toPrecision(15);
  const short = shown.includes('e') ? amount : shown.replace(/\.?0+$/, '');
  return /^\d+(?:\.\d{1,4})?$/.test(short) ? short : amount;
}

function readSigns(given: string, { decimal, commaAllowed }: AmountStyle): ReadAmount {
  const text = withoutGroups(given);
  // Where spaces separate the groups, the only other sign can but stand before decimals.
  const isGrouped = text !== given;
  if (decimal !== undefined) return readDeclared(text, decimal, isGrouped);
  const [, whole = '', rest = ''] = (!isGrouped && ambiguous.exec(text)) || [];
  if (whole !== '') {
    const [small, large] = [`${whole}.${rest}`.replace(/\.?0+$/, ''), `${whole}${rest}`];
    const [comma, point] = text.includes(',') ? [small, large] : [large, small];
    return {
      fault: `can be ${small} or ${large}: add --decimal comma (then it is ${comma}) or --decimal point (then it is ${point}), or write it without a thousands separator`,
    };
  }
  if (grouped.test(text) && /[.,].*[.,]/.test(text))
    return { fault: 'has a thousands separator: add --decimal comma or --decimal point, or write it without one' };
  return { amount: commaAllowed ? text.replace(/^(\d+),(\d+)$/, '$1.$2') : text };
}

function readDeclared(text: string, decimal: DecimalSign, isGrouped: boolean): ReadAmount {
  const [sign, separator] = decimal === 'comma' ? [',', '.'] : ['.', ','];
  const [whole = '', ...decimals] = text.split(sign);
  const groups = whole.split(separator);
  const areGroups =
    groups.length === 1 ||
    (!isGrouped && /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)));
  const digits = groups.join('');
  if (areGroups && decimals.length <= 1 && /^\d+$/.test(digits) && decimals.every((part) => /^\d+$/.test(part)))
    return { amount: [digits, ...decimals].join('.') };
  const example = decimal === 'comma' ? '1.234,50' : '1,234.50';
  return { fault: `must be a number from 0, written as 1234${sign}50 or ${example} (--decimal ${decimal})` };
}

/** An amount of the database as text that is read back without a question: three decimals get a fourth. */
export function formatAmount(value: string | null): string {
  const short = value?.includes('.') ? value.replace(/\.?0+$/, '') : (value ?? '');
  return /\.\d{3}$/.test(short) ? `${short}0` : short;
}
