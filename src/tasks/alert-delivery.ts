import type { AlertLanguage } from '../alert-texts/describe.ts';
import type { QuietHours } from '../quiet-hours.ts';

/** How alerts are sent to Telegram. */
export interface AlertDelivery {
  token: string;
  apiUrl: string;
  language: AlertLanguage;
  timeZone: string;
  quietHours: QuietHours | undefined;
}
