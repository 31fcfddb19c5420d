import { useEffect, useState } from 'preact/hooks';
import { useChanges } from '../base/changes.ts';
import { useMainButton } from '../base/main-button.ts';
import { apiLanguages, useShop } from '../base/shop.ts';
import { touch } from '../base/telegram.ts';
import type { Order } from './orders.ts';
import { Status } from './status.tsx';

/** One order: where it stands, how long it waits, what is in it. */
export function OrderScreen({ id }: { id: string }) {
  const { orders, format, translate } = useShop();
  useChanges(orders);
  const order = orders.find(id);
  useMainButton(undefined);
  if (!order) return null;
  return (
    <main class="detail">
      <h1>{translate('shop.orderNumber', { number: order.number })}</h1>
      <p role="status">
        <Status order={order} />
      </p>
      <Waiting order={order} />
      <ul class="lines">
        {order.items.map(({ id: line, sku, product, quantity, cancelledQuantity, unitPrice }) => (
          <li key={line}>
            <span>
              {product?.name ?? sku} × {quantity - cancelledQuantity}
            </span>
            {unitPrice && <span class="price">{format.money(unitPrice.amount, unitPrice.currencyCode)}</span>}
          </li>
        ))}
      </ul>
      <p class="total">
        <span>{translate('shop.total')}</span>
        <strong>{format.money(order.total.amount, order.total.currencyCode)}</strong>
      </p>
      <HowItComes order={order} />
      <Again order={order} />
      <Cancel order={order} />
    </main>
  );
}

/** How long the units are set aside, while the seller has not confirmed. */
function Waiting({ order: { status, heldUntil } }: { order: Order }) {
  const { api, format, translate } = useShop();
  if (status === 'EXPIRED') return <p>{translate('shop.expired')}</p>;
  if (status !== 'HELD' || !heldUntil) return null;
  const until = new Date(heldUntil);
  const isToday = format.date(until) === format.date(new Date(api.now()));
  const time = isToday ? format.time(until) : format.moment(until);
  return (
    <div class="waiting">
      <p>
        {translate('shop.setAside')} {translate('shop.confirmsBy', { time })}
      </p>
      <Countdown until={until} />
    </div>
  );
}

function Countdown({ until }: { until: Date }) {
  const { api, translate } = useShop();
  const [now, setNow] = useState(api.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(api.now()), 1_000);
    return () => clearInterval(timer);
  }, [api]);
  const seconds = Math.max(0, Math.floor((until.getTime() - now) / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return (
    <p class="countdown" role="timer">
      {translate('shop.timeLeft', { time: text.replace(/^00:/, '') })}
    </p>
  );
}

function HowItComes({ order: { delivery, customerPhone, note } }: { order: Order }) {
  const { translate } = useShop();
  const rows = [
    delivery && [
      translate('shop.way'),
      delivery.method === 'PICK_UP' ? translate('shop.pickUp') : `${translate('shop.delivery')}: ${delivery.address}`,
    ],
    customerPhone && [translate('shop.phone'), showPhone(customerPhone)],
    note && [translate('shop.note'), note],
  ].filter((row) => row !== null && row !== undefined && row !== '');
  if (rows.length === 0) return null;
  return (
    <dl>
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What expired can be ordered again, as far as it is there. */
function Again({ order }: { order: Order }) {
  const { cart, shelf, translate, goFromShelf } = useShop();
  if (order.status !== 'EXPIRED') return null;
  const again = (): void => {
    for (const { sku, quantity } of order.items) cart.set(sku, quantity);
    void shelf.read(order.items.map(({ sku }) => sku));
    goFromShelf({ name: 'cart' });
  };
  return (
    <button type="button" class="second" onClick={again}>
      {translate('shop.orderAgain')}
    </button>
  );
}

function Cancel({ order }: { order: Order }) {
  const { orders, language, translate } = useShop();
  const [step, setStep] = useState<'none' | 'asking' | 'sending'>('none');
  const [problem, setProblem] = useState<string>();
  if (!order.canCancel) return null;
  const cancel = async (): Promise<void> => {
    setStep('sending');
    const refusal = await orders.cancel(order.id, apiLanguages[language]);
    touch(refusal === undefined ? 'done' : 'refused');
    setProblem(refusal === '' ? translate('shop.noAnswer') : refusal);
    setStep('none');
  };
  if (step === 'none') {
    return (
      <>
        {problem !== undefined && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <button type="button" class="danger" onClick={() => setStep('asking')}>
          {translate('shop.cancel')}
        </button>
      </>
    );
  }
  return (
    <section class="question" aria-label={translate('shop.cancel')}>
      <p>{translate('shop.cancelQuestion', { number: order.number })}</p>
      <button type="button" class="danger" disabled={step === 'sending'} onClick={() => void cancel()}>
        {translate('shop.cancel')}
      </button>
      <button type="button" class="second" disabled={step === 'sending'} onClick={() => setStep('none')}>
        {translate('action.close')}
      </button>
    </section>
  );
}

/** A number of Uzbekistan as people there write it; others as they are. */
function showPhone(phone: string): string {
  return phone.replace(/^\+998(\d\d)(\d{3})(\d\d)(\d\d)$/, '+998\u00A0$1\u00A0$2-$3-$4');
}
