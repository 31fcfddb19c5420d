import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { apiLanguages } from '../../shared/language.ts';
import { newRandomId } from '../../shared/random-id.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { describeError, toRefusal } from '../base/use-once.ts';
import { useReconnect } from '../base/use-reconnect.ts';
import { scanQuery } from '../stock/queries.ts';
import { playSound } from '../stock/sounds.ts';
import { addLineMutation } from './query.ts';
import { dropScan, keepScan, listScans, onScans, type WaitingScan } from './waiting-scans.ts';

const retryMs = 5_000;

/** Under a Russian layout a scanner's letters arrive as Cyrillic ones: what the keys say counts where nothing is called as it arrived. */
async function readCode(client: Client, { typed, latin }: WaitingScan): Promise<string> {
  if (latin === '' || latin === typed || !/\p{Script=Cyrillic}/u.test(typed)) return typed;
  const { data } = await client.query(scanQuery, { code: typed }, { requestPolicy: 'network-only' });
  return data?.byBarcode || data?.bySku ? typed : latin;
}

/** Sends one scan. Returns whether there was an answer: without one it waits on. */
function useSendOne(receiptId: string, setMessage: (text: string) => void): (scan: WaitingScan) => Promise<boolean> {
  const { t, language } = useSettings();
  const client = useClient();
  return useCallback(
    async (scan) => {
      const code = await readCode(client, scan);
      const input = { receiptId, code, idempotencyKey: scan.key };
      const { data, error } = await client.mutation(addLineMutation, { input, language: apiLanguages[language] });
      const result = data?.addReceiptLine;
      const refusal = result ? toRefusal(result) : describeError(error);
      // No answer, or a request for patience: it waits on.
      if (refusal.code === undefined || refusal.code === 'RATE_LIMITED') return false;
      dropScan(scan.key);
      if (result?.__typename !== 'AddReceiptLinePayload') {
        playSound('unknown');
        setMessage(`${code}: ${refusalText(t, refusal)}`);
        return true;
      }
      const { line } = result;
      playSound(line?.question ? 'question' : 'found');
      const count = line?.quantity ?? 1;
      setMessage(
        line?.question
          ? t('receipts.scanQuestion', { code })
          : t('receipts.scanned', { name: line?.product?.name ?? code, count }),
      );
      return true;
    },
    [client, language, receiptId, setMessage, t],
  );
}

/** Sends scans one after the other, in their order, and again when the connection is back. */
export function useScans(receiptId: string, onChange: () => void) {
  const { t } = useSettings();
  const all = useSyncExternalStore(onScans, listScans);
  const waiting = useMemo(() => all.filter((scan) => scan.receiptId === receiptId), [all, receiptId]);
  const [message, setMessage] = useState<string>();
  const isSending = useRef(false);
  const sendOne = useSendOne(receiptId, setMessage);

  const send = useCallback(async () => {
    if (isSending.current) return;
    isSending.current = true;
    let isChanged = false;
    for (;;) {
      const next = listScans().find((scan) => scan.receiptId === receiptId);
      if (!next || !(await sendOne(next))) break;
      isChanged = true;
    }
    isSending.current = false;
    if (isChanged) onChange();
  }, [receiptId, sendOne, onChange]);

  useReconnect(() => void send());
  useEffect(() => {
    if (waiting.length === 0) return;
    const timer = setInterval(() => void send(), retryMs);
    return () => clearInterval(timer);
  }, [waiting.length, send]);

  function scan(typed: string, latin: string): void {
    if (keepScan({ key: newRandomId(), receiptId, typed, latin })) void send();
    else setMessage(t('receipts.tooManyWaiting'));
  }
  return { waiting, message, scan, drop: dropScan };
}
