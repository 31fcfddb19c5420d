import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { useQuery } from 'urql';
import { Icon } from '../base/icon.tsx';
import { useSettings } from '../base/settings.tsx';
import { pickQuery } from './query.ts';

const typingMs = 250;

/** Finds a product by name, SKU or barcode, with what is free of it. Enter takes the first one: a scanner sends it. */
export function ProductPicker({
  onPick,
  error,
}: {
  onPick: (product: { id: string; sku: string; name: string }) => void;
  error: string | undefined;
}) {
  const { t, format } = useSettings();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), typingMs);
  const [{ data, fetching }] = useQuery({ query: pickQuery, variables: { search }, pause: search === '' });
  const found = search === '' || search !== text.trim() ? [] : (data?.products.nodes ?? []);
  const pick = (product: { id: string | number; sku: string; name: string }): void => {
    onPick({ ...product, id: String(product.id) });
    setText('');
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    // Enter would send the whole form.
    event.preventDefault();
    const [first] = found;
    if (first) pick(first);
  }
  return (
    <div>
      <TextInput
        type="search"
        label={t('orders.addProduct')}
        placeholder={t('stock.search')}
        leftSection={<Icon name="barcode" />}
        autoComplete="off"
        value={text}
        error={error}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="picks" aria-label={t('orders.found')}>
        {found.map((product) => (
          <li key={product.id}>
            <button type="button" className="pick" onClick={() => pick(product)}>
              <span>
                {product.name} <span className="code muted">{product.sku}</span>
              </span>
              <span>{t('orders.free', { count: format.number(product.quantity) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {search !== '' && search === text.trim() && !fetching && found.length === 0 && (
        <p role="status">{t('scan.unknown', { code: search })}</p>
      )}
    </div>
  );
}
