import { useSettings } from '../base/settings.tsx';
import { type Amount, useAmounts } from './amounts.ts';
import type { Sales } from './query.ts';

interface Earlier {
  unitsSold: number;
  revenue: Amount;
  profit: Amount;
  profitAfterFees: Amount;
}

/** The sums of the period, beside those of as many days before it. */
export function Totals({ now, before }: { now: Sales; before: Earlier | null }) {
  const { t } = useSettings();
  const amounts = useAmounts(now);
  return (
    <dl className="money-totals">
      <div>
        <dt>{t('today.revenue')}</dt>
        <dd>{amounts.revenue(now.revenue)}</dd>
        <Against now={now.revenue?.amount} before={before?.revenue?.amount} />
      </div>
      <div>
        <dt>{t('today.profit')}</dt>
        <dd>{amounts.profit(now.profit)}</dd>
        <Against now={now.profit?.amount} before={before?.profit?.amount} />
      </div>
      <div>
        <dt>{t('money.afterFees')}</dt>
        <dd>{amounts.profitAfterFees(now.profitAfterFees)}</dd>
        <Against now={now.profitAfterFees?.amount} before={before?.profitAfterFees?.amount} />
      </div>
      <div>
        <dt>{t('money.sold')}</dt>
        <dd>{t('unit.pieces', { count: now.unitsSold })}</dd>
        <Against now={String(now.unitsSold)} before={before ? String(before.unitsSold) : undefined} />
      </div>
      <div>
        <dt>{t('money.cameBack')}</dt>
        <dd>{t('unit.pieces', { count: now.unitsReturned })}</dd>
      </div>
    </dl>
  );
}

/** How much more or less it is; nothing where there is nothing to compare with. */
function Against({ now, before }: { now: string | undefined; before: string | undefined }) {
  const { t, format } = useSettings();
  const earlier = Number(before ?? 0);
  if (now === undefined || earlier <= 0) return null;
  const percent = (Number(now) / earlier - 1) * 100;
  const sign = percent > 0 ? '▲' : percent < 0 ? '▼' : '=';
  return (
    <dd className="money-against">
      {sign} {format.percent(Math.abs(percent))} {t('money.against')}
    </dd>
  );
}
