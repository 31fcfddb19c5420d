import { type RefObject, useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { useViewer } from '../base/viewer.tsx';
import { playSound } from '../stock/sounds.ts';
import { correctMutation, nameQuery, removeMutation } from './query.ts';
import { changeScan, dropScan, findSent, joinMs, keepScan, listScans, onScans } from './waiting-scans.ts';

/** What was counted last, as the page shows it big. */
export interface LastScan {
  key: string;
  label: string;
  code?: string;
  units: number;
  isUnknown: boolean;
  at: number;
}

interface Product {
  sku: string;
  name: string;
}

interface Entered {
  label: string;
  units: number;
  code?: string;
  otherCode?: string;
  sku?: string;
  mode?: 'SET_TO';
}

/** Counts by scan and by hand, and corrects the last entry, whether it was sent already or still waits. */
export function useCounting(stocktakeId: string, place: string) {
  const { t } = useSettings();
  const { viewer } = useViewer();
  useSyncExternalStore(onScans, listScans);
  const [last, setLast] = useState<LastScan>();
  const [error, setError] = useState<string>();
  const latest = useRef(last);
  const show = (scan: LastScan | undefined): void => {
    latest.current = scan;
    setLast(scan);
  };

  function keep(entered: Entered): LastScan | undefined {
    if (viewer === undefined) return undefined;
    const by = viewer.name;
    const kept = keepScan({ by, stocktakeId, place: place.trim() || null, mode: 'ADD', ...entered });
    setError(kept ? undefined : t('counts.tooMany'));
    if (!kept) {
      playSound('unknown');
      return undefined;
    }
    const { label, units, code } = entered;
    const shown = {
      key: kept.key,
      label,
      units,
      isUnknown: false,
      at: Date.now(),
      ...(code !== undefined && { code }),
    };
    show(shown);
    return shown;
  }

  function count(product: Product, units: number, isAgain: boolean): void {
    if (keep({ sku: product.sku, label: product.name, units, ...(isAgain && { mode: 'SET_TO' }) })) playSound('found');
  }

  const scan = useScanned(latest, show, keep);
  return { last, error, scan, count, ...useCorrecting(latest, show, setError) };
}

type Latest = RefObject<LastScan | undefined>;
type Show = (scan: LastScan | undefined) => void;

/** One unit more of the same item joins the last entry; another item begins its own. */
function useScanned(latest: Latest, show: Show, keep: (entered: Entered) => LastScan | undefined) {
  const find = useFind();

  async function name(key: string, code: string, otherCode: string): Promise<void> {
    const found = await find(code, otherCode);
    if (found === 'offline') return playSound('question');
    playSound(found ? 'found' : 'unknown');
    if (found) changeScan(key, { label: found.name });
    else navigator.vibrate?.([120, 60, 120]);
    const now = latest.current;
    if (now?.key === key) show({ ...now, label: found?.name ?? code, isUnknown: !found });
  }

  return (code: string, otherCode: string): void => {
    const before = latest.current;
    const joins = before?.code === code && Date.now() - before.at < joinMs;
    if (joins && changeScan(before.key, { units: before.units + 1 }, true)) {
      show({ ...before, units: before.units + 1, at: Date.now() });
      playSound(before.isUnknown ? 'unknown' : 'found');
      return;
    }
    const other = otherCode !== '' && otherCode !== code ? { otherCode } : {};
    const kept = keep({ code, label: code, units: 1, ...other });
    if (kept) void name(kept.key, code, otherCode);
  };
}

/** Other units for the last entry, or away with it: on the device while it waits, at the server after that. */
function useCorrecting(latest: Latest, show: Show, setError: (error: string | undefined) => void) {
  const { t } = useSettings();
  const correct = useOnce(correctMutation);
  const remove = useOnce(removeMutation);

  async function change(units: number): Promise<void> {
    const scanned = latest.current;
    if (!scanned) return;
    if (changeScan(scanned.key, { units })) return show({ ...scanned, units });
    const sent = findSent(scanned.key);
    if (!sent) return setError(t('counts.beingSent'));
    const outcome = await correct.run({ entryId: sent.entryId, units });
    setError('refusal' in outcome ? refusalText(t, outcome.refusal) : undefined);
    if ('payload' in outcome && latest.current?.key === scanned.key) show({ ...scanned, units });
  }

  async function takeBack(): Promise<void> {
    const scanned = latest.current;
    if (!scanned) return;
    const sent = findSent(scanned.key);
    if (sent) {
      const outcome = await remove.run({ entryId: sent.entryId });
      if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    } else if (changeScan(scanned.key, {})) dropScan(scanned.key);
    else return setError(t('counts.beingSent'));
    setError(undefined);
    show(undefined);
  }

  return { busy: correct.busy || remove.busy, change, takeBack };
}

/** The product of a code: by barcode, else by SKU. Names stay known when the connection is lost. */
function useFind() {
  const client = useClient();
  const known = useRef(new Map<string, Product>());
  return useCallback(
    async (code: string, otherCode: string): Promise<Product | 'offline' | undefined> => {
      const name = known.current.get(code);
      if (name) return name;
      for (const one of new Set([code, otherCode].filter((text) => text !== ''))) {
        const { data, error } = await client.query(nameQuery, { code: one }, { requestPolicy: 'network-only' });
        if (!data && error?.networkError) return 'offline';
        const found = data?.byBarcode ?? data?.bySku;
        if (!found) continue;
        known.current.set(code, found);
        return found;
      }
      return undefined;
    },
    [client],
  );
}
