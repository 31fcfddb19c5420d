import type { HeldCode } from '../../db/inbox/held-code.ts';
import type { MarketplaceOrder } from '../../db/orders/marketplace-orders.ts';
import type { MarketplaceOrderItem } from '../../db/orders/order-lines.ts';
import { describeStatus, isBeforeHandover } from '../../db/orders/order-status.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import { explainCounted, type Incoming, type Interpretation } from '../inbox/interpretation.ts';
import type { History } from './line-history.ts';
import { takenOf } from './order-lines.ts';
import { type Created, type EarlierDoubt, hasOtherPrice, type ToldOrderLine, type Verdict } from './told-lines.ts';

/** A line with what it comes to. */
export interface JudgedLine {
  line: ToldOrderLine;
  /** stale: later events of the line say all that it says. */
  verdict: Verdict | { kind: 'stale' };
  /** The order does not have it yet, or not its product. */
  isAdded: boolean;
  /** A count may contain it already. */
  isCounted: boolean;
  /** Why an event that is newer than the count may be counted all the same. */
  earlierDoubt?: EarlierDoubt;
  /** A person said that it tells what is left. */
  isReleased: boolean;
}

/** An order as an event told it, recorded. `order`: as it was before. */
export interface RecordedOrder {
  incoming: Incoming<Created>;
  order: MarketplaceOrder;
  judged: JudgedLine[];
  changes: StockChange[];
  isOurs: boolean;
}

/** What an event that tells an order comes to. */
export function concludeOrder({ incoming, order, judged, changes, isOurs }: RecordedOrder): Interpretation {
  const { event, sender } = incoming;
  const unlinked = isOurs ? judged.filter(({ line, isAdded }) => isAdded && !line.listing).map(({ line }) => line) : [];
  const question = findQuestion(judged, order);
  if (unlinked.length > 0) {
    const names = unlinked.map((line) => line.names);
    const rest = question ? `; ${question.reason}` : ', the other lines are applied already';
    const reason = `not linked on ${sender.name}: ${quote(unlinked)}; link them and they are applied automatically${rest}`;
    return { kind: 'waits', for: 'link', names, changes, ...question, reason };
  }
  if (question) return { kind: 'waits', for: 'person', ...question, changes };
  const note = noteOn(event, order, judged);
  if (changes.length > 0) return { kind: 'applied', changes, note };
  const isNews = judged.some(({ isAdded, verdict }) => isAdded || verdict.kind === 'changed');
  if (!isNews) return { kind: 'nothing', note: note ?? 'the order is recorded already; nothing in it has changed' };
  const why = !isOurs
    ? 'the marketplace ships it from its own stock'
    : sender.saleSignal === 'orders' && !isBeforeHandover(order.status)
      ? 'the goods have left: a return is expected'
      : 'another sale signal changes its stock';
  return { kind: 'nothing', note: `the order is recorded; ${[why, note].filter(Boolean).join('; ')}` };
}

/** What of an order only a person can decide, and in which lines. */
function findQuestion(
  judged: JudgedLine[],
  order: MarketplaceOrder,
): { because: HeldCode; reason: string; lines: string[] } | undefined {
  const doubts = judged.flatMap((one) => findDoubt(one, order) ?? []);
  const because = (doubts.find(({ code }) => code === 'counted') ?? doubts[0])?.code;
  const reason = doubts.map((doubt) => doubt.reason).join('; ');
  return because && { because, reason, lines: doubts.map(({ line }) => line) };
}

/** Why a line waits for a person; undefined: it does not. */
function findDoubt(
  { line, verdict, isCounted, earlierDoubt }: JudgedLine,
  order: MarketplaceOrder,
): { line: string; code: HeldCode; reason: string } | undefined {
  if (isCounted && line.listing) {
    return { line: line.lineKey, code: 'counted', reason: explainCountedLine(line.listing.sku, earlierDoubt) };
  }
  if (verdict.kind !== 'unclear') return undefined;
  const reason = line.item
    ? explainUnclear({ ...line.item, sku: line.name }, line.quantity, verdict.code, order)
    : explainOver(line.name, line.quantity, order);
  return { line: line.lineKey, code: verdict.code, reason };
}

function explainCountedLine(sku: string, doubt: EarlierDoubt | undefined): string {
  if (doubt === undefined) return explainCounted(sku);
  if (doubt === 'cancelled') {
    return `items of ${sku} were cancelled after its last count. If that count includes the sale, they are in stock again: add them with adjustStock and dismiss this event; if it does not, replay the event by its id`;
  }
  const why =
    doubt === 'counted'
      ? `its order has a line of ${sku} from before the last count, which may include that line already`
      : `an event that told this line of ${sku} before was dismissed, so a part of it may be counted otherwise`;
  return `${why}; replay it by its id to book all that it tells, or dismiss it and correct the stock`;
}

const quote = (lines: { name: string }[]): string => lines.map(({ name }) => `"${name}"`).join(', ');

/** Why a told quantity waits for a person. `item`: the line before it was told. */
export function explainUnclear(
  item: MarketplaceOrderItem,
  quantity: number,
  code: HeldCode,
  order: MarketplaceOrder,
): string {
  if (code === 'order_over') return explainOver(item.sku, quantity, order);
  const taken = takenOf(item);
  const isBooked = quantity > item.quantity && item.quantity > taken;
  const booked = isBooked ? `; until then it counts as what was ordered: ${quantity - taken} are left` : '';
  return (
    `it tells ${quantity} of "${item.sku}"; ${item.quantity} were ordered and ${taken} of them cancelled or returned, so it may tell what is left` +
    ` or what was ordered; replay it if ${quantity} are left, else dismiss it${booked}`
  );
}

const explainOver = (name: string, quantity: number, { status }: MarketplaceOrder): string =>
  `it tells ${quantity} of "${name}", but the order is ${describeStatus(status)}; replay it to book that anyway`;

/** Why a cancellation of more than was ordered waits for a person. */
export function explainOverCancelled(name: string, { ordered, excess }: History): string {
  return (
    `it cancels ${excess} more of "${name}" than the ${ordered} that are known to be ordered; they are cancelled as soon as an event tells` +
    ' that they had been ordered before; if none comes, compare the order with the marketplace and dismiss this event'
  );
}

/** What an event names, or leaves out, without anything being done about it. */
function noteOn(event: Created, order: MarketplaceOrder, judged: JudgedLine[]): string | undefined {
  const stale = judged.filter(({ verdict }) => verdict.kind === 'stale').map(({ line }) => line);
  const repriced = judged
    .filter(({ line, verdict }) => verdict.kind === 'same' && hasOtherPrice(line))
    .map(({ line }) => line);
  const missing = order.items.filter(
    (item) =>
      item.quantity > takenOf(item) &&
      item.toldAt < new Date(event.timestamp) &&
      !judged.some(({ line }) => line.item?.id === item.id),
  );
  const notes = [
    stale.length > 0 && `a later event has told the quantity of ${quote(stale)}`,
    repriced.length > 0 && `the price of ${quote(repriced)} has changed; its sale keeps its price`,
    missing.length > 0 &&
      `${quote(missing.map(({ sku }) => ({ name: sku })))} is not named any more and stays: order.cancelled takes it back`,
  ];
  return notes.filter(Boolean).join('; ') || undefined;
}
