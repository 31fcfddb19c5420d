import { Button, Title } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { StockFilter } from '../../gql/graphql.ts';
import type { TextId } from '../../shared/language.ts';
import { useSettings } from '../base/settings.tsx';
import { ScanField } from './scan-field.tsx';
import { StockPage } from './stock-page.tsx';
import './stock.css';

const filters: readonly { name: StockFilter | undefined; text: TextId }[] = [
  { name: undefined, text: 'stock.all' },
  { name: 'LOW', text: 'stock.low' },
  { name: 'OUT', text: 'stock.out' },
  { name: 'OVERSOLD', text: 'stock.oversold' },
];

/** All products with what is free, what waits to be handed over, and what each marketplace shows. */
export function Stock() {
  const { t } = useSettings();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const stock = filters.find(({ name }) => name === params.get('filter'))?.name;
  const [cursors, setCursors] = useState<string[]>([]);
  const narrow = useCallback(
    (change: { q?: string; filter?: string | undefined }) => {
      setCursors([]);
      setParams((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      });
    },
    [setParams],
  );
  const pages = useMemo(() => [null, ...cursors], [cursors]);
  const more = useCallback((cursor: string) => setCursors((known) => [...known, cursor]), []);
  return (
    <>
      <Title order={1} size={20} mb="md">
        {t('nav.stock')}
      </Title>
      <ScanField search={search} onSearch={(q) => narrow({ q })} />
      <fieldset className="chips" aria-label={t('stock.all')}>
        {filters.map(({ name, text }) => (
          <Button
            key={text}
            size="compact-md"
            className={stock === name ? 'button-main' : 'chip'}
            aria-pressed={stock === name}
            onClick={() => narrow({ filter: name })}
          >
            {t(text)}
          </Button>
        ))}
      </fieldset>
      {pages.map((after, index) => (
        <StockPage
          key={after ?? ''}
          variables={{ after, search: search || null, stock: stock ?? null }}
          isLast={index === pages.length - 1}
          onMore={more}
          onClear={() => narrow({ q: '', filter: undefined })}
        />
      ))}
    </>
  );
}
