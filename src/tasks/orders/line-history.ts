import type { Report } from '../../db/orders/take-backs.ts';

/** What an event told of the quantity of a line. `isReleased`: a person said that it tells what is left. */
export interface Told {
  at: Date;
  id: string;
  quantity: number;
  isReleased: boolean;
}

/** What an event took of a line; `takesRest`: all that was left, whatever that is. */
export interface Taken {
  at: Date;
  key: string;
  /** Row of the event; null: a person, or not known. */
  id: string | null;
  kind: Report['kind'];
  channel: Report['channel'];
  quantity: number;
  takesRest: boolean;
}

/** How many items were ordered, and how many of them were cancelled, returned or are expected back. */
export interface Amount {
  ordered: number;
  taken: number;
}

/** What a telling comes to. unclear: only a person can say what it means; `amount` has the part of it that is sure. */
export type Telling = { kind: 'same' | 'changed' | 'unclear'; amount: Amount };

/**
 * A quantity that is known, or that is what was left, says nothing new. After a part was taken any other quantity may be what was
 * ordered or what is left: more than was ordered is sold in both readings at least so far.
 */
export function tell({ ordered, taken }: Amount, quantity: number, isReleased: boolean): Telling {
  const left = ordered - taken;
  if (quantity === left) return { kind: 'same', amount: { ordered, taken } };
  if (isReleased) return { kind: 'changed', amount: { ordered: quantity + taken, taken } };
  if (quantity === ordered) return { kind: 'same', amount: { ordered, taken } };
  if (taken === 0) return { kind: 'changed', amount: { ordered: quantity, taken } };
  const isMore = left > 0 && quantity > ordered;
  return { kind: 'unclear', amount: { ordered: isMore ? quantity : ordered, taken } };
}

/** What the events of a line come to, in the order in which they happened. */
export interface History extends Amount {
  left: number;
  /** How many items each event took, by its key. */
  shares: Map<string, number>;
  /** Events whose quantity only a person can judge. */
  unclear: Told[];
  /** Items that were cancelled beyond what is known of the order. */
  excess: number;
}

/**
 * Plays the events of a line in the order in which they happened: of one moment, what was taken comes before what is told. Some senders
 * stamp all they tell of an order with the moment of the order: then they count as they came. The first telling is the order itself,
 * whatever its time is.
 */
export function playHistory(told: readonly Told[], taken: readonly Taken[]): History {
  const [first, ...later] = told.toSorted(inOrder);
  if (!first) throw new Error('a line without a quantity');
  const history = { ordered: first.quantity, taken: 0, shares: new Map<string, number>(), unclear: [] as Told[] };
  const totals = new Totals();
  const step = (event: Told | Taken): void =>
    'key' in event ? take(history, totals, event) : retell(history, totals, event);
  for (const event of [...taken, ...later].toSorted((a, b) => compare(a, b, first.at))) step(event);
  const { ordered } = history;
  return { ...history, left: ordered - history.taken, excess: Math.max(totals.cancelled - ordered, 0) };
}

/** Of two events from one moment, the one that came last counts. */
const inOrder = (a: Pick<Told, 'at' | 'id'>, b: Pick<Told, 'at' | 'id'>): number =>
  a.at.getTime() - b.at.getTime() || Number(BigInt(a.id) - BigInt(b.id));

function compare(a: Told | Taken, b: Told | Taken, ordered: Date): number {
  const [left, right] = [a.at.getTime(), b.at.getTime()];
  if (left !== right) return left - right;
  const kind = Number('key' in b) - Number('key' in a);
  const arrival = Number(BigInt(a.id ?? 0) - BigInt(b.id ?? 0));
  return left === ordered.getTime() ? arrival || kind : kind || arrival;
}

type Playing = Pick<History, 'ordered' | 'taken' | 'shares' | 'unclear'>;

function take(history: Playing, totals: Totals, event: Taken): void {
  const left = history.ordered - history.taken;
  const fresh = totals.add(event, history.ordered);
  const share = Math.min(event.takesRest ? left : fresh, left);
  history.taken += share;
  history.shares.set(event.key, share);
}

function retell(history: Playing, totals: Totals, event: Told): void {
  const { kind, amount } = tell(history, event.quantity, event.isReleased);
  totals.edited += Math.max(history.ordered - amount.ordered, 0);
  history.ordered = amount.ordered;
  if (kind === 'unclear') history.unclear.push(event);
}

/** What each channel has reported so far: two channels that report the same items take them once. */
class Totals {
  /** Items that edits took out of the order: a figure may report the same. */
  edited = 0;
  /** The most that a channel reported as cancelled, by number. */
  cancelled = 0;
  readonly #byChannel = new Map<string, number>();
  readonly #named = new Map<string, number>();

  /** Returns how many items no other channel has reported before. */
  add({ kind, channel, quantity, takesRest }: Taken, ordered: number): number {
    const own = this.#byChannel.get(`${kind} ${channel}`) ?? 0;
    const others = Math.max(
      0,
      channel === 'figure' ? this.edited : 0,
      ...[...this.#byChannel]
        .filter(([name]) => name.startsWith(kind) && name !== `${kind} ${channel}`)
        .map(([, total]) => total),
    );
    const more = takesRest ? ordered : quantity;
    this.#byChannel.set(`${kind} ${channel}`, own + more);
    if (kind === 'cancelled' && !takesRest) {
      const named = (this.#named.get(channel) ?? 0) + quantity;
      this.#named.set(channel, named);
      this.cancelled = Math.max(this.cancelled, named - (channel === 'figure' ? this.edited : 0));
    }
    return Math.max(own + more, others) - Math.max(own, others);
  }
}
