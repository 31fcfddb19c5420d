import type { OrderStatus } from '../db/orders/order-status.ts';
import type { MovementType } from '../db/stock/stock.ts';

/** What became of a buyer's order, of which the bot tells them. */
export type OrderNews = 'confirmed' | 'shipped' | 'cancelled' | 'expired';

/** The texts of the bot in one language. Nothing here is HTML. */
export interface BotWording {
  /** How moments and figures are written. */
  locale: string;
  /** To somebody without a role. */
  stranger: string;
  /** What staff can write, one command per line. */
  help: string;
  login(url: string, minutes: number): string;
  /** PUBLIC_URL is not set: a link would lead nowhere. */
  loginWithoutAddress: string;
  languageChosen: string;
  languages: string;
  whichProduct: string;
  notFound(name: string): string;
  several(count: number, command: string): string;
  free(units: string): string;
  oversold(units: string): string;
  /** A listing: what the marketplace shows, and what was sent if that is another figure. */
  shows(marketplace: string, shown: string, sent: string | null): string;
  showsUnknown(marketplace: string): string;
  movements: Record<MovementType, string>;
  earlier(count: number, quantity: string): string;
  noMovements: string;
  undone: string;
  sentAt(figure: string, at: string): string;
  acknowledgedAt(at: string): string;
  shownAt(figure: string, at: string): string;
  notSent: string;
  unlinked(count: number): string;
  buyer: string;
  orderNumber(number: string): string;
  total(sum: string): string;
  address: string;
  pickUp: string;
  confirmBy(at: string): string;
  statuses: Record<OrderStatus, string>;
  /** What became of an order and by whom. */
  became(status: string, actor: string, at: string): string;
  confirm: string;
  cancel: string;
  reallyCancel: string;
  yesCancel: string;
  keep: string;
  /** Over the chat, after a button. */
  done(number: string, status: string): string;
  changedMeanwhile(number: string, status: string): string;
  orderGone: string;
  mayNot: string;
  news: Record<OrderNews, (number: string) => string>;
  uzs: string;
}
