import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useSettings } from '../base/settings.tsx';
import { useReconnect } from '../base/use-reconnect.ts';
import { type Key, toLatinKey } from './latin-keys.ts';
import { scanQuery } from './queries.ts';
import { playSound } from './sounds.ts';

/** What a code names: a product, by its SKU; several; nothing; or nobody could be asked. */
type Found = { sku: string } | 'several' | 'offline' | undefined;

/**
 * Finds products by code. Under a Russian layout a scanner's letters arrive as Cyrillic ones, so what the keys say is tried too. Without a
 * connection the code waits until there is one. `onFound` gets the text to search by.
 */
export function useScan(onFound: (text: string) => void) {
  const { t } = useSettings();
  const find = useFind();
  const [message, setMessage] = useState<string>();
  const keys = useRef('');
  const waiting = useRef<string>(undefined);

  async function scan(typed: string): Promise<void> {
    const latin = keys.current;
    keys.current = '';
    for (const code of new Set([typed, latin].filter((text) => text !== ''))) {
      const found = await find(code);
      if (found === undefined) continue;
      if (found === 'offline') {
        waiting.current = typed;
        playSound('question');
        return setMessage(t('scan.offline', { code: typed }));
      }
      playSound(found === 'several' ? 'question' : 'found');
      setMessage(found === 'several' ? t('scan.several', { code }) : undefined);
      return onFound(found === 'several' ? code : found.sku);
    }
    playSound('unknown');
    setMessage(t('scan.unknown', { code: typed }));
  }

  useReconnect(() => {
    const code = waiting.current;
    waiting.current = undefined;
    if (code !== undefined) void scan(code);
  });

  function noteKey(key: Key & { key: string }): void {
    keys.current = key.key === 'Backspace' ? keys.current.slice(0, -1) : keys.current + toLatinKey(key);
  }

  function reset(text: string): void {
    setMessage(undefined);
    waiting.current = undefined;
    if (text === '') keys.current = '';
  }

  return { message, say: setMessage, scan, noteKey, reset };
}

/** A barcode counts before a SKU, and both before a part of a name. */
function useFind(): (code: string) => Promise<Found> {
  const client = useClient();
  return useCallback(
    async (code) => {
      const { data, error } = await client.query(scanQuery, { code }, { requestPolicy: 'network-only' });
      if (!data && error?.networkError) return 'offline';
      const [first, second] = data?.like.nodes ?? [];
      return data?.byBarcode ?? data?.bySku ?? (second ? 'several' : first);
    },
    [client],
  );
}
