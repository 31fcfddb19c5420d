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
import { type MarketplaceRow, type MarketplacesData, marketplacesQuery } from './query.ts';
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
            {data.marketplaces.every(({ type, archived }) => type !== 'API' || archived) && (
              <p className="muted">{t('marketplaces.empty')}</p>
            )}
            <Cards data={data} marketplaces={data.marketplaces.filter(({ archived }) => !archived)} />
            <Archive data={data} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Cards({ data, marketplaces }: { data: MarketplacesData; marketplaces: MarketplaceRow[] }) {
  return (
    <ul className="marketplaces">
      {marketplaces.map((marketplace) => (
        <li key={marketplace.id}>
          <MarketplaceCard
            marketplace={marketplace}
            savings={data.syncSavings?.byMarketplace.find((row) => row.marketplace.id === marketplace.id)}
            isOwner={data.viewer.role === 'OWNER'}
          />
        </li>
      ))}
    </ul>
  );
}

/** Those that were removed and have history: out of the way until somebody looks for one. */
function Archive({ data }: { data: MarketplacesData }) {
  const { t, format } = useSettings();
  const archived = data.marketplaces.filter((marketplace) => marketplace.archived);
  if (archived.length === 0) return null;
  return (
    <details className="archive">
      <summary>{t('marketplaces.archive', { count: format.number(archived.length) })}</summary>
      <Cards data={data} marketplaces={archived} />
    </details>
  );
}
