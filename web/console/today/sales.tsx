import { useSettings } from '../base/settings.tsx';
import type { TodayData } from './query.ts';

type Amount = { amount: string; currencyCode: string } | null | undefined;

/** Sales of today beside those of the same weekday until the same time; sums of money for those who may see them. */
export function Sales({ data }: { data: TodayData }) {
  const { t, format } = useSettings();
  const { sales, salesAWeekAgo: before, viewer } = data;
  const money = (value: Amount): string => (value ? format.money(value.amount, value.currencyCode) : '—');
  return (
    <section className="surface">
      <h2 className="visually-hidden">{t(viewer.seesMoney ? 'today.revenue' : 'today.units')}</h2>
      <dl className="today-sum">
        {viewer.seesMoney && (
          <>
            <div>
              <dt>{t('today.revenue')}</dt>
              <dd>
                {money(sales.revenue)}
                <Against now={sales.revenue?.amount} before={before.revenue?.amount} />
              </dd>
            </div>
            <div>
              <dt>{t('today.profit')}</dt>
              <dd>
                {money(sales.profit)}
                <Against now={sales.profit?.amount} before={before.profit?.amount} />
              </dd>
            </div>
          </>
        )}
        <div>
          <dt>{t('today.units')}</dt>
          <dd>{t('unit.pieces', { count: sales.unitsSold })}</dd>
        </div>
      </dl>
    </section>
  );
}

/** How much more or less it is; nothing where there is nothing to compare with. */
function Against({ now, before }: { now: string | null | undefined; before: string | null | undefined }) {
  const { t, format } = useSettings();
  const earlier = Number(before ?? 0);
  if (now == null || earlier <= 0) return null;
  const percent = (Number(now) / earlier - 1) * 100;
  const sign = percent > 0 ? '▲' : percent < 0 ? '▼' : '=';
  return (
    <small>
      {sign} {format.percent(Math.abs(percent))} {t('today.against')}
    </small>
  );
}
