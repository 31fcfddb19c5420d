import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { CancelForm } from './cancel-form.tsx';
import { leftOf, returnableOf } from './lines.ts';
import { OrderState } from './order-state.tsx';
import { type OrderDetails, orderQuery } from './query.ts';
import { ReturnForm } from './return-form.tsx';
import { Story } from './story.tsx';
import { useSetStatus } from './use-set-status.ts';

const topics = ['orders', 'stock'] as const;

/** An order: whose it is, its lines, what may be done next, and what became of it. */
export function OrderDetail({ number }: { number: string }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({
    query: orderQuery,
    variables: { number },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  return (
    <Loaded answer={answer} again={refresh}>
      {({ order }) =>
        order ? (
          <div className="order-detail">
            <Facts order={order} />
            <Lines order={order} />
            <Acts order={order} />
            <Story order={order} />
          </div>
        ) : (
          <p>{t('orders.notFound', { number })}</p>
        )
      }
    </Loaded>
  );
}

function Facts({ order }: { order: OrderDetails }) {
  const { t, format } = useSettings();
  const phone = order.customerPhone;
  const { delivery } = order;
  const way = delivery && t(delivery.method === 'PICK_UP' ? 'orders.pickUp' : 'orders.delivery');
  const facts = [
    ['orders.place', [order.marketplace.name, order.marketplaceOrderId].filter(Boolean).join(' · ')],
    ['orders.customer', order.customerName],
    ['orders.phone', phone && <a href={`tel:${phone}`}>{format.phone(phone)}</a>],
    ['orders.way', [way, delivery?.address].filter(Boolean).join(': ')],
    ['stock.note', order.note],
    ['orders.fulfilment', t(`fulfilment.${order.fulfilment}`)],
    ['orders.placed', format.moment(new Date(order.createdAt))],
  ] as const;
  return (
    <>
      <OrderState order={order} />
      <dl className="order-facts">
        {facts.map(
          ([text, value]) =>
            value && (
              <div key={text}>
                <dt>{t(text)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}

function Lines({ order }: { order: OrderDetails }) {
  const { t, format } = useSettings();
  const parts = [
    ['cancelledQuantity', 'orders.linesCancelled'],
    ['returnExpected', 'orders.expected'],
    ['returnedQuantity', 'orders.linesReturned'],
  ] as const;
  return (
    <section>
      <h2>{t('orders.lines')}</h2>
      <ul className="order-lines">
        {order.items.map((item) => (
          <li key={item.id}>
            <span>
              <Link href={`/stock/${encodeURIComponent(item.sku)}`}>{item.product?.name ?? item.sku}</Link>{' '}
              <span className="code muted">{item.sku}</span>
              {parts.map(
                ([name, text]) =>
                  item[name] > 0 && (
                    <span key={name} className="line-part muted">
                      {t(text, { count: format.number(item[name]) })}
                    </span>
                  ),
              )}
            </span>
            <span className="order-total">
              {item.unitPrice ? format.money(item.unitPrice.amount, item.unitPrice.currencyCode) : '—'} ×{' '}
              {format.number(item.quantity)}
            </span>
          </li>
        ))}
      </ul>
      <p className="order-sum">
        {t('list.sum')} <strong>{format.money(order.total.amount, order.total.currencyCode)}</strong>
      </p>
    </section>
  );
}

const nextSteps = ['CONFIRMED', 'SHIPPED', 'DELIVERED'] as const;

/** What may be done next. Cancelling and returns have a form of their own. */
function Acts({ order }: { order: OrderDetails }) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const [form, setForm] = useState<'cancel' | 'return'>();
  const { setStatus, busy } = useSetStatus(order);
  if (!mayWork) return null;
  const steps = nextSteps.filter((status) => order.allowedStatuses.includes(status));
  const mayReturn = order.items.some((item) => returnableOf(item, order.status) > 0);
  const isTheirs = order.marketplace.type === 'API' && order.items.some((item) => leftOf(item) > 0);
  const close = (): void => setForm(undefined);
  if (form === 'cancel') return <CancelForm order={order} onDone={close} />;
  if (form === 'return') return <ReturnForm order={order} onDone={close} />;
  return (
    <>
      <div className="row-acts">
        {steps.map((status, index) => (
          <Button
            key={status}
            className={index === 0 ? 'button-main' : 'chip'}
            loading={busy}
            onClick={() => void setStatus(status)}
          >
            {t(`orderStep.${status}`)}
          </Button>
        ))}
        {order.fulfilment === 'OWN' && (order.status === 'NEW' || order.status === 'CONFIRMED') && (
          <Link href={`/pack/${encodeURIComponent(order.number)}`} className="chip-link">
            {t('pack.go')}
          </Link>
        )}
        {mayReturn && (
          <Button className="chip" onClick={() => setForm('return')}>
            {t('orders.receiveReturn')}
          </Button>
        )}
        {order.canCancel && (
          <Button className="chip" onClick={() => setForm('cancel')}>
            {t('orders.cancel')}
          </Button>
        )}
      </div>
      {!order.canCancel && isTheirs && <p className="muted">{t('orders.cancelThere')}</p>}
    </>
  );
}
