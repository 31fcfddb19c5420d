import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { filterNames, type readOrderFilter, statusOf } from './order-filter.ts';
import { OrderRow } from './order-row.tsx';
import { ordersQuery } from './query.ts';

const topics = ['orders'] as const;

/** One page of orders. Which belong to it is read again when orders change. */
export function OrderPage(props: { page: ListPage; asked: ReturnType<typeof readOrderFilter>; onClear: () => void }) {
  const { page, asked, onClear } = props;
  const [answer, again] = useQuery({
    query: ordersQuery,
    variables: { after: page.after, filter: asked.filter, sort: asked.sort },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ orders: { nodes, totalCount, pageInfo } }) => {
        if (nodes.length === 0 && page.after === null) return <Empty onClear={onClear} />;
        return (
          <>
            <ul className="orders">
              {nodes.map((order) => (
                <OrderRow key={order.id} order={order} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        );
      }}
    </Loaded>
  );
}

/** No order in this tab is another thing than none that matches. */
function Empty({ onClear }: { onClear: () => void }) {
  const { t } = useSettings();
  const { params } = useAddress();
  if (filterNames.some((name) => params.has(name))) {
    return (
      <p>
        {t('orders.nothingFound')}{' '}
        <Button className="chip" onClick={onClear}>
          {t('stock.clear')}
        </Button>
      </p>
    );
  }
  return <p className="muted">{t(statusOf(params) === 'all' ? 'orders.empty' : 'orders.emptyTab')}</p>;
}
