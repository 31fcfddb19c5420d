import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { apiLanguages, type Language } from '../../shared/language.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { describeError, toRefusal } from '../base/use-once.ts';
import { useReconnect } from '../base/use-reconnect.ts';
import { useViewer } from '../base/viewer.tsx';
import { enterMutation } from './query.ts';
import {
  dropScan,
  joinMs,
  leaveScan,
  listScans,
  noteSent,
  onScans,
  takeScan,
  type WaitingScan,
} from './waiting-scans.ts';

const retryMs = 5_000;

/** Sends what was counted on this device, whatever screen is open; a line says so while it cannot be sent. */
export default function WaitingScans() {
  const { t } = useSettings();
  const { viewer } = useViewer();
  const all = useSyncExternalStore(onScans, listScans);
  const scans = useMemo(() => all.filter(({ by }) => by === viewer?.name), [all, viewer?.name]);
  const isStuck = useSending(scans);
  if (scans.length === 0 || !isStuck) return null;
  return (
    <p role="status" className="counts-waiting">
      <State tone="wait">{t('counts.waiting', { count: scans.length })}</State>
    </p>
  );
}

/** Sends one after the other, oldest first. A refused one is named, and not sent again. Returns whether there was no answer. */
function useSending(scans: readonly WaitingScan[]): boolean {
  const { t, language } = useSettings();
  const client = useClient();
  const running = useRef(false);
  const [isStuck, setStuck] = useState(false);
  const latest = useRef(scans);
  latest.current = scans;
  const send = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    for (const { key } of latest.current) {
      const scan = takeScan(key);
      if (!scan) continue;
      const outcome = await sendOne(client, scan, language);
      if (outcome === 'unanswered') {
        leaveScan(scan.key);
        setStuck(true);
        break;
      }
      setStuck(false);
      dropScan(scan.key);
      if (outcome !== 'done') say(`${scan.label} × ${scan.units}: ${refusalText(t, outcome)}`, t('action.close'));
    }
    running.current = false;
  }, [client, language, t]);
  useReconnect(() => void send());
  // Not by their number: each scan would put the next sending off.
  const isWaiting = scans.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void send(), isStuck ? retryMs : joinMs / 2);
    return () => clearInterval(timer);
  }, [isWaiting, isStuck, send]);
  return isStuck;
}

const say = (message: string, close: string): void => {
  notifications.show({ autoClose: false, withCloseButton: true, closeButtonProps: { 'aria-label': close }, message });
};

async function sendOne(client: Client, scan: WaitingScan, language: Language) {
  const { key, stocktakeId, code, otherCode, sku, units, mode, place, countedAt } = scan;
  const input = { stocktakeId, code, otherCode, sku, units, mode, place, countedAt, idempotencyKey: key };
  const { data, error } = await client.mutation(enterMutation, { input, language: apiLanguages[language] });
  const result = data?.countInStocktake;
  if (result?.__typename === 'CountInStocktakePayload') {
    const { entry } = result;
    noteSent(key, { entryId: entry.id, units: entry.units, name: entry.product?.name ?? null });
    return 'done';
  }
  const refusal = result ? toRefusal(result) : describeError(error);
  // No answer, or a request for patience: it waits on.
  return refusal.code === undefined || refusal.code === 'RATE_LIMITED' ? 'unanswered' : refusal;
}
