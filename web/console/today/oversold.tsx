import { Fragment } from 'react';
import { Link } from 'wouter';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import type { TodayData } from './query.ts';

/** Products of which more was sold than there is, with the orders that wait for them. */
export function Oversold({ data }: { data: TodayData }) {
  const { t, format } = useSettings();
  const { nodes } = data.oversold;
  if (nodes.length === 0) return null;
  return (
    <section className="surface">
      <h2>{t('today.oversold')}</h2>
      <ul>
        {nodes.map(({ id, sku, name, oversold, openOrders }) => (
          <li key={id} className="today-row">
            <span>
              {name} <span className="code muted">{sku}</span>
              <br />
              <span className="muted">
                {openOrders?.nodes.map(({ id: orderId, number, marketplace }, place) => (
                  <Fragment key={orderId}>
                    {place > 0 && ', '}
                    <Link href={`/orders/${number}?status=all`}>#{number}</Link> {marketplace.name}
                  </Fragment>
                ))}
              </span>
            </span>
            <State tone="danger">{t('today.missing', { count: format.number(oversold ?? 0) })}</State>
          </li>
        ))}
      </ul>
    </section>
  );
}
