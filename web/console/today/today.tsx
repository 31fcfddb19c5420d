import { Title } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { todayPeriods } from '../../shared/business-day.ts';
import { apiLanguages } from '../../shared/language.ts';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { useLast } from '../base/use-last.ts';
import { Alerts } from './alerts.tsx';
import { MarketplaceTiles } from './marketplace-tiles.tsx';
import { Oversold } from './oversold.tsx';
import { todayQuery } from './query.ts';
import { Sales } from './sales.tsx';
import { ToShip } from './to-ship.tsx';
import './today.css';

const topics = ['stock', 'orders', 'alerts'] as const;
const minuteMs = 60_000;

/** What needs a person today, and how it goes. */
export function Today() {
  const { t, format, language, timeZone } = useSettings();
  const [now, setNow] = useState(() => new Date());
  const variables = useMemo(
    () => ({ ...todayPeriods(now, timeZone ?? 'UTC'), language: apiLanguages[language] }),
    [now, language, timeZone],
  );
  const [answer] = useQuery({
    query: todayQuery,
    variables,
    pause: timeZone === undefined,
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => setNow(new Date()), []);
  useRefresh(topics, refresh);
  useEffect(() => {
    const timer = setInterval(refresh, minuteMs);
    return () => clearInterval(timer);
  }, [refresh]);
  const shown = useLast(answer.data);
  return (
    <>
      <Title order={1} size={20} mb="md">
        {t('nav.today')} · {format.day(now)}
      </Title>
      <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
        {(data) => (
          <div className="today">
            <ToShip data={data} />
            <Oversold data={data} />
            <Alerts data={data} />
            <Sales data={data} />
            <MarketplaceTiles data={data} />
          </div>
        )}
      </Loaded>
    </>
  );
}
