import type { CardOrder } from '../../bot-texts/writer.ts';
import type { BotPerson } from '../../db/bot/bot-chats.ts';
import { listProductsById } from '../../db/catalog/products.ts';
import type { Int8, Sql } from '../../db/client.ts';
import { listMarketplacesById } from '../../db/marketplaces/marketplaces.ts';
import { listOrderEvents } from '../../db/order-lists/order-events.ts';
import { listOrderItems, listOrdersById } from '../../db/orders/orders.ts';
import type { AlertDelivery } from '../alert-delivery.ts';
import { escapeHtml } from '../alerts/html.ts';
import type { BotButton } from '../alerts/telegram.ts';
import { toHtml, writeTo } from './person-words.ts';
import { nameButton } from './presses.ts';

/** Lines that a card shows; an order has at most 200. */
const maxLines = 30;

/** The card of an order as a person may see it now; undefined: the order is gone. */
export async function writeOrderCard(
  sql: Sql,
  delivery: AlertDelivery,
  person: BotPerson,
  { orderId, asks }: { orderId: Int8; asks: boolean },
): Promise<{ html: string; buttons: BotButton[] } | undefined> {
  const card = await readCard(sql, orderId);
  if (!card) return undefined;
  const writer = writeTo(person, delivery);
  const { words } = writer;
  const { staff } = person;
  const mayAct = staff !== null && staff.role !== 'viewer' && card.order.status === 'held';
  const html = toHtml(writer.card(card, staff?.seesBuyers === true));
  if (!mayAct) return { html, buttons: [] };
  const button = (text: string, act: Parameters<typeof nameButton>[0]) => ({ text, data: nameButton(act, orderId) });
  return asks
    ? {
        html: `${html}\n<b>${escapeHtml(words.reallyCancel)}</b>`,
        buttons: [button(words.yesCancel, 'cancel'), button(words.keep, 'keep')],
      }
    : { html, buttons: [button(words.confirm, 'confirm'), button(words.cancel, 'ask')] };
}

async function readCard(sql: Sql, orderId: Int8): Promise<CardOrder | undefined> {
  const [order] = await listOrdersById(sql, [orderId]);
  if (!order) return undefined;
  const [items, events, [marketplace]] = await Promise.all([
    listOrderItems(sql, [orderId], maxLines),
    listOrderEvents(sql, [orderId]),
    listMarketplacesById(sql, [order.marketplaceId]),
  ]);
  const products = await listProductsById(
    sql,
    items.flatMap(({ productId }) => (productId === null ? [] : [productId])),
  );
  return {
    order,
    items,
    names: new Map(products.map(({ id, name }) => [id, name])),
    marketplace: marketplace?.name ?? '',
    last: events.findLast(({ kind, status }) => kind === 'status' && status === order.status),
  };
}
