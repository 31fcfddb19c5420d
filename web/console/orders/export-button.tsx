import { useClient } from 'urql';
import { ExcelButton } from '../base/excel-button.tsx';
import { readAll } from '../base/read-all.ts';
import { useSettings } from '../base/settings.tsx';
import type { Sheet } from '../base/sheet.ts';
import type { readOrderFilter } from './order-filter.ts';
import { ordersQuery } from './query.ts';

const maxOrders = 20_000;

/** Saves the orders of the list as an Excel file. */
export function ExportButton({ asked }: { asked: ReturnType<typeof readOrderFilter> }) {
  const { t, format } = useSettings();
  const client = useClient();
  async function read(): Promise<Sheet['rows'] | undefined> {
    const { filter, sort } = asked;
    const orders = await readAll(async (after) => {
      const { data } = await client.query(ordersQuery, { filter, sort, after }, { requestPolicy: 'network-only' });
      return data?.orders;
    }, maxOrders);
    return orders?.nodes.map((order) => [
      order.number,
      order.marketplace.name,
      order.marketplaceOrderId,
      t(`orderStatus.${order.status}`),
      format.moment(new Date(order.createdAt)),
      order.shipBy && format.moment(new Date(order.shipBy)),
      order.customerName,
      order.items.map(({ sku, quantity, cancelledQuantity }) => `${sku} × ${quantity - cancelledQuantity}`).join(', '),
      order.total,
      order.total.currencyCode,
    ]);
  }
  const headings = [
    t('nav.orders'),
    t('orders.place'),
    t('orders.theirNumber'),
    t('events.status'),
    t('orders.placed'),
    t('orders.shipTime'),
    t('orders.customer'),
    t('orders.lines'),
    t('list.sum'),
    t('money.currency'),
  ];
  return <ExcelButton name={t('nav.orders')} headings={headings} read={read} />;
}
