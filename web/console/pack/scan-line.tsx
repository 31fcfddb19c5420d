import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { toLatinKey } from '../stock/latin-keys.ts';

/**
 * One field that a scanner types into, whatever has the focus. `onScan` gets what was typed, and what the keys say on an English keyboard:
 * under a Russian layout a scanner's letters arrive as Cyrillic ones.
 */
export function ScanLine({ label, onScan }: { label: string; onScan: (codes: string[]) => void }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const keys = useRef('');

  useEffect(() => {
    field.current?.focus();
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      const isTyped = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey;
      // Keys of a field, a menu or a dialog are theirs; what a scanner types while a button has the focus is a scan.
      if (isTyped && !target.closest('input, textarea, select, [role="menu"], [role="dialog"]')) field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Backspace') keys.current = keys.current.slice(0, -1);
    else if (event.key !== 'Enter') keys.current += toLatinKey(event);
    else {
      // Not the state: a scanner is faster than React.
      const typed = event.currentTarget.value.trim();
      const codes = [...new Set([typed, keys.current.trim()])].filter((code) => code !== '');
      keys.current = '';
      event.currentTarget.value = '';
      setText('');
      if (typed !== '') onScan(codes);
    }
  }

  return (
    <TextInput
      ref={field}
      className="pack-scan"
      type="text"
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="barcode" />}
      value={text}
      onKeyDown={onKeyDown}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        if (value === '') keys.current = '';
      }}
    />
  );
}
