import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';

const typingMs = 300;

/** Narrows a list of the stocktake by name, SKU or barcode; in the address, as `q`. */
export function SearchField() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const [text, setText] = useState(params.get('q') ?? '');
  const searchSoon = useDebouncedCallback((value: string) => narrow({ q: value.trim() }), typingMs);
  return (
    <TextInput
      className="counts-search"
      type="search"
      aria-label={t('stock.search')}
      placeholder={t('stock.search')}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        searchSoon(value);
      }}
    />
  );
}
