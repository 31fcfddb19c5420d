import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useRefresh } from '../base/follow.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useAddress } from '../base/use-address.ts';
import { type readOrderFilter, readStatuses, statusOf, tabs } from './order-filter.ts';
import { countsQuery } from './query.ts';

const topics = ['orders'] as const;

/** What waits, by tab. The numbers follow the other filters. */
export function Tabs({ asked }: { asked: ReturnType<typeof readOrderFilter> }) {
  const { t, format } = useSettings();
  const { params, narrow } = useAddress();
  const [{ data }, again] = useQuery({
    query: countsQuery,
    variables: { filter: asked.counted, late: asked.late },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const counts = data?.orders.counts;
  const late = data?.late.totalCount ?? 0;
  const countOf = (status: string): number | undefined => {
    const chosen = readStatuses(status);
    return counts
      ?.filter((row) => chosen === null || chosen.includes(row.status))
      .reduce((sum, { count }) => sum + count, 0);
  };
  return (
    <>
      <fieldset className="chips order-tabs" aria-label={t('orders.tabs')}>
        {tabs.map(({ status, text }) => {
          const count = countOf(status);
          return (
            <Button
              key={status}
              size="compact-md"
              className={statusOf(params) === status ? 'button-main' : 'chip'}
              aria-pressed={statusOf(params) === status}
              onClick={() => narrow({ status })}
            >
              {t(text)}
              {count !== undefined && ` ${format.number(count)}`}
            </Button>
          );
        })}
      </fieldset>
      {late > 0 && (
        <p>
          <State tone="danger">{t('today.late', { count: format.number(late) })}</State>
        </p>
      )}
    </>
  );
}
