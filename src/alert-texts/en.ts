import type { OversoldSale } from '../db/alerts/alerts.ts';
import { asEnding, counted, type Wording } from './wording.ts';

const units = (count: number): string => counted('en', count, { one: 'unit', other: 'units' });
const listings = (count: number): string => counted('en', count, { one: 'listing', other: 'listings' });
const waitingEvents = (count: number): string => counted('en', count, { one: 'event waits', other: 'events wait' });

function nameSale({ order, marketplaceOrder, marketplace, units: sold }: OversoldSale): string {
  const name = order === null ? marketplace : `order ${order} on ${marketplace}`;
  return `${name}${marketplaceOrder === null ? '' : ` (their number ${marketplaceOrder})`}, ${units(sold)}`;
}

const driftCauses: Record<string, string> = {
  echo: 'our own figure, seen late',
  missed_event: 'an event that did not reach us',
  manual_edit: 'somebody changed it there',
  rejected_push: 'it refused our figure',
  ghost_write: 'an old figure landed late',
};

export const en: Wording = {
  titles: {
    oversold: 'Oversold',
    low_stock: 'Low stock',
    marketplace_failing: 'Marketplace does not answer',
    silence: 'Unusual silence',
    drift: 'Wrong figure shown',
    guard_held: 'Held for confirmation',
    unlinked_sale: 'Sale of an unlinked product',
    credential_expires: 'Key about to expire',
  },
  bodies: {
    oversold: ({ missing, sales }, { product }) =>
      `${product} is oversold by ${units(missing)}: more was sold than there was.` +
      (sales.length > 0 ? ` Sold last: ${sales.map(nameSale).join('; ')}.` : '') +
      ' Every place shows 0; the next receipt pays the missing units back first.',
    low_stock: ({ quantity, threshold }, { product }) =>
      `${product} is down to ${units(quantity)}; its threshold is ${threshold}.`,
    marketplace_failing: ({ error, since, owed }, { marketplace, moment }) =>
      `${marketplace} has taken no stock figures${since === null ? '' : ` since ${moment(since)}`}: ${asEnding(error)}.` +
      ` Waiting: ${listings(owed)}; the figures are sent by themselves as soon as it takes them.`,
    silence: ({ lastEventAt, usualMinutes }, { marketplace, moment }) =>
      `Nothing has come from ${marketplace}${lastEventAt === null ? '' : ` since ${moment(lastEventAt)}`}; the longest usual pause` +
      ` is ${counted('en', usualMinutes, { one: 'minute', other: 'minutes' })}. Check that it still sends its events here.`,
    drift: ({ marketplaceSku, shown, figure, cause }, { marketplace, product }) =>
      `${marketplace} shows ${shown ?? 'nothing'} for ${product} (${marketplaceSku} there), it should show ${figure}.` +
      ` Cause: ${driftCauses[cause] ?? cause}. Our figure is sent again.`,
    guard_held: ({ direction, items, of, reason }, { marketplace }) =>
      `${direction === 'out' ? `Figures for ${marketplace}` : `Figures from ${marketplace}`} are held until somebody confirms them:` +
      ` ${items} of ${listings(of)}. ${asEnding(reason)}.`,
    unlinked_sale: ({ name, events }, { marketplace }) =>
      `${marketplace} sold ${name}, which is linked to no product: ${waitingEvents(events)}. Link it, and what waits is applied.`,
    credential_expires: ({ expiresAt, daysLeft }, { marketplace, moment }) =>
      `The key for ${marketplace} ${daysLeft > 0 ? `expires in ${counted('en', daysLeft, { one: 'day', other: 'days' })}` : 'expires today or has expired'}` +
      ` (${moment(expiresAt)}). Make a new one there and enter it here.`,
  },
  resolved: (at) => `Resolved ${at}.`,
  digest: (count) => counted('en', count, { one: 'alert', other: 'alerts' }),
  more: (count) => `… and ${count} more.`,
};
