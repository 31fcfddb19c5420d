import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { TableScroll } from '../base/table-scroll.tsx';
import { LostExport } from './lost-export.tsx';
import { type LostRow, lostGoodsQuery } from './query.ts';

const choices = [14, 30, 60, 90] as const;

/** What was shipped so many days ago and neither delivered nor returned. */
export function LostGoods() {
  const { t } = useSettings();
  const [days, setDays] = useState(30);
  return (
    <section className="surface returns-lost">
      <h2>{t('returns.lost')}</h2>
      <p className="muted">{t('returns.lostHint')}</p>
      <NativeSelect
        label={t('returns.shippedBefore')}
        data={choices.map((count) => ({ value: String(count), label: t('returns.daysAgo', { count }) }))}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      <Pages key={days}>{(page) => <LostPage key={page.after ?? ''} page={page} days={days} />}</Pages>
    </section>
  );
}

function LostPage({ page, days }: { page: ListPage; days: number }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({
    query: lostGoodsQuery,
    variables: { days, after: page.after },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded answer={answer} again={() => again({ requestPolicy: 'network-only' })}>
      {({ lostGoods, viewer }) =>
        !lostGoods || lostGoods.nodes.length === 0 ? (
          <p className="muted">{t('returns.lostNone')}</p>
        ) : (
          <>
            {page.after === null && <LostExport days={days} seesMoney={viewer.seesMoney === true} />}
            <LostTable rows={lostGoods.nodes} />
            <PageEnd page={page} pageInfo={lostGoods.pageInfo} total={lostGoods.totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

function LostTable({ rows }: { rows: readonly LostRow[] }) {
  const { t, format } = useSettings();
  return (
    <TableScroll name={t('returns.lost')}>
      <table className="data-table">
        <thead>
          <tr>
            {(['returns.order', 'returns.shipped', 'column.sku', 'returns.units'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ order, marketplace, sku, units, shippedAt }) => (
            <tr key={`${order?.id} ${sku}`}>
              <th scope="row">
                {order && <Link href={`/orders/${encodeURIComponent(order.number)}`}>#{order.number}</Link>}
                <span className="muted"> {marketplace.name}</span>
              </th>
              <td>{format.date(new Date(shippedAt))}</td>
              <td className="code">{sku}</td>
              <td className="figure">{format.number(units)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
