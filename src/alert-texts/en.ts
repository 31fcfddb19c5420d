import type { OversoldSale } from '../db/alerts/alerts.ts';
import {
  asEnding,
  counted,
  type DriftCauseWords,
  explainHeld,
  type FailureWords,
  type HeldCodeWords,
  type HeldWords,
  type MethodWords,
  nameSome,
  nameUses,
  type RestoredWords,
  type Wording,
} from './wording.ts';

const units = (count: number): string => counted('en', count, { one: 'unit', other: 'units' });
const days = (count: number): string => counted('en', count, { one: 'day', other: 'days' });
const minutes = (count: number): string => counted('en', count, { one: 'minute', other: 'minutes' });
const listings = (count: number): string => counted('en', count, { one: 'listing', other: 'listings' });
const waitingListings = (count: number): string =>
  counted('en', count, { one: 'listing waits', other: 'listings wait' });
const failedEvents = (count: number): string =>
  counted('en', count, { one: 'event could not be applied', other: 'events could not be applied' });
const waitingEvents = (count: number): string => counted('en', count, { one: 'event waits', other: 'events wait' });

function nameSale({ order, marketplaceOrder, marketplace, units: sold }: OversoldSale): string {
  const name = order === null ? marketplace : `order #${order} on ${marketplace}`;
  return `${name}${marketplaceOrder === null ? '' : ` (number ${marketplaceOrder} there)`}, ${units(sold)}`;
}

const driftCauses: DriftCauseWords = {
  missed_event: 'a sale that was not reported to us',
  manual_edit: 'it was changed by hand there',
  rejected_push: 'it refused our figure',
  ghost_write: 'an older figure landed late',
  unknown: 'unknown',
};

const heldWords: HeldWords = {
  out: { zeros: 'they would fall to 0 with no sale behind it', first_zero: 'the first figure sent would be 0' },
  in: {
    zeros: 'they fell to 0 at once',
    unjudged: 'they fell to 0, and the reading was interrupted',
    jump: (from, to) => `stock fell sharply, from ${from} to ${to}`,
  },
};

const heldCodes: HeldCodeWords = {
  counted: 'a stock count may include it already',
  other_content: 'its id came before with other content',
  repeated_member: 'it has the same member twice, so it says two things',
  partly_cancelled: 'it tells another quantity of an order that is partly cancelled or returned',
  order_over: 'it tells more of an order that is cancelled or returned',
  over_cancelled: 'it cancels more than is known of the order',
  earlier_items: 'it cancels what may have been sold in packs of another size',
  missed: 'it came while webhooks were disabled',
  read: 'it is older than the last reading of its figure, which may include it already',
};

const failureWords: FailureWords = {
  unreadable: {
    what: 'what it says cannot be read',
    way: 'Have it sent again in a form that can be read, or book by hand what is missing; then dismiss the event.',
  },
  partly_read: {
    what: 'a part of it cannot be read',
    way: 'Check the order on the marketplace and book by hand what is missing; then dismiss the event.',
  },
  unknown_order: {
    what: 'its order never came',
    way: 'Check the order on the marketplace: if it is yours, have it sent again and replay the event, else dismiss it.',
  },
  not_applied: {
    what: 'it could not be applied',
    way: 'Remove the cause and replay the event, or book it by hand and dismiss it.',
  },
};

const restored: RestoredWords = {
  cluster: 'it runs on another PostgreSQL server',
  database: 'it was made from a dump or a copy',
  directory: 'its data lie in another folder',
  timeline: 'the server was recovered or replaced',
  earlier: 'it has lost changes that were there before',
};

const methodWords: MethodWords = {
  uses: {
    set_stock: 'sending stock',
    read_stock: 'reading stock',
    new_orders: 'reading new orders',
    orders: 'reading orders',
    archive: 'reading old orders',
    account: 'checking the account',
    catalog: 'importing products',
  },
  signs: {
    deprecated: 'will be switched off',
    gone: 'is not offered any more',
    unreadable: 'answers in a form that Ombor cannot read',
    changed: 'answers in another form than before, and a part of it cannot be read',
  },
};

export const en: Wording = {
  moments: { locale: 'en-GB', dateStyle: 'medium' },
  titles: {
    oversold: 'Oversold',
    low_stock: 'Low stock',
    marketplace_failing: 'Exchange with a marketplace fails',
    silence: 'Nothing heard for long',
    drift: 'Wrong figure shown',
    guard_held: 'Figures held for confirmation',
    unlinked_sale: 'Sale of an unlinked product',
    credential_expires: 'Key about to expire',
    event_failed: 'Event could not be applied',
    event_waits: 'Event waits for a decision',
    figure_refused: 'Refused figures: it shows too much',
    weak_secret: 'Webhook secret too short',
    wrong_signatures: 'Webhooks with wrong signatures',
    method_changed: 'A marketplace changes its interface',
    restored: 'Database restored: nothing is sent',
  },
  bodies: {
    oversold: ({ missing, sales }, { product }) =>
      `${product} is oversold by ${units(missing)}: more was sold than there was.` +
      (sales.length > 0 ? ` Last sales: ${sales.map(nameSale).join('; ')}.` : '') +
      ' All marketplaces show 0; the next receipt covers the missing units first.' +
      " Record a receipt or cancel one of the orders (a marketplace's order in its cabinet).",
    low_stock: ({ quantity, threshold }, { product }) =>
      `${product} is down to ${units(quantity)}; its threshold is ${threshold}.`,
    marketplace_failing: ({ error, since, owed, refused, unread }, { marketplace, moment }) =>
      [
        error !== null &&
          `${marketplace} has taken no stock figures${since === null ? '' : ` since ${moment(since)}`}: ${asEnding(error)}.` +
            (refused?.listings ? ` It refuses: ${nameSome(refused)}.` : '') +
            (owed > 0 ? ` ${waitingListings(owed)}; figures are sent automatically as soon as it takes them.` : ''),
        unread &&
          `${unread.kind === 'orders' ? `Orders of ${marketplace} have` : `Stock on ${marketplace} has`} not been read` +
            `${unread.since === null ? '' : ` since ${moment(unread.since)}`}: ${asEnding(unread.error)}. Its sales since then are missing` +
            ' in your stock, so other marketplaces may show too much. They are booked as soon as it can be read.',
      ]
        .filter(Boolean)
        .join(' '),
    figure_refused: ({ listings: count, worst }, { marketplace }) =>
      `${marketplace} refuses the figures of ${listings(count)} and shows more than there is, so it can sell what you do not have: ` +
      `${worst.map(({ marketplaceSku, shown, figure, reason }) => `${marketplaceSku} showed ${shown}, should show ${figure} (${asEnding(reason)})`).join('; ')}.` +
      ' Correct these listings or take them off sale in its cabinet. The figure is sent again when it changes, or with syncMarketplace.',
    silence: ({ lastEventAt, usualMinutes }, { marketplace, moment }) =>
      `Nothing has come from ${marketplace}${lastEventAt === null ? '' : ` since ${moment(lastEventAt)}`}; usually no more than` +
      ` ${minutes(usualMinutes)} pass. Check in its cabinet that there are sales and that notifications are on.`,
    drift: ({ marketplaceSku, shown, figure, cause }, { marketplace, product }) =>
      cause === 'not_listed' || shown === null
        ? `${marketplace} does not list ${product}, SKU ${marketplaceSku} there; it should show ${figure}. Restore the listing or unlink it.`
        : `${marketplace} shows ${shown} for ${product}, SKU ${marketplaceSku} there; it should show ${figure}.` +
          ` Likely cause: ${driftCauses[cause]}. The right figure is sent again.`,
    guard_held: (held, { marketplace }) =>
      `${marketplace}: ${held.direction === 'out' ? 'figures to be sent are held' : 'figures that were read are held'}` +
      ` (${held.items} of ${listings(held.of)}). Reason: ${explainHeld(heldWords, held)}. Check and confirm them.`,
    unlinked_sale: ({ name, events }, { marketplace }) =>
      `${marketplace} sold ${name}, which is linked to no product: ${waitingEvents(events)}. Link it and they are applied.`,
    event_failed: ({ because, events, event, name, reason }, { marketplace }) =>
      `${marketplace}: ${failedEvents(events)}, the newest "${event}" about ${name}: ${failureWords[because].what}` +
      ` (${asEnding(reason)}). ${failureWords[because].way}`,
    event_waits: ({ because, events, name }, { marketplace }) =>
      `${marketplace}: ${waitingEvents(events)} for a decision, the newest about ${name}: ${heldCodes[because]}.` +
      ' Check the order on the marketplace; if the event is true and not counted yet, replay it by its id, else dismiss it.',
    credential_expires: ({ expiresAt, daysLeft }, { marketplace, moment }) =>
      `The key for ${marketplace} ${daysLeft > 0 ? `expires in ${days(daysLeft)}` : 'expires today or has expired'}` +
      ` (${moment(expiresAt)}). Make a new one in its cabinet and enter it in Ombor, in the marketplace's settings.`,
    weak_secret: ({ bytes }, { marketplace }) =>
      `A webhook secret of ${marketplace} has ${counted('en', bytes, { one: 'byte', other: 'bytes' })}; expected at least 16. Whoever sees one delivery can guess it and send false` +
      ' sales. Set another one with rotateWebhookSecret, and enter it at the sender.',
    wrong_signatures: ({ since, rightAt }, { marketplace, moment }) =>
      `Webhooks in the name of ${marketplace} have come with wrong signatures since ${moment(since)}, and nothing of them is taken.` +
      ` ${rightAt === null ? 'No right one has ever come' : `The last right one came ${moment(rightAt)}`}. If the sender is yours, enter the same secret on both sides` +
      ' (rotateWebhookSecret makes a new one). If it is a stranger, nothing is wrong.',
    method_changed: (change, { marketplace, moment }) =>
      `${marketplace}: the method ${change.method} (${nameUses(methodWords, change)}) ${methodWords.signs[change.sign]}` +
      `${change.until === null ? '' : `, works until ${moment(change.until)}`}. Seen: ${asEnding(change.detail)}.` +
      ` Update Ombor, or ask its maintainer to read ${change.page}, before sales or stock are affected.`,
    restored: ({ because, since }, { moment }) =>
      `The database was restored or copied, noticed ${moment(since)}: ${restored[because]}. No marketplace is called: no figures are sent and no orders are read.` +
      ' If this is the database to work with, check the stock and run: ombor resume-after-restore. If it is a copy, stop it.',
  },
  resolved: (at) => `Resolved ${at}.`,
  digest: (count) => counted('en', count, { one: 'alert', other: 'alerts' }),
  more: (count) => `… and ${count} more.`,
};
