import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ChangeEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { useScan } from './use-scan.ts';

const typingMs = 300;

/** Search by typing, or by a scanner, which types a code and presses Enter. */
export function ScanField({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const { t } = useSettings();
  const [text, setText] = useState(search);
  const { message, scan, noteKey, reset } = useScan(onSearch);
  const searchSoon = useDebouncedCallback(onSearch, typingMs);
  useEffect(() => setText(search), [search]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return noteKey(event);
    searchSoon.cancel();
    if (text.trim() === '') onSearch('');
    else void scan(text.trim());
  }

  function onChange({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) {
    setText(value);
    reset(value);
    searchSoon(value.trim());
  }

  return (
    <TextInput
      className="scan"
      type="search"
      label={<span className="visually-hidden">{t('stock.search')}</span>}
      placeholder={t('stock.search')}
      leftSection={<Icon name="barcode" />}
      value={text}
      error={message}
      onKeyDown={onKeyDown}
      onChange={onChange}
    />
  );
}
