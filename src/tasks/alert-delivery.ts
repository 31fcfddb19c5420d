import type { AlertLanguage } from '../alert-texts/describe.ts';
import type { Env } from '../env.ts';
import type { QuietHours } from '../quiet-hours.ts';

/** How alerts are sent to Telegram. */
export interface AlertDelivery {
  token: string;
  apiUrl: string;
  language: AlertLanguage;
  timeZone: string;
  quietHours: QuietHours | undefined;
  /** What the bot answers with; absent: it answers nobody, and only alerts are sent. */
  bot?: { publicUrl: string | undefined };
}

/** Undefined: there is nobody to write to. */
export function toDelivery(env: Env): AlertDelivery | undefined {
  if (env.telegramBotToken === undefined) return undefined;
  if (env.telegramAlertChatIds.length === 0 && !env.telegramBotAnswers) return undefined;
  return {
    token: env.telegramBotToken,
    apiUrl: env.telegramApiUrl,
    language: env.alertLanguage,
    timeZone: env.businessTimeZone,
    quietHours: env.quietHours,
    ...(env.telegramBotAnswers && { bot: { publicUrl: env.publicUrl } }),
  };
}
