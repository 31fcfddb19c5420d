import type { PushFigure, PushOutcome } from '../../db/pushes/push.ts';
import type { AdapterLimits, ItemResult } from '../../marketplaces/adapter.ts';
import { partsOf, searchDepth } from './search.ts';

/** The result of one item, as the marketplace gave it. Undefined: its answer does not name the item. */
export interface Answered {
  push: PushFigure;
  item: ItemResult | undefined;
}

/** A call in which every figure was refused, without proof that the items are to blame. See `recordRefusal`. */
export interface Refusal {
  error: string;
  waitMs: number;
  needsControl: boolean;
}

/** What refusals mean. `outcomes` by push; those that were not refused are left out. */
export interface Judged {
  outcomes: Map<PushFigure, PushOutcome>;
  refusal: Refusal | null;
}

type Refused = { push: PushFigure; item: Extract<ItemResult, { reason: string }> };

/**
 * Who is to blame for figures that were refused: the items, or the marketplace.
 * - An item is, if the marketplace accepted another one in the same call, or after it had refused this one; if it refused this one with
 *   the same words before, and nothing else meanwhile; or if it was never sent. It is named to the seller, and waits for its next figure
 *   or for another link.
 * - Anything else may be the state of the marketplace, whatever its words are. They stay owed. The parts of a request that names nobody
 *   are sent one after the other until the item is found. A marketplace can fail in the middle of that: more refusals in a row than a
 *   search can have are its state again.
 */
export function judgeRefusals(answered: Answered[], limits: AdapterLimits, refusals: number): Judged {
  const refused = answered.filter(isRefused);
  const accepted = answered.some(({ item }) => item?.outcome === 'accepted');
  const together = refused.filter(({ item }) => item.outcome === 'suspected');
  const isSearch = refusals < searchDepth(limits) && refused.some(({ push }) => push.isSearched);
  const waits = waitsAfter(refusals + 1, isSearch, together.length > 1);
  const part = Math.ceil(together.length / partsOf(limits).ofRest);
  const suspect = (batchLimit: number | null): PushOutcome => ({
    kind: 'suspected',
    afterMs: waits.itemMs,
    batchLimit,
  });
  const judge = (one: Refused): PushOutcome => {
    const { push, item } = one;
    if (item.outcome === 'suspected' && together.length > 1) return suspect(push.batchLimit ?? part);
    const isKnown = refusals === 0 && push.refusedReason !== null && wordsOf(one) === plain(push, push.refusedReason);
    if (accepted || push.isItemToBlame || isKnown || isUnsent(item)) {
      return { kind: 'refused', reason: item.reason, alone: mustBeAlone(one, limits) };
    }
    return suspect(item.outcome === 'suspected' ? 1 : push.batchLimit);
  };
  const outcomes = new Map(refused.map((one) => [one.push, judge(one)]));
  const open = refused.filter(({ push }) => outcomes.get(push)?.kind === 'suspected');
  const isRefusal = open.length > 0 && !accepted;
  return { outcomes, refusal: isRefusal ? { ...waits.call, error: open[0]?.item.reason ?? '' } : null };
}

function isRefused(one: Answered): one is Refused {
  return one.item?.outcome === 'rejected' || one.item?.outcome === 'suspected';
}

const isUnsent = (item: ItemResult): boolean => item.outcome === 'rejected' && item.unsent === true;

/** An item that refuses its whole call, or makes it expensive, goes out alone from now on. */
function mustBeAlone({ push, item }: Refused, { buckets, pushBucket }: AdapterLimits): boolean {
  if (isUnsent(item)) return false;
  const isExpensive = (buckets[pushBucket]?.errorCost ?? 1) > 1;
  return isExpensive || item.outcome === 'suspected' || push.batchLimit !== null;
}

/** What a marketplace said, without the name of the item and anything with digits: ids differ although the words are the same. */
const plain = ({ marketplaceSku }: PushFigure, reason: string): string =>
  reason.replaceAll(marketplaceSku, '').replace(/[\w-]*\d[\w-]*/g, '#');

const wordsOf = ({ push, item }: Refused): string => plain(push, item.reason);

const controlFirstMs = 1_000;
const manyRefusals = 5;
const maxCallWaitMs = 30_000;
const maxItemWaitMs = 300_000;

/**
 * How long to wait after a refusal, the `refusals`-th in a row. After the first one only those items wait, for the answer to the control.
 * Later the pauses grow, and after some of them nothing is sent meanwhile. None, where the marketplace accepts other items: then an item
 * is to blame, and the search goes on. A single one that it found needs a control of its own before it is blamed.
 */
function waitsAfter(
  refusals: number,
  isSearch: boolean,
  isGroup: boolean,
): { itemMs: number; call: Omit<Refusal, 'error'> } {
  if (isSearch) return { itemMs: 0, call: { waitMs: 0, needsControl: !isGroup } };
  if (refusals === 1) return { itemMs: controlFirstMs, call: { waitMs: 0, needsControl: true } };
  const whole = Math.min(500 * 2 ** Math.min(refusals - 2, 20), refusals < 30 ? maxCallWaitMs : maxItemWaitMs);
  // Processes must not retry together.
  const itemMs = Math.round(whole * (0.8 + Math.random() * 0.2));
  const waitMs = refusals < manyRefusals ? 0 : Math.min(itemMs, maxCallWaitMs);
  return { itemMs, call: { waitMs, needsControl: false } };
}
