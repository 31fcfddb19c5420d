import type { Observation } from '../../db/catalog/observations.ts';
import type { Int8 } from '../../db/client.ts';
import type { UnexplainedChange } from '../../db/drifts/reported-drifts.ts';
import type { FailureCode, HeldCode } from '../../db/inbox/held-code.ts';
import type { ListingName, Sender } from '../../db/inbox/inbox-context.ts';
import { explainDecided } from '../../db/inbox/waiting-events.ts';
import type { InboxRow } from '../../db/inbox/webhooks.ts';
import type { SignalPeriod } from '../../db/orders/signal-reports.ts';
import type { StockChange } from '../../db/stock/stock.ts';
import type { KnownEvent } from '../../marketplaces/event.ts';

/** What an event comes to. `changes` are applied whatever becomes of the rest of it: an order can be done in part. */
export type Interpretation =
  /** It moves stock now. `note`: what of it does not, and why. */
  | { kind: 'applied'; changes: StockChange[]; note?: string | undefined; observation?: Observation }
  /** It moves nothing, and `note` says why. `unexplained`: a figure has changed there for another reason. */
  | { kind: 'nothing'; note: string; observation?: Observation; unexplained?: UnexplainedChange }
  /** Until something is linked: what that is, each by its names. `because`, `lines`: another part of it waits for a person, as below. */
  | {
      kind: 'waits';
      for: 'link';
      names: string[][];
      reason: string;
      changes: StockChange[];
      because?: HeldCode;
      lines?: string[];
    }
  /** Until a person replays it. `because`: an alert asks for that. `lines`: the lines of its order about which it is; absent: all of it. */
  | { kind: 'waits'; for: 'person'; reason: string; changes: StockChange[]; because?: HeldCode; lines?: string[] }
  /** It cannot be applied as it is. `because` absent: not_applied. */
  | { kind: 'fails'; reason: string; changes: StockChange[]; because?: FailureCode; observation?: Observation }
  /** It cannot be applied yet: retried automatically. */
  | { kind: 'tryAgain'; reason: string };

/** The stock changes of an event. */
export function changesOf(interpretation: Interpretation): StockChange[] {
  return 'changes' in interpretation ? interpretation.changes : [];
}

/** What an event says that its marketplace shows; none: nothing that counts. */
export function observationsOf(interpretation: Interpretation): Observation[] {
  return 'observation' in interpretation && interpretation.observation ? [interpretation.observation] : [];
}

/** Why an event, or a part of it, waits for a person; undefined: it does not. */
export function heldBecauseOf(interpretation: Interpretation): HeldCode | undefined {
  if (interpretation.kind !== 'waits') return undefined;
  return interpretation.because ?? (interpretation.for === 'person' ? 'counted' : undefined);
}

/** What an event needs linked, each by its names. */
export function missingLinksOf(interpretation: Interpretation): string[][] {
  return interpretation.kind === 'waits' && interpretation.for === 'link' ? interpretation.names : [];
}

/** Stands among the lines that an event waits for: no later event decides about what cannot be read. */
const unreadPart = 'unread';

/**
 * An interpretation with what of its event cannot be read. Where a line, or the items, cannot be read, the event fails although its
 * rest is applied: a person has to know. A line of 0 items of an order that is known (`isEdit`) may be meant to be taken out.
 */
export function withOddFields(
  interpretation: Interpretation,
  { notes, faults, emptyLines }: Pick<KnownEvent, 'notes' | 'faults' | 'emptyLines'>,
  isEdit: boolean,
): Interpretation {
  const unread = [...faults, ...(isEdit ? emptyLines.map((line) => `${line}: order.cancelled takes items out`) : [])];
  const odd = [...unread, ...notes, ...(isEdit ? [] : emptyLines)];
  const stays = unread.length > 0 ? [unreadPart] : [];
  const { kind } = interpretation;
  if (odd.length === 0 || kind === 'tryAgain') return interpretation;
  if (kind === 'fails' || kind === 'waits') {
    const reason = [interpretation.reason, ...odd].join('; ');
    if (kind === 'fails' || !interpretation.lines) return { ...interpretation, reason };
    return { ...interpretation, reason, lines: [...interpretation.lines, ...stays] };
  }
  const note = [interpretation.note, ...odd].filter(Boolean).join('; ');
  if (unread.length === 0) return { ...interpretation, note };
  const [observation] = observationsOf(interpretation);
  return {
    kind: 'fails',
    because: 'partly_read',
    reason: [...odd, 'the rest of it is applied', interpretation.note].filter(Boolean).join('; '),
    changes: changesOf(interpretation),
    ...(observation && { observation }),
  };
}

/** What a later event of a batch makes of a line of an earlier one. `doubt` absent: it has decided what the earlier one tells. */
export interface Amendment {
  line: string;
  doubt?: { code: HeldCode; reason: string };
}

/** An interpretation as later events of its batch leave it. */
export function amend(interpretation: Interpretation, { line, doubt }: Amendment): Interpretation {
  const { kind } = interpretation;
  // What failed is judged again when it is retried.
  if (kind === 'tryAgain' || kind === 'fails') return interpretation;
  const changes = changesOf(interpretation);
  if (doubt) {
    const { code: because, reason } = doubt;
    if (kind !== 'waits') return { kind: 'waits', for: 'person', because, reason, lines: [line], changes };
    const lines = [...(interpretation.lines ?? []), line];
    return { ...interpretation, because, lines, reason: `${interpretation.reason}; ${reason}` };
  }
  if (kind !== 'waits' || !interpretation.lines?.includes(line)) return interpretation;
  const { because: _because, lines: _lines, ...rest } = interpretation;
  const lines = interpretation.lines.filter((one) => one !== line);
  const reason = `${rest.reason}; ${explainDecided(line)}`;
  if (lines.length > 0) return { ...interpretation, lines, reason };
  if (rest.for === 'link') return { ...rest, reason };
  const note = 'an event that came with it has decided what it tells';
  return changes.length > 0 ? { kind: 'applied', changes, note } : { kind: 'nothing', note };
}

/** An event of the inbox with what is known about it. */
export interface Incoming<Event> {
  row: InboxRow;
  event: Event;
  sender: Sender;
  /** Whether a count of the product may contain the event already, so that a person has to decide. */
  isCounted(productId: number): boolean;
  /** Whether the last reading of its listing's figure may contain the event already, so that a person has to decide. */
  isRead(): boolean;
  /** Units by which earlier events of the batch change a product for sales of its marketplace; not in the ledger yet. */
  pending(productId: number): number;
  /** Says that other events wait for a person by this one, or do no more. */
  concernOthers(): void;
  /** Says so of an event of this batch. Returns false where it is none. */
  amend(id: Int8, amendment: Amendment): boolean;
}

/**
 * The sale signal of a marketplace at a time (RFC 3339): events from before it was changed follow the signal of then. Before the
 * marketplace was connected there was none: the one before the last change stands for it.
 */
export function signalAt(
  { saleSignal, saleSignalChanges, createdAt }: Sender,
  time: string,
): 'stock' | 'orders' | null {
  const isOlder = Date.parse(time) < createdAt.getTime();
  const next = isOlder ? saleSignalChanges.at(-1) : saleSignalChanges.find(({ until }) => isBefore(time, until));
  return next ? next.previous : saleSignal;
}

/** Whether an event is from before the first change of the signal: until then one signal alone moved the stock. */
export function isBeforeFirstSwitch({ saleSignalChanges: [first] }: Sender, time: string): boolean {
  return first === undefined || isBefore(time, first.until);
}

/** The period of a time that is after the first change of the signal: from the change before it until the one after it. */
export function periodOf({ saleSignalChanges }: Sender, time: string): SignalPeriod {
  const next = saleSignalChanges.findIndex(({ until }) => isBefore(time, until));
  const last = saleSignalChanges[(next < 0 ? saleSignalChanges.length : next) - 1];
  return { from: last?.until ?? '-infinity', until: saleSignalChanges[next]?.until ?? null };
}

const maxShipByMs = 10 * 365 * 86_400_000;

/** When an order must be handed over; null: the event does not say, or a time that cannot be. */
export function readShipBy(time: string | undefined, receivedAt: Date): Date | null {
  if (time === undefined) return null;
  const isPossible = Math.abs(Date.parse(time) - receivedAt.getTime()) < maxShipByMs;
  return isPossible ? new Date(time) : null;
}

/** Most marketplaces cut their times to the second: such an event of the second of a change may be of after it. */
function isBefore(time: string, change: string): boolean {
  const [at, until] = [Date.parse(time), Date.parse(change)];
  return at < (at % 1_000 === 0 ? Math.floor(until / 1_000) * 1_000 : until);
}

/** The listing that an event means, for people. */
export function nameListing(name: { sku?: string | undefined; marketplace_product_id?: string | undefined }): string {
  return name.sku === undefined ? `product id "${name.marketplace_product_id}"` : `SKU "${name.sku}"`;
}

/** Why an event that a count may include waits for a person. */
export function explainCounted(sku: string): string {
  return `it is older than the last count of ${sku}, which may include it already; replay it by its id to apply it anyway, or dismiss it`;
}

/** Why an event that a reading of figures may include waits for a person. */
export function explainRead(sku: string, readAt: Date | null): string {
  return (
    `the figure of ${sku} was read after it${readAt ? `, at ${readAt.toISOString()}` : ''}, and what was lower was booked: that may include it; ` +
    'replay it by its id to apply it anyway, or dismiss it'
  );
}

/** An event about an order that is not here: the one that creates it may still be on its way. */
export function explainUnknownOrder(orderId: string, sender: Sender): Interpretation {
  return { kind: 'tryAgain', reason: `order ${orderId} is not known on ${sender.name} yet` };
}

/** The names by which a listing may be linked later. */
export function namesOf({ sku, marketplace_product_id, link }: ListingName): string[] {
  return [sku, marketplace_product_id, ...Object.values(link ?? {})].filter((one) => one !== undefined);
}
