import type { Numeric } from '../db/client.ts';
import type { OrderEvent } from '../db/order-lists/order-events.ts';
import type { Order, OrderItem } from '../db/orders/orders.ts';
import type { NamedMovement } from '../db/stock/stock-history.ts';
import type { StockExplanation, ToldFigure } from '../stock-explanation.ts';
import { en } from './en.ts';
import { ru } from './ru.ts';
import { uz } from './uz.ts';
import type { BotWording } from './wording.ts';

const wordings: Record<'uz' | 'ru' | 'en', BotWording> = { uz, ru, en };

/** The languages that the bot speaks. */
export type BotTextLanguage = keyof typeof wordings;

/** A text for a person, not HTML: a heading and lines below it. */
export interface BotText {
  title: string;
  lines: string[];
}

/** An order with what its card shows. `names`: of products, by id. */
export interface CardOrder {
  order: Order;
  items: readonly OrderItem[];
  names: ReadonlyMap<number, string>;
  marketplace: string;
  /** Its last change of status; undefined: none is recorded. */
  last: OrderEvent | undefined;
}

/** Writes what the bot says in one language, with moments in the business's time zone. */
export interface BotWriter {
  words: BotWording;
  stock(name: string, explanation: StockExplanation): BotText;
  why(name: string, explanation: StockExplanation): BotText;
  card(order: CardOrder, seesBuyers: boolean): BotText;
}

/** `timeZone`: an IANA name. */
export function createBotWriter(language: BotTextLanguage, timeZone: string): BotWriter {
  const words = wordings[language];
  const moments = new Intl.DateTimeFormat(words.locale, { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const numbers = new Intl.NumberFormat(words.locale);
  const tools: Tools = { words, moment: (at) => moments.format(at), number: (value) => numbers.format(value) };
  return {
    words,
    stock: (name, explanation) => ({
      title: name,
      lines: [...writeQuantity(tools, explanation), ...explanation.told.map((told) => writeShown(tools, told))],
    }),
    why: (name, explanation) => ({ title: name, lines: writeWhy(tools, explanation) }),
    card: (order, seesBuyers) => writeCard(tools, order, seesBuyers),
  };
}

interface Tools {
  words: BotWording;
  moment(at: Date): string;
  number(value: number): string;
}

function writeQuantity({ words, number }: Tools, { quantity, oversold }: StockExplanation): string[] {
  return [words.free(number(quantity)), ...(oversold > 0 ? [words.oversold(number(oversold))] : [])];
}

/** Of two listings of one marketplace the article number says which is meant. */
const nameListing = ({ marketplaceName, marketplaceSku }: ToldFigure): string =>
  `${marketplaceName} (${marketplaceSku})`;

function writeShown({ words, number }: Tools, told: ToldFigure): string {
  const shown = told.shown ?? told.figure;
  if (shown === null) return words.showsUnknown(nameListing(told));
  const differs = told.figure !== null && told.figure !== shown;
  return words.shows(nameListing(told), number(shown), differs ? number(told.figure ?? 0) : null);
}

function writeWhy(tools: Tools, explanation: StockExplanation): string[] {
  const { words, number } = tools;
  const { earlierMovements, openingQuantity, movements, told, unlinkedEvents } = explanation;
  return [
    ...writeQuantity(tools, explanation),
    ...(earlierMovements > 0 ? [words.earlier(earlierMovements, number(openingQuantity))] : []),
    ...(movements.length > 0 ? movements.map((row) => writeMovement(tools, row)) : [words.noMovements]),
    ...told.map((figure) => writeTold(tools, figure)),
    ...(unlinkedEvents > 0 ? [words.unlinked(unlinkedEvents)] : []),
  ];
}

/** As the ledger names people; a buyer is named by nobody's number. */
function nameActor({ words }: Tools, actor: string): string {
  if (/^buyer \d+$/.test(actor)) return words.buyer;
  return actor === 'ombor' ? 'Ombor' : actor;
}

function writeMovement(tools: Tools, row: NamedMovement): string {
  const { words, moment, number } = tools;
  const change = `${row.quantityChange > 0 ? '+' : '−'}${number(Math.abs(row.quantityChange))}`;
  const parts = [
    row.undoesId === null ? words.movements[row.movementType] : words.undone,
    row.marketplaceName,
    row.orderNumber === null ? null : words.orderNumber(row.orderNumber),
    nameActor(tools, row.actor),
    row.note,
  ];
  const told = parts.filter((part) => part !== null && part !== '').join(', ');
  return `${moment(row.recordedAt)}  ${change} → ${number(row.quantityAfter)}  ${told}`;
}

function writeTold({ words, moment, number }: Tools, told: ToldFigure): string {
  const { figure, sentAt, acknowledgedAt, shown, readAt } = told;
  const parts = [
    figure === null || sentAt === null ? null : words.sentAt(number(figure), moment(sentAt)),
    acknowledgedAt && words.acknowledgedAt(moment(acknowledgedAt)),
    shown === null || readAt === null ? null : words.shownAt(number(shown), moment(readAt)),
  ].filter((part) => part !== null);
  return `${nameListing(told)}: ${parts.length > 0 ? parts.join(', ') : words.notSent}`;
}

function writeCard(tools: Tools, { order, items, names, marketplace, last }: CardOrder, seesBuyers: boolean): BotText {
  const { words, moment } = tools;
  const goods = items.map(({ productId, sku, quantity, cancelledQuantity }) => {
    const name = (productId === null ? undefined : names.get(productId)) ?? sku;
    return `${name} (${sku}) × ${quantity - cancelledQuantity}`;
  });
  const { customerName, customerPhone, note, deliveryMethod, deliveryAddress } = order;
  const delivery = deliveryMethod === 'delivery' ? `${words.address}: ${deliveryAddress ?? ''}` : words.pickUp;
  const buyer = seesBuyers
    ? [
        [customerName, customerPhone].filter((part) => part !== null).join(', '),
        deliveryMethod === null ? '' : delivery,
        note ?? '',
      ]
    : [deliveryMethod === 'delivery' ? words.address : ''];
  const waits = order.status === 'held' && order.heldUntil !== null;
  const state = waits
    ? words.confirmBy(moment(order.heldUntil ?? new Date()))
    : words.became(
        words.statuses[order.status],
        last ? nameActor(tools, last.actor) : 'Ombor',
        moment(last?.at ?? order.updatedAt),
      );
  return {
    title: `${words.orderNumber(order.number)} · ${marketplace}`,
    lines: [
      ...goods,
      words.total(writeMoney(tools, order.total, order.currency)),
      ...buyer.filter((line) => line !== ''),
      state,
    ],
  };
}

function writeMoney({ words, number }: Tools, amount: Numeric, currency: string): string {
  return `${number(Number(amount))}\u00A0${currency === 'UZS' ? words.uzs : currency}`;
}
