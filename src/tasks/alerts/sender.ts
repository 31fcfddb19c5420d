import type { AlertDelivery } from '../alert-delivery.ts';
import type { TelegramBot } from './telegram.ts';

/** Who sends now: by which bot, as the holder of which lease. */
export interface Sender {
  delivery: AlertDelivery;
  bot: TelegramBot;
  owner: string;
}
