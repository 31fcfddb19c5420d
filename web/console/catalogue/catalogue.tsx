import { Button, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useRefresh } from '../base/follow.ts';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { ExportButton } from './export-button.tsx';
import { NewProduct } from './new-product.tsx';
import { ProductRow } from './product-row.tsx';
import { catalogueQuery } from './query.ts';
import './catalogue.css';

const topics = ['stock'] as const;

/** All products with their data, to be edited in the row. */
export default function Catalogue() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const { mayWork } = useRights();
  const [isNew, setNew] = useState(false);
  const archived = params.has('archived');
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('nav.catalogue')}
        </Title>
        <span className="row-acts">
          <ExportButton />
          {mayWork && (
            <>
              <Link href="/catalogue/upload" className="chip-link">
                <Icon name="upload" />
                {t('catalogue.upload')}
              </Link>
              <Button className="button-main" leftSection={<Icon name="plus" />} onClick={() => setNew(!isNew)}>
                {t('catalogue.add')}
              </Button>
            </>
          )}
        </span>
      </div>
      {isNew && <NewProduct onDone={() => setNew(false)} />}
      <search className="row-acts catalogue-search">
        <SearchField />
        <Button
          className={archived ? 'button-main' : 'chip'}
          aria-pressed={archived}
          onClick={() => narrow({ archived: archived ? undefined : '1' })}
        >
          {t('catalogue.archived')}
        </Button>
      </search>
      <Pages key={params.toString()}>{(page) => <CataloguePage key={page.after ?? ''} page={page} />}</Pages>
    </>
  );
}

function SearchField() {
  const { t } = useSettings();
  const { params, narrow } = useAddress();
  const value = params.get('q') ?? '';
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const soon = useDebouncedCallback((typed: string) => narrow({ q: typed.trim() }), 300);
  return (
    <TextInput
      type="search"
      aria-label={t('stock.search')}
      placeholder={t('stock.search')}
      leftSection={<Icon name="search" />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        soon(event.currentTarget.value);
      }}
    />
  );
}

function CataloguePage({ page }: { page: ListPage }) {
  const { t } = useSettings();
  const { params } = useAddress();
  const [answer, again] = useQuery({
    query: catalogueQuery,
    variables: { after: page.after, search: params.get('q'), archived: params.has('archived') },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ products: { nodes, totalCount, pageInfo } }) =>
        nodes.length === 0 && page.after === null ? (
          <p className="muted">{t(params.has('q') || params.has('archived') ? 'stock.nothingFound' : 'stock.empty')}</p>
        ) : (
          <>
            <ul className="catalogue">
              {nodes.map((product) => (
                <ProductRow key={product.id} product={product} onStale={refresh} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        )
      }
    </Loaded>
  );
}
