import type { TextId } from '../../shared/language.ts';
import { useShop } from '../base/shop.ts';
import type { Order } from './orders.ts';

const words: Record<string, TextId> = {
  HELD: 'shop.status.HELD',
  NEW: 'shop.status.NEW',
  CONFIRMED: 'shop.status.CONFIRMED',
  SHIPPED: 'shop.status.SHIPPED',
  DELIVERED: 'shop.status.DELIVERED',
  CANCELLED: 'shop.status.CANCELLED',
  RETURNED: 'shop.status.RETURNED',
  EXPIRED: 'shop.status.EXPIRED',
};
const over = ['CANCELLED', 'RETURNED', 'EXPIRED'];

/** Where an order stands, in words. */
export function Status({ order: { status } }: { order: Order }) {
  const { translate } = useShop();
  const text = words[status];
  const look = status === 'HELD' ? 'few' : over.includes(status) ? 'out' : 'good';
  // A later release may add a status: its name is better than nothing.
  return <span class={`badge ${look}`}>{text ? translate(text) : status.toLowerCase()}</span>;
}
