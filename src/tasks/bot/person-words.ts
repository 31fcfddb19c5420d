import { type BotText, type BotTextLanguage, type BotWriter, createBotWriter } from '../../bot-texts/writer.ts';
import type { BotPerson } from '../../db/bot/bot-chats.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import { escapeHtml } from '../alerts/html.ts';

/** Telegram accepts 4,096 characters without markup. */
const maxCharacters = 3_500;
const maxLine = 400;

/** The language of a person: the one they chose, else that of their Telegram if the bot speaks it, else that of alerts. */
export function findLanguage(
  person: Pick<BotPerson, 'language' | 'languageCode'>,
  otherwise: BotTextLanguage,
): BotTextLanguage {
  const [spoken] = (['uz', 'ru', 'en'] as const).filter(
    (one) => person.languageCode?.toLowerCase().split('-')[0] === one,
  );
  return person.language ?? spoken ?? otherwise;
}

/** Writes to a person in their language. */
export function writeTo(person: Pick<BotPerson, 'language' | 'languageCode'>, delivery: AlertDelivery): BotWriter {
  return createBotWriter(findLanguage(person, delivery.language), delivery.timeZone);
}

/** A text in Telegram's HTML, cut to what a message takes. */
export function toHtml({ title, lines }: BotText): string {
  let left = maxCharacters;
  const shown: string[] = [];
  for (const line of lines.map(cutLine)) {
    left -= line.length + 1;
    if (left < 0) {
      shown.push('…');
      break;
    }
    shown.push(escapeHtml(line));
  }
  return [`<b>${escapeHtml(cutLine(title))}</b>`, ...shown].join('\n');
}

// A cut through a pair of surrogates would not be valid text.
const cutLine = (line: string): string => (line.length <= maxLine ? line : `${line.slice(0, maxLine).toWellFormed()}…`);
