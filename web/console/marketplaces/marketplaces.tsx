import { Title } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import { todayPeriods } from '../../shared/business-day.ts';
import { useRefresh } from '../base/follow.ts';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { MarketplaceCard } from './marketplace-card.tsx';
import { marketplacesQuery } from './query.ts';
import './marketplaces.css';

const topics = ['marketplaces', 'stock', 'orders'] as const;
const minuteMs = 60_000;

/** Every place of sale: how it stands, what it costs in calls, and what can be done with it. */
export default function Marketplaces() {
  const { t, timeZone } = useSettings();
  const [now, setNow] = useState(() => new Date());
  const { dayStart: from, dayEnd: to } = useMemo(() => todayPeriods(now, timeZone ?? 'UTC'), [now, timeZone]);
  const [answer, again] = useQuery({
    query: marketplacesQuery,
    variables: { from, to },
    pause: timeZone === undefined,
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  useEffect(() => {
    // Times such as "5 minutes ago" grow; on a new day the calls of the day begin anew.
    const timer = setInterval(() => setNow(new Date()), minuteMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <div className="today-row marketplaces-head">
        <Title order={1} size={20}>
          {t('nav.marketplaces')}
        </Title>
        {answer.data?.viewer.role === 'OWNER' && (
          <Link href="/marketplaces/new" className="link-button">
            <Icon name="plus" />
            {t('marketplaces.connect')}
          </Link>
        )}
      </div>
      <Loaded answer={answer} again={refresh}>
        {(data) => (
          <>
            {data.marketplaces.every(({ type }) => type !== 'API') && (
              <p className="muted">{t('marketplaces.empty')}</p>
            )}
            <ul className="marketplaces">
              {data.marketplaces.map((marketplace) => (
                <li key={marketplace.id}>
                  <MarketplaceCard
                    marketplace={marketplace}
                    savings={data.syncSavings?.byMarketplace.find((row) => row.marketplace.id === marketplace.id)}
                    isOwner={data.viewer.role === 'OWNER'}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
