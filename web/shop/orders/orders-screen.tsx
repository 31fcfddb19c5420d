import { useChanges } from '../base/changes.ts';
import { useMainButton } from '../base/main-button.ts';
import { useShop } from '../base/shop.ts';
import { Status } from './status.tsx';

/** The buyer's own orders, live. */
export function OrdersScreen() {
  const { orders, format, translate, go } = useShop();
  useChanges(orders);
  useMainButton(undefined);
  const { all } = orders;
  return (
    <main>
      <h1>{translate('shop.myOrders')}</h1>
      {all.length === 0 && <p class="empty">{translate(orders.areRead ? 'shop.noOrders' : 'state.loading')}</p>}
      <ul class="shelf">
        {all.map((order) => (
          <li key={order.id} class="product">
            <button type="button" class="open" onClick={() => go({ name: 'order', id: order.id })}>
              <span class="words">
                <span class="name">#{order.number}</span>
                <span class="hint">{format.moment(new Date(order.createdAt))}</span>
                <Status order={order} />
              </span>
              <span class="price">{format.money(order.total.amount, order.total.currencyCode)}</span>
            </button>
          </li>
        ))}
      </ul>
      {orders.hasMore && (
        <button type="button" class="second" onClick={() => void orders.readMore()}>
          {translate('action.more')}
        </button>
      )}
    </main>
  );
}
