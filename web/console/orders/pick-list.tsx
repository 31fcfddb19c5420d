import { Button, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { Link, useSearch } from 'wouter';
import type { OrderFilter } from '../../gql/graphql.ts';
import { Icon } from '../base/icon.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { leftOf } from './lines.ts';
import { readOrderFilter } from './order-filter.ts';
import { type OrderRow, ordersQuery } from './query.ts';
import './orders.css';

/** As many as a person picks in one go. */
const maxOrders = 500;

/** What is to be picked for the orders of the list, by product: to print and to tick. */
export default function PickList() {
  const { t, format } = useSettings();
  const search = useSearch();
  const { orders, failed, isMore, again } = useOrdersToPick();
  const lines = useMemo(() => (orders ? gather(orders) : []), [orders]);
  return (
    <>
      <Link href={`/orders${search && `?${search}`}`} className="why-back">
        <Icon name="arrowBack" />
        {t('nav.orders')}
      </Link>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('orders.pickList')} · {format.moment(new Date())}
        </Title>
        {lines.length > 0 && (
          <Link href="/pack" className="chip-link no-print">
            <Icon name="barcode" />
            {t('pack.go')}
          </Link>
        )}
        {lines.length > 0 && (
          <Button className="button-main no-print" leftSection={<Icon name="printer" />} onClick={() => print()}>
            {t('action.print')}
          </Button>
        )}
      </div>
      {failed ? (
        <div role="alert">
          <p>{t('state.failed')}</p>
          <Button className="button-main" onClick={again}>
            {t('state.retry')}
          </Button>
        </div>
      ) : orders === undefined ? (
        <p className="muted">{t('state.loading')}</p>
      ) : lines.length === 0 ? (
        <p className="muted">{t('orders.nothingToPick')}</p>
      ) : (
        <Lines lines={lines} orders={orders.length} isMore={isMore} />
      )}
    </>
  );
}

function Lines({ lines, orders, isMore }: { lines: readonly PickLine[]; orders: number; isMore: boolean }) {
  const { t, format } = useSettings();
  const units = lines.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>
        {t('unit.orders', { count: orders })} · {t('unit.pieces', { count: units })}
      </p>
      {isMore && <p role="status">{t('orders.pickMore', { count: format.number(maxOrders) })}</p>}
      <table className="data-table pick-table">
        <thead>
          <tr>
            <th scope="col">{t('stock.sku')}</th>
            <th scope="col">{t('stock.product')}</th>
            <th scope="col" className="figure">
              {t('stock.quantity')}
            </th>
            <th scope="col">{t('nav.orders')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ sku, name, count, orders: of }) => (
            <tr key={sku}>
              <td className="code">□ {sku}</td>
              <td>{name}</td>
              <td className="figure">{format.number(count)}</td>
              <td>{of.map(({ number, count: part }) => `#${number} × ${format.number(part)}`).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface PickLine {
  sku: string;
  name: string;
  count: number;
  orders: { number: string; count: number }[];
}

/** What the marketplace ships itself is not picked here. */
function gather(orders: readonly OrderRow[]): PickLine[] {
  const lines = new Map<string, PickLine>();
  for (const { number, items, fulfilment } of orders) {
    if (fulfilment !== 'OWN') continue;
    for (const item of items) {
      const count = leftOf(item);
      if (count <= 0) continue;
      const line = lines.get(item.sku) ?? { sku: item.sku, name: item.product?.name ?? item.sku, count: 0, orders: [] };
      lines.set(item.sku, { ...line, count: line.count + count, orders: [...line.orders, { number, count }] });
    }
  }
  return [...lines.values()].sort((a, b) => a.sku.localeCompare(b.sku, 'en'));
}

/** All orders of the address's filter, page after page. */
function useOrdersToPick() {
  const { timeZone } = useSettings();
  const { params } = useAddress();
  const client = useClient();
  const [state, setState] = useState<{ orders?: OrderRow[]; failed: boolean; isMore: boolean }>({
    failed: false,
    isMore: false,
  });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads again
  useEffect(() => {
    if (timeZone === undefined) return;
    let isCurrent = true;
    const { counted, sort } = readOrderFilter(params, new Date(), timeZone);
    const filter: OrderFilter = { ...counted, statuses: ['NEW', 'CONFIRMED'] };
    const reading = readAll(async (after) => {
      const { data } = await client.query(ordersQuery, { filter, sort, after }, { requestPolicy: 'network-only' });
      return data?.orders;
    }, maxOrders);
    void reading.then((read) => {
      if (!isCurrent) return;
      setState(read ? { orders: read.nodes, failed: false, isMore: read.isMore } : { failed: true, isMore: false });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, params, timeZone, tries]);
  return { ...state, again: () => setTries((count) => count + 1) };
}
