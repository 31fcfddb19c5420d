import type { Language, Translate } from './language.ts';

/** Figures, money and times as people of a language write them; the same on the server and in every browser. */
export interface Format {
  number(value: number): string;
  /** With its sign: `+3`, `−3`. */
  change(value: number): string;
  /** `1 250 000 soʻm`. `amount`: decimal text, as the API has it. */
  money(amount: string, currencyCode: string): string;
  percent(value: number): string;
  /** `29.11.2026` */
  date(at: Date): string;
  /** `14:05` */
  time(at: Date): string;
  /** `29.11.2026, 14:05` */
  moment(at: Date): string;
  /** `29-noyabr, yakshanba` */
  day(at: Date): string;
  /** `2026-yil noyabr` */
  month(at: Date): string;
  /** `5 daqiqa oldin` */
  ago(at: Date, now?: Date): string;
  /** `+998 90 123-45-67`, from a number with its country; another country's as it is. */
  phone(number: string): string;
  /** `53 ms`, `1,2 s` */
  duration(ms: number): string;
}

/** Spaces that do not break, as ICU writes them. */
const space = '\u00A0';
const minus = '\u2212';
const locales: Record<Language, string> = { uz: 'ru-RU', ru: 'ru-RU', en: 'en-GB' };
const symbols: Record<string, string> = { RUB: '₽', USD: '$', EUR: '€', KZT: '₸' };
const minuteMs = 60_000;

const uzbekMonths = 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' ');
const uzbekDays = 'yakshanba dushanba seshanba chorshanba payshanba juma shanba'.split(' ');

/** `timeZone`: the business's, not the phone's. */
export function createFormat(language: Language, translate: Translate, timeZone: string | undefined): Format {
  const locale = locales[language];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const amounts = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' });
  const withMinus = (text: string): string => text.replace(/^[-\u2011]/, minus);
  const number = (value: number): string => withMinus(numbers.format(value));
  const times = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const time = (at: Date): string => times.format(at);
  const date = createDate(language, timeZone);
  return {
    number,
    change: (value) => (value > 0 ? `+${number(value)}` : number(value)),
    // As text: no amount is rounded on its way through a float.
    money: (amount, code) =>
      withMinus(amounts.format(amount as Intl.StringNumericLiteral)) + space + nameCurrency(code, translate),
    percent: (value) => `${number(Math.round(value * 10) / 10)}${language === 'ru' ? space : ''}%`,
    date,
    time,
    moment: (at) => `${date(at)}, ${time(at)}`,
    day: createDay(language, timeZone),
    month: createMonth(language),
    ago: createAgo(translate, { date, time }),
    phone: formatPhone,
    duration: (ms) =>
      ms < 1_000
        ? translate('time.ms', { count: number(Math.round(ms)) })
        : translate('time.seconds', { count: number(Math.round(ms / 100) / 10) }),
  };
}

const phones = /^(\+998|\+7)(\d{2,3})(\d{3})(\d{2})(\d{2})$/;

function formatPhone(number: string): string {
  return number.replace(phones, `$1${space}$2${space}$3-$4-$5`);
}

function nameCurrency(code: string, translate: Translate): string {
  return code === 'UZS' ? translate('money.uzs') : (symbols[code] ?? code);
}

function createDate(language: Language, timeZone: string | undefined): (at: Date) => string {
  const options: Intl.DateTimeFormatOptions =
    language === 'en'
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : { day: '2-digit', month: '2-digit', year: 'numeric' };
  const dates = new Intl.DateTimeFormat(locales[language], { timeZone, ...options });
  return (at) => dates.format(at);
}

/** A day in words. Uzbek has its own table: no browser is sure to know it. */
function createDay(language: Language, timeZone: string | undefined): (at: Date) => string {
  if (language !== 'uz') {
    const days = new Intl.DateTimeFormat(locales[language], {
      timeZone,
      day: 'numeric',
      month: 'long',
      weekday: 'long',
    });
    return (at) => days.format(at);
  }
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => {
    const local = new Date(`${parts.format(at)}T00:00:00Z`);
    return `${local.getUTCDate()}-${uzbekMonths[local.getUTCMonth()]}, ${uzbekDays[local.getUTCDay()]}`;
  };
}

/** A calendar month in words, of a day at noon in UTC. */
function createMonth(language: Language): (at: Date) => string {
  if (language === 'uz') return (at) => `${at.getUTCFullYear()}-yil ${uzbekMonths[at.getUTCMonth()]}`;
  const months = new Intl.DateTimeFormat(locales[language], { timeZone: 'UTC', month: 'long', year: 'numeric' });
  return (at) => months.format(at);
}

function createAgo(
  translate: Translate,
  { date, time }: Pick<Format, 'date' | 'time'>,
): (at: Date, now?: Date) => string {
  return (at, now = new Date()) => {
    const minutes = Math.floor((now.getTime() - at.getTime()) / minuteMs);
    if (minutes < 1) return translate('time.now');
    if (minutes < 60) return translate('time.minutes', { count: minutes });
    if (date(at) === date(now)) return translate('time.hours', { count: Math.floor(minutes / 60) });
    const yesterday = new Date(now.getTime() - 24 * 60 * minuteMs);
    return date(at) === date(yesterday) ? translate('time.yesterday', { time: time(at) }) : date(at);
  };
}
