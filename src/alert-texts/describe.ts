import type { Alert, AlertKind, AlertParameters } from '../db/alerts/alerts.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';
import type { Wording, Words } from './wording.ts';

/** The languages of alerts. */
export const alertLanguages = ['uz', 'ru', 'en'] as const;
export type AlertLanguage = (typeof alertLanguages)[number];

const wordings: Record<AlertLanguage, Wording> = { uz, ru, en };

/** The text of an alert. */
export interface AlertText {
  /** A few words: what kind of problem it is. */
  title: string;
  /** Complete sentences: the problem with its names and figures, and what to do. */
  body: string;
  /** That it is over, and since when; null: it is not. */
  resolved: string | null;
}

/** Writes alerts in one language, with moments in the business's time zone. */
export interface AlertWriter {
  describe(alert: Alert): AlertText;
  /** Heading of a message with several alerts. */
  digestTitle(count: number): string;
  /** How many alerts did not fit into a message. */
  more(count: number): string;
}

/** `timeZone`: an IANA name. */
export function createAlertWriter(language: AlertLanguage, timeZone: string): AlertWriter {
  const wording = wordings[language];
  const { locale, dateStyle } = wording.moments;
  const format = new Intl.DateTimeFormat(locale, { timeZone, dateStyle, timeStyle: 'short' });
  const moment = (at: string | Date): string => format.format(new Date(at));
  return {
    describe(alert) {
      const words = { product: nameProduct(alert), marketplace: alert.marketplaceName ?? '?', moment };
      return {
        title: wording.titles[alert.kind],
        body: writeBody(wording, alert, words),
        resolved: alert.resolvedAt && wording.resolved(moment(alert.resolvedAt)),
      };
    },
    digestTitle: wording.digest,
    more: wording.more,
  };
}

function nameProduct({ sku, productName }: Alert): string {
  if (sku === null) return '?';
  return productName === null || productName === sku ? sku : `${productName} (${sku})`;
}

function writeBody<Kind extends AlertKind>(
  { bodies }: Wording,
  { kind, parameters }: { kind: Kind; parameters: AlertParameters[Kind] },
  words: Words,
): string {
  return bodies[kind](parameters, words);
}
