import { Button } from '@mantine/core';
import { Link, useSearch } from 'wouter';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { OrderState } from './order-state.tsx';
import type { OrderRow as Row } from './query.ts';
import { useSetStatus } from './use-set-status.ts';

/** The next step of an order that one button takes: the rest is in its details. */
const steps = ['CONFIRMED', 'SHIPPED'] as const;

/** An order in the list: whose, what, how much, how urgent, and its next step. */
export function OrderRow({ order }: { order: Row }) {
  const { t, format } = useSettings();
  const search = useSearch();
  const { mayWork } = useRights();
  const { setStatus, busy } = useSetStatus(order);
  const step = steps.find((status) => order.allowedStatuses.includes(status));
  const of = [order.marketplace.name, order.marketplaceOrderId, order.customerName];
  const returns = order.items.reduce((sum, item) => sum + item.returnExpected, 0);
  return (
    <li className="order">
      <div>
        <Link href={`/orders/${order.number}${search && `?${search}`}`} className="order-number">
          #{order.number}
        </Link>
        <span className="muted"> {of.filter(Boolean).join(' · ')}</span>
      </div>
      <div className="order-items">
        {order.items.map(({ id, product, sku, quantity, cancelledQuantity }) => (
          <span key={id}>
            {product?.name ?? sku} × {format.number(quantity - cancelledQuantity)}
          </span>
        ))}
      </div>
      <div className="order-total">{format.money(order.total.amount, order.total.currencyCode)}</div>
      <div className="order-state">
        <OrderState order={order} />
        {returns > 0 && <span className="muted">{t('orders.expected', { count: format.number(returns) })}</span>}
      </div>
      {mayWork && step && (
        <Button className="chip" loading={busy} onClick={() => void setStatus(step)} data-step={step}>
          {t(`orderStep.${step}`)}
          <span className="visually-hidden"> #{order.number}</span>
        </Button>
      )}
    </li>
  );
}
