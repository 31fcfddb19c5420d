import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { toLatinKey } from '../stock/latin-keys.ts';
import { useScans } from './use-scans.ts';

/** A code that is scanned, or typed with Enter, adds a unit. Without a connection scans wait on this device. */
export function ScanLine({ receiptId, onChange }: { receiptId: string; onChange: () => void }) {
  const { t } = useSettings();
  const [text, setText] = useState('');
  const keys = useRef('');
  const { waiting, message, scan, drop } = useScans(receiptId, onChange);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') {
      keys.current = event.key === 'Backspace' ? keys.current.slice(0, -1) : keys.current + toLatinKey(event);
      return;
    }
    event.preventDefault();
    const typed = text.trim();
    const latin = keys.current;
    keys.current = '';
    setText('');
    if (typed !== '') scan(typed, latin);
  }
  return (
    <div className="receipt-scan">
      <TextInput
        type="search"
        aria-label={t('receipts.scan')}
        placeholder={t('receipts.scan')}
        leftSection={<Icon name="barcode" />}
        autoComplete="off"
        maxLength={200}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value === '') keys.current = '';
        }}
      />
      {message && <p role="status">{message}</p>}
      {waiting.length > 0 && (
        <section className="waiting" aria-label={t('receipts.waiting', { count: waiting.length })}>
          <strong>{t('receipts.waiting', { count: waiting.length })}</strong>
          <ul>
            {waiting.map((one) => (
              <li key={one.key}>
                <span className="code">{one.typed}</span>
                <Button className="chip" size="compact-md" onClick={() => drop(one.key)}>
                  {t('waiting.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
