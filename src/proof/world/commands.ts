import { seededRandom } from '../../simulator/faults.ts';
import { listed, type Scene } from './places.ts';

/** What each kind of command is in plain words; the numbers of a command stand in braces. */
const words = {
  sell: 'a buyer orders {items} of {product} at {place}',
  force: 'a buyer orders {items} of {product} at {place}, shown or not',
  sellPolled: 'a buyer orders {items} of {product} at place polled',
  sellBetween: 'a buyer orders {items} of {product} at place polled right after Ombor has read it next',
  sellDuring: 'a buyer orders {items} of {product} at {place} while the next figure of ours is on its way there',
  sellLate: 'a buyer orders {items} of {product} at {place}, and that is reported late',
  loseWebhook: 'a buyer orders {items} of {product} at {place}, and the webhook of it is lost',
  sellBoth: 'a buyer orders {items} of {product} where a webhook and a list tell it',
  cancelBoth: '{items} items of order {pick} are cancelled where a webhook and a list tell it',
  cancel: 'order {pick} is cancelled: {items} items',
  cancelLate: 'order {pick} is cancelled: {items} items, and that is reported late',
  recall: 'order {pick} is cancelled after the handover',
  recallLate: 'order {pick} is cancelled after the handover, and that is reported late',
  arrive: 'what {place} tells late arrives {order}',
  repeat: '{place} sends its last webhooks once more',
  ship: 'order {pick} is handed over',
  announce: 'the marketplace says that {items} of order {pick} come back',
  receive: 'goods of order {pick} are received: {items}',
  receiveDamaged: 'damaged goods of order {pick} are received: {items}',
  receipt: 'a delivery of {items} of {product} is put on the shelf and typed in',
  wrongReceipt: 'a receipt of {items} of {product} is typed in that never came',
  lose: '{items} of {product} vanish and nobody sees it',
  undo: 'the person undoes entry {pick}',
  look: 'the shelf of {product} is counted and noted down',
  count: 'note {pick} is entered as the count of its moment',
  session: 'note {pick} is counted by two people in a stocktake, which is booked',
  switch: 'the sale signal of {place} is switched',
  disable: 'webhooks of {place} are switched off, or on again',
  replay: 'events are replayed by filter {pick}',
  pause: '{place} is paused, or resumed',
  poll: '{place} is read',
  relink: '{product} is unlinked from {place}, or linked again',
  relinkDuring: '{product} is unlinked from {place} while a figure of ours is on its way there',
  repack: '{product} is sold in packs of {items} at {place} from now on (3 at most)',
  repackDuring:
    '{product} is sold in packs of {items} at place polled, which is changed while a figure of ours is on its way there (3 at most)',
  edit: 'order {pick} is edited to {items} items',
  addLine: 'order {pick} gets {items} more items of the other product',
  splitPrice: 'order {pick} is reported again with two prices of its first product',
  fail: '{place} applies the next call, and its answer is lost',
  editFigure: 'somebody sets the figure of {product} at {place} to {items} by hand',
  moveThere: '{items} of {product} come or go, and somebody changes only the figure at place figures',
  compare: 'every figure is compared, twice',
  acceptSale: 'differences that are real are accepted as sales',
  acceptOther: 'differences that are real are accepted as corrections',
  blackOut: 'place polled shows 0 for everything by a fault, and is read',
  takeBack: 'place polled shows again what it showed before',
  sellOut: 'everything at place polled is sold at once, or much of one product',
  decide: 'a person releases or dismisses half of the readings that are held',
  empty: 'all boxes are counted as gone, rightly or not',
  release: 'a person confirms the figures of 0 that are held',
  wait: 'an hour passes',
} as const;

/** A kind of command. */
export type Kind = keyof typeof words;
/** All kinds of commands. */
export const kinds = Object.keys(words) as Kind[];

/** One thing that happens. The numbers choose among what there is at that moment. */
export interface Command {
  kind: Kind;
  place: number;
  product: number;
  pick: number;
  items: number;
  /** The time before it, in ms. */
  afterMs: number;
  /** Whether Ombor's tasks run after it, or later. */
  works: boolean;
}

/** What happened to one shop, from its seed. */
export interface History extends Scene {
  commands: Command[];
}

const weights: Record<Kind, number> = {
  sell: 10,
  force: 1,
  sellPolled: 4,
  sellBetween: 2,
  sellDuring: 3,
  sellLate: 5,
  loseWebhook: 3,
  sellBoth: 1,
  cancelBoth: 2,
  cancel: 5,
  cancelLate: 4,
  recall: 3,
  recallLate: 2,
  arrive: 5,
  repeat: 2,
  ship: 5,
  announce: 3,
  receive: 4,
  receiveDamaged: 1,
  receipt: 2,
  wrongReceipt: 3,
  lose: 2,
  undo: 4,
  look: 4,
  count: 4,
  session: 3,
  switch: 4,
  disable: 3,
  replay: 3,
  pause: 2,
  poll: 2,
  relink: 3,
  relinkDuring: 2,
  repack: 3,
  repackDuring: 2,
  edit: 3,
  addLine: 2,
  splitPrice: 2,
  fail: 2,
  editFigure: 2,
  moveThere: 2,
  compare: 2,
  acceptSale: 4,
  acceptOther: 3,
  blackOut: 2,
  takeBack: 2,
  sellOut: 2,
  decide: 3,
  empty: 1,
  release: 1,
  wait: 1,
};

/** Kinds that the product does not pass yet; `--only` plays them all the same. */
const notYet: readonly Kind[] = [];

/** What is played unless something else was asked for. */
export const defaultKinds: readonly Kind[] = kinds.filter((kind) => !notYet.includes(kind));

const fewest = 3;
const most = 14;

/** What must have happened for a kind to change anything: one of these kinds. */
const needs: Partial<Record<Kind, Kind[]>> = {
  cancel: ['sell'],
  cancelLate: ['sell', 'sellLate'],
  cancelBoth: ['sellBoth'],
  ship: ['sell'],
  recall: ['ship'],
  recallLate: ['ship'],
  announce: ['ship'],
  receive: ['ship', 'recall'],
  receiveDamaged: ['ship'],
  repack: ['sell', 'sellPolled', 'sellLate'],
  repackDuring: ['sellPolled'],
  edit: ['sell'],
  addLine: ['sell'],
  splitPrice: ['sell'],
  arrive: ['sellLate', 'cancelLate', 'recallLate'],
  repeat: ['sell', 'cancel', 'edit'],
  undo: ['wrongReceipt', 'count', 'acceptSale', 'acceptOther', 'session'],
  count: ['look'],
  session: ['look'],
  replay: ['sell', 'loseWebhook', 'cancel'],
  acceptSale: ['loseWebhook', 'sellLate'],
  acceptOther: ['moveThere', 'sellLate'],
  takeBack: ['blackOut'],
  decide: ['blackOut', 'sellOut'],
  release: ['empty'],
};

/** A random history of these kinds of commands, always the same for a seed. */
export function inventHistory(seed: number, allowed: readonly Kind[]): History {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  // Half of the kinds, so that those of one history meet each other often.
  const some = allowed.filter((kind) => below(2) === 0 || kind === 'sell');
  const lots = (some.length === 0 ? allowed : some).flatMap((kind) =>
    Array.from({ length: weights[kind] }, () => kind),
  );
  const withLists = listed[below(listed.length)] ?? 'ozon';
  const chosen: Kind[] = [];
  const choose = (kind: Kind): void => {
    const before = (needs[kind] ?? []).filter((one) => allowed.includes(one));
    // Sometimes too early.
    if (before.length > 0 && !before.some((one) => chosen.includes(one)) && below(5) > 0) {
      choose(before[below(before.length)] ?? 'sell');
    }
    chosen.push(kind);
  };
  const length = fewest + below(most - fewest);
  while (chosen.length < length) choose(lots[below(lots.length)] ?? 'sell');
  const commands = chosen.map(
    (kind): Command => ({
      kind,
      place: below(60),
      product: below(2),
      pick: below(60),
      items: 1 + below(4),
      afterMs: below(3) === 0 ? 1_000 : 5_000 + below(60_000),
      works: below(4) > 0,
    }),
  );
  const isTold = chosen.some((kind) => kind === 'sellBoth' || kind === 'cancelBoth');
  return { seed, withLists: isTold ? 'uzum' : withLists, hasGateway: isTold || below(2) === 0, commands };
}

/** A command in plain words. */
export function describeCommand({ kind, afterMs, works, ...numbers }: Command, withLists: string): string {
  const places = placesOf(kind, withLists);
  const values: Record<string, string> = {
    place: `place ${places[numbers.place % places.length]}`,
    product: `product ${numbers.product + 1}`,
    pick: `#${numbers.pick}`,
    items: String(numbers.items),
    order: numbers.pick % 2 === 0 ? 'in its order' : 'in the opposite order',
  };
  const text = words[kind].replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? name);
  return `after ${Math.round(afterMs / 1_000)} s ${text}${works ? '' : ' (Ombor works later)'}`;
}

/** The places among which a command of this kind chooses. */
function placesOf(kind: Kind, withLists: string): string[] {
  const telling = ['figures', 'orders', withLists];
  if (kind === 'sell' || kind === 'force') return [...telling, 'olx', 'amazing_store'];
  if (kind === 'switch' || kind === 'disable') return ['figures', 'orders'];
  const isTelling = ['editFigure', 'sellDuring', 'sellLate', 'loseWebhook', 'relinkDuring'].includes(kind);
  return isTelling ? telling : ['figures', 'orders', 'polled', withLists];
}
