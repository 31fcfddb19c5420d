import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { playSound } from '../stock/sounds.ts';
import { type PackOrder, packingScanQuery, packMutation, packOrderQuery } from './query.ts';

/** What a person reads and hears after a scan. */
export interface Said {
  text: string;
  isRefused: boolean;
}

type OpenOrder = Pick<PackOrder, 'id'>;

/** A full parcel, or one that has left, is not packed any further. */
const isOpen = ({ status, packing }: PackOrder): boolean =>
  (status === 'NEW' || status === 'CONFIRMED') && packing !== 'FULLY';

type Say = (text: string, isRefused: boolean) => void;

/** What was said last, and how something is said. */
function useSaid() {
  const [said, setSaid] = useState<Said>();
  const say: Say = useCallback((text, isRefused) => {
    playSound(isRefused ? 'unknown' : 'found');
    setSaid({ text, isRefused });
  }, []);
  return { said, say };
}

/** Packs into an order. Returns false where the code names no goods at all: it may name another order. */
function usePackInto(say: Say) {
  const { t } = useSettings();
  const { run } = useOnce(packMutation);
  return async (order: OpenOrder, code: string): Promise<boolean> => {
    const outcome = await run({ orderId: order.id, code });
    if ('refusal' in outcome) {
      if (outcome.refusal.reason === 'UNKNOWN_CODE') return false;
      say(refusalText(t, outcome.refusal), true);
      return true;
    }
    const { item, order: after, shipped } = outcome.payload;
    const name = item.product?.name ?? item.sku;
    if (shipped) say(t('pack.shipped', { number: after.number }), false);
    else if (after.packing === 'FULLY') say(t('pack.full', { number: after.number }), false);
    else say(t('pack.packed', { name }), false);
    return true;
  };
}

/** Finds the order that a code names, or the one that needs the goods first. */
function useFind(say: Say, open: (number: string) => void) {
  const { t } = useSettings();
  const client = useClient();
  const pack = usePackInto(say);
  return async (code: string): Promise<'done' | 'unknown' | 'offline'> => {
    const { data } = await client.query(packingScanQuery, { code }, { requestPolicy: 'network-only' });
    const found = data?.packingScan;
    if (!found) return 'offline';
    const [order] = found.orders;
    const [product] = found.products;
    if (order) {
      open(order.number);
      say(t('pack.opened', { number: order.number }), false);
    } else if (found.nextOrder) {
      open(found.nextOrder.number);
      await pack(found.nextOrder, code);
    } else if (product) {
      say(t('pack.noOrderNeeds', { name: product.name }), true);
    } else return 'unknown';
    return 'done';
  };
}

/** Scans are done one after the other, however fast they arrive: each belongs to the order that the scan before it has left open. */
export function usePack(number: string | undefined) {
  const { t } = useSettings();
  const client = useClient();
  const [, navigate] = useLocation();
  const { said, say } = useSaid();
  const queue = useRef(Promise.resolve());
  const current = useRef(number);
  // Not while rendering: a screen that is drawn before the address has changed would take the order back.
  useEffect(() => {
    current.current = number;
  }, [number]);

  function open(of: string): void {
    current.current = of;
    navigate(`/pack/${encodeURIComponent(of)}`);
  }

  const pack = usePackInto(say);
  const find = useFind(say, open);

  async function scanOne(codes: readonly string[]): Promise<void> {
    const shown = current.current;
    const read = shown && client.query(packOrderQuery, { number: shown }, { requestPolicy: 'network-only' });
    const order = read ? (await read).data?.order : undefined;
    for (const code of codes) {
      if (order && isOpen(order) && (await pack(order, code))) return;
      const result = await find(code);
      if (result === 'offline') return say(t('pack.offline', { code }), true);
      if (result === 'done') return;
    }
    say(t('scan.unknown', { code: codes[0] ?? '' }), true);
  }

  function scan(codes: readonly string[]): void {
    queue.current = queue.current.then(() => scanOne(codes)).catch(() => say(t('state.failed'), true));
  }

  return { scan, said, say, open };
}
