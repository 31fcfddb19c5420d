import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { apiLanguages } from '../../shared/language.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { describeError, toRefusal } from '../base/use-once.ts';
import { useReconnect } from '../base/use-reconnect.ts';
import { useViewer } from '../base/viewer.tsx';
import { adjustMutation } from './queries.ts';
import { dropWaiting, listWaiting, onWaiting, type WaitingEntry } from './waiting.ts';

const retryMs = 5_000;

/** What was entered without a connection and waits to be sent, with a way to remove each; nothing when nothing waits. */
export function WaitingEntries() {
  const { t, format } = useSettings();
  const { viewer } = useViewer();
  const all = useSyncExternalStore(onWaiting, listWaiting);
  const entries = useMemo(() => all.filter(({ by }) => by === viewer?.name), [all, viewer?.name]);
  useSending(entries);
  if (entries.length === 0) return null;
  return (
    <section className="waiting" aria-label={t('waiting.title', { count: format.number(entries.length) })}>
      <strong>{t('waiting.title', { count: format.number(entries.length) })}</strong>
      <ul>
        {entries.map((entry) => (
          <li key={entry.input.idempotencyKey}>
            {entry.product}: {format.change(entry.input.quantityChange ?? 0)}
            <Button className="chip" size="compact-md" onClick={() => dropWaiting(entry)}>
              {t('waiting.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sends what waits, one after the other, as soon as there is a connection. A refused entry is named, and not sent again. */
function useSending(entries: readonly WaitingEntry[]): void {
  const { t, format, language } = useSettings();
  const client = useClient();
  const isSending = useRef(false);
  const send = useCallback(async () => {
    if (isSending.current || entries.length === 0) return;
    isSending.current = true;
    let sent = 0;
    for (const entry of entries) {
      const variables = { input: entry.input, language: apiLanguages[language] };
      const { data, error } = await client.mutation(adjustMutation, variables);
      const result = data?.adjustStock;
      const refusal = result ? toRefusal(result) : describeError(error);
      // No answer, or a request for patience: it waits on.
      if (refusal.code === undefined || refusal.code === 'RATE_LIMITED') break;
      dropWaiting(entry);
      if (result?.__typename === 'AdjustStockPayload') sent += 1;
      else {
        notifications.show({
          autoClose: false,
          withCloseButton: true,
          closeButtonProps: { 'aria-label': t('action.close') },
          message: `${entry.product}: ${refusalText(t, refusal)}`,
        });
      }
    }
    isSending.current = false;
    if (sent > 0) notifications.show({ message: t('waiting.sent', { count: format.number(sent) }) });
  }, [client, entries, format, language, t]);
  useReconnect(() => void send());
  useEffect(() => {
    if (entries.length === 0) return;
    const timer = setInterval(() => void send(), retryMs);
    return () => clearInterval(timer);
  }, [entries.length, send]);
}
