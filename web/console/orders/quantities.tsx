import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSettings } from '../base/settings.tsx';
import { readCount } from '../stock/adjust-kinds.ts';

interface Line {
  id: string | number;
  sku: string;
  product: { name: string } | null;
}

/** How many of each line, as typed; and what is wrong with it. */
export function useQuantities<Item extends Line>(
  items: readonly Item[],
  mostOf: (item: Item) => number,
  filled: boolean,
) {
  const { t, format } = useSettings();
  const lines = items.filter((item) => mostOf(item) > 0);
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(lines.map((item) => [item.id, filled ? String(mostOf(item)) : ''])),
  );
  const [isShown, setShown] = useState(false);
  const rows = lines.map((item) => {
    const most = mostOf(item);
    const text = typed[item.id] ?? '';
    const count = text.trim() === '' ? 0 : readCount(text);
    const error =
      count === undefined
        ? t('stock.numberMissing')
        : count > most
          ? t('orders.atMost', { count: format.number(most) })
          : undefined;
    return { item, most, text, count: count ?? 0, error };
  });
  /** The lines that were chosen; undefined: something is wrong, and the fields say what. */
  function read() {
    setShown(true);
    if (rows.some(({ error }) => error)) return undefined;
    return rows.filter(({ count }) => count > 0);
  }
  return {
    rows: rows.map((row) => ({ ...row, error: isShown ? row.error : undefined })),
    type: (id: string | number, text: string) => setTyped((before) => ({ ...before, [id]: text })),
    read,
  };
}

/** One field per line. */
export function QuantityFields<Item extends Line>(props: {
  rows: readonly { item: Item; most: number; text: string; error: string | undefined }[];
  onType(id: string | number, text: string): void;
}) {
  const { t, format } = useSettings();
  return props.rows.map(({ item, most, text, error }) => (
    <TextInput
      key={item.id}
      label={`${item.product?.name ?? item.sku} (${item.sku})`}
      description={t('orders.outOf', { count: format.number(most) })}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={error}
      onChange={(event) => props.onType(item.id, event.currentTarget.value)}
    />
  ));
}
