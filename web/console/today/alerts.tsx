import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import type { TodayData } from './query.ts';

/** Kinds that nothing but a person ends. The others end by themselves, or are only a warning. */
const needsPerson: ReadonlySet<string> = new Set([
  'OVERSOLD',
  'GUARD_HELD',
  'UNLINKED_SALE',
  'EVENT_FAILED',
  'EVENT_WAITS',
  'FIGURE_REFUSED',
  'RESTORED',
]);

/** What Ombor warns of now. */
export function Alerts({ data }: { data: TodayData }) {
  const { t, format } = useSettings();
  const { nodes, totalCount } = data.alerts;
  return (
    <section className="surface">
      <h2>{t('today.alerts')}</h2>
      {nodes.length === 0 && <p className="muted">{t('today.noAlerts')}</p>}
      <ul>
        {nodes.map(({ id, kind, text, raisedAt }) => (
          <li key={id}>
            <State tone={needsPerson.has(kind) ? 'danger' : 'warn'}>
              <time dateTime={raisedAt} title={format.moment(new Date(raisedAt))}>
                {format.ago(new Date(raisedAt))}
              </time>
            </State>
            <div>{text}</div>
          </li>
        ))}
      </ul>
      {(totalCount ?? 0) > nodes.length && (
        <p className="muted">{t('today.moreAlerts', { count: format.number((totalCount ?? 0) - nodes.length) })}</p>
      )}
    </section>
  );
}
