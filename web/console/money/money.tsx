import { Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { Missing } from './missing.tsx';
import { Months } from './months.tsx';
import { periodBefore, readPeriod, todayIn } from './period.ts';
import { PeriodFields } from './period-fields.tsx';
import { Products } from './products.tsx';
import { moneyQuery } from './query.ts';
import { SalesTables } from './sales-tables.tsx';
import { Totals } from './totals.tsx';
import './money.css';

const topics = ['stock', 'orders'] as const;

/** What was sold and earned in a period: by day, place of sale, currency and product. */
export default function Money() {
  const { t, timeZone } = useSettings();
  return (
    <>
      <Title order={1} size={20} mb="md">
        {t('nav.money')}
      </Title>
      {timeZone && <Report timeZone={timeZone} />}
    </>
  );
}

function Report({ timeZone }: { timeZone: string }) {
  const { t } = useSettings();
  const { params } = useAddress();
  const today = todayIn(timeZone);
  const place = params.get('place');
  const days = useMemo(() => readPeriod(params, today), [params, today]);
  const [answer, again] = useQuery({
    query: moneyQuery,
    variables: { days, before: periodBefore(days), place },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <>
      <PeriodFields days={days} today={today} places={shown?.marketplaces ?? []} />
      <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
        {({ now, before }) =>
          now && now.unitsSold + now.unitsReturned > 0 ? (
            <div className="money">
              <Totals now={now} before={before} />
              <Missing sales={now} from={days.from} onDone={refresh} />
              <SalesTables sales={now} days={days} />
              <Products days={days} place={place} sales={now} />
            </div>
          ) : (
            <p className="muted">{t('money.empty')}</p>
          )
        }
      </Loaded>
      <div className="money money-months">
        <Months />
      </div>
    </>
  );
}
