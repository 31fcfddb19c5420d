import type { OrderEventKind } from '../../gql/graphql.ts';
import { useSettings } from '../base/settings.tsx';
import { MovementRow } from '../why/ledger.tsx';
import type { OrderDetails } from './query.ts';

const named: ReadonlySet<OrderEventKind> = new Set(['ITEMS_CANCELLED', 'ITEMS_RETURNED', 'RETURN_EXPECTED']);

/** What became of an order, and the stock that it moved. */
export function Story({ order }: { order: OrderDetails }) {
  const { t, format } = useSettings();
  const movements = order.movements?.nodes ?? [];
  return (
    <>
      <section>
        <h2>{t('orders.history')}</h2>
        <ol className="order-events">
          {order.events?.map(({ at, kind, status, units, actor, note }) => (
            <li key={`${at}:${kind}:${status}`}>
              <time dateTime={at} title={format.moment(new Date(at))}>
                {format.ago(new Date(at))}
              </time>
              <span>
                {named.has(kind)
                  ? t(`orderEvent.${kind as 'ITEMS_RETURNED'}`, { count: format.number(units ?? 0) })
                  : status && t(`orderStatus.${status}`)}
                {actor && <span className="ledger-cause muted">{actor}</span>}
                {note && <span className="ledger-cause">{note}</span>}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('why.ledger')}</h2>
        {movements.length === 0 && <p className="muted">{t('why.ledgerEmpty')}</p>}
        <ol className="ledger">
          {movements.map((movement) => (
            <MovementRow key={movement.id} movement={movement} of={movement.product.sku} />
          ))}
        </ol>
      </section>
    </>
  );
}
