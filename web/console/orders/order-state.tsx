import type { OrderStatus } from '../../gql/graphql.ts';
import { useSettings } from '../base/settings.tsx';
import { State, type Tone } from '../base/state.tsx';

const tones: Record<OrderStatus, Tone> = {
  HELD: 'wait',
  NEW: 'wait',
  CONFIRMED: 'wait',
  SHIPPED: 'ok',
  DELIVERED: 'ok',
  CANCELLED: 'muted',
  RETURNED: 'muted',
  EXPIRED: 'muted',
};
const soonMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;

interface Order {
  status: OrderStatus;
  shipBy: string | null;
  heldUntil: string | null;
}

/** How an order stands, and until when something must be done. */
export function OrderState({ order: { status, shipBy, heldUntil } }: { order: Order }) {
  const { t, format } = useSettings();
  const name = t(`orderStatus.${status}`);
  const moment = (at: Date): string =>
    format.date(at) === format.date(new Date()) ? format.time(at) : format.moment(at);
  if (status === 'HELD' && heldUntil) {
    const until = new Date(heldUntil);
    const tone = until.getTime() - Date.now() < soonMs ? 'warn' : 'wait';
    return (
      <State tone={tone}>
        {name}, {t('orders.heldUntil', { time: moment(until) })}
      </State>
    );
  }
  if ((status === 'NEW' || status === 'CONFIRMED') && shipBy) {
    const by = new Date(shipBy);
    const left = by.getTime() - Date.now();
    if (left < 0) return <State tone="danger">{t('orders.lateSince', { time: moment(by) })}</State>;
    return (
      <State tone={left < dayMs ? 'warn' : 'wait'}>
        {name}, {t('today.shipBy', { time: moment(by) })}
      </State>
    );
  }
  return <State tone={tones[status] ?? 'muted'}>{name}</State>;
}
