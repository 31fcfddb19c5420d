import { Link } from 'wouter';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import type { TodayData } from './query.ts';

const maxShown = 10;

/** Orders to hand over today: the late ones first, and last those for which nobody named a time. */
export function ToShip({ data }: { data: TodayData }) {
  const { t, format } = useSettings();
  const late = data.late.totalCount ?? 0;
  const dated = data.toShip.totalCount ?? 0;
  const undated = data.undated.totalCount ?? 0;
  const orders = [...data.toShip.nodes, ...data.undated.nodes].slice(0, maxShown);
  return (
    <section className="surface">
      <h2>{t('today.ship')}</h2>
      {orders.length > 0 && (
        <p>
          {late > 0 && <State tone="danger">{t('today.late', { count: format.number(late) })}</State>}{' '}
          {dated > late && t('today.shipToday', { count: format.number(dated - late) })}{' '}
          {undated > 0 && t('today.noTime', { count: format.number(undated) })}
        </p>
      )}
      {orders.length === 0 && <p className="muted">{t('today.nothingToShip')}</p>}
      <ul>
        {orders.map(({ id, number, shipBy, marketplace, items }) => (
          <li key={id} className="today-row">
            <span>
              <Link href={`/orders/${number}`}>#{number}</Link> · {marketplace.name}
              <br />
              <span className="muted">{items.map(({ sku, quantity }) => `${sku} × ${quantity}`).join(', ')}</span>
            </span>
            {shipBy && (
              <State tone={new Date(shipBy) < new Date() ? 'danger' : 'warn'}>
                {t('today.shipBy', { time: nameMoment(new Date(shipBy)) })}
              </State>
            )}
          </li>
        ))}
      </ul>
    </section>
  );

  function nameMoment(at: Date): string {
    return format.date(at) === format.date(new Date()) ? format.time(at) : format.moment(at);
  }
}
