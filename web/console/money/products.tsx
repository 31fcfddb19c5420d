import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import type { SalesSort } from '../../gql/graphql.ts';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { useLast } from '../base/use-last.ts';
import { ExportButton } from './export-button.tsx';
import type { Period } from './period.ts';
import { productsQuery, type Sales } from './query.ts';
import { SalesTable } from './sales-tables.tsx';

const sorts = [
  'REVENUE',
  'PROFIT',
  'PROFIT_AFTER_FEES',
  'UNITS_SOLD',
  'PRODUCT',
] as const satisfies readonly SalesSort[];

/** The period by product, page by page. */
export function Products({ days, place, sales }: { days: Period; place: string | null; sales: Sales }) {
  const { t } = useSettings();
  const [sort, setSort] = useState<(typeof sorts)[number]>('REVENUE');
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  const after = cursors.at(-1) ?? null;
  const [answer, again] = useQuery({
    query: productsQuery,
    variables: { days, place, after, sort },
    requestPolicy: 'cache-and-network',
  });
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={again}>
      {(data) => {
        const page = data.sales?.byProduct;
        const rows = (page?.nodes ?? []).map((row) => ({
          ...row,
          id: row.product.sku,
          name: <Name {...row.product} />,
        }));
        return (
          <SalesTable title={t('money.byProduct')} rows={rows} sales={sales}>
            <NativeSelect
              label={t('money.sort')}
              data={sorts.map((value) => ({ value, label: t(`money.sort.${value}`) }))}
              value={sort}
              onChange={(event) => {
                setSort(event.currentTarget.value as typeof sort);
                setCursors([null]);
              }}
            />
            <div className="row-acts">
              <ExportButton days={days} place={place} />
              {cursors.length > 1 && (
                <Button className="chip" onClick={() => setCursors(cursors.slice(0, -1))}>
                  {t('list.previous')}
                </Button>
              )}
              {page?.pageInfo.hasNextPage && (
                <Button className="chip" onClick={() => setCursors([...cursors, page.pageInfo.endCursor])}>
                  {t('list.next')}
                </Button>
              )}
            </div>
          </SalesTable>
        );
      }}
    </Loaded>
  );
}

function Name({ sku, name }: { sku: string; name: string }) {
  return (
    <>
      <Link href={`/stock/${encodeURIComponent(sku)}`}>{name}</Link> <span className="code muted">{sku}</span>
    </>
  );
}
