import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ChangeEvent, type KeyboardEvent, lazy, Suspense, useEffect, useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { createBarcodeDetector } from './barcode-detector.ts';
import { useScan } from './use-scan.ts';

const CameraDialog = lazy(() => import('./camera-dialog.tsx'));

const typingMs = 300;

/** Search by typing, by a scanner, which types a code and presses Enter, or by the camera of a phone. */
export function ScanField({ search, onSearch }: { search: string; onSearch: (text: string) => void }) {
  const { t } = useSettings();
  const [text, setText] = useState(search);
  const { message, say, scan, noteKey, reset } = useScan(onSearch);
  const [isWatching, setWatching] = useState(false);
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

  function watch() {
    if (createBarcodeDetector()) setWatching(true);
    else say(t('scan.cameraMissing'));
  }

  function onCode(code: string) {
    setWatching(false);
    setText(code);
    void scan(code);
  }

  return (
    <div className="scan">
      <TextInput
        className="scan-text"
        type="search"
        aria-label={t('stock.search')}
        placeholder={t('stock.search')}
        leftSection={<Icon name="barcode" />}
        value={text}
        error={message}
        onKeyDown={onKeyDown}
        onChange={onChange}
      />
      <ActionIcon className="scan-camera" variant="default" size={44} onClick={watch} aria-label={t('scan.camera')}>
        <Icon name="camera" />
      </ActionIcon>
      {isWatching && (
        <Suspense>
          <CameraDialog onCode={onCode} onClose={() => setWatching(false)} />
        </Suspense>
      )}
    </div>
  );
}
