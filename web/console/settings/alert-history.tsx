import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { apiLanguages } from '../../shared/language.ts';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd, Pages } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useLast } from '../base/use-last.ts';
import { alertsQuery } from './query.ts';

const topics = ['alerts'] as const;

/** What Ombor warned of: what is open, or everything there ever was. */
export function AlertHistory() {
  const { t } = useSettings();
  const [isAll, setAll] = useState(false);
  return (
    <>
      <p className="muted">{t('settings.quietHours')}</p>
      <Button className={isAll ? 'button-main' : 'chip'} aria-pressed={isAll} onClick={() => setAll(!isAll)}>
        {t('settings.resolvedToo')}
      </Button>
      <Pages key={String(isAll)}>
        {(page) => <AlertsPage key={page.after ?? ''} page={page} isOpen={isAll ? null : true} />}
      </Pages>
    </>
  );
}

function AlertsPage({ page, isOpen }: { page: ListPage; isOpen: boolean | null }) {
  const { t, format, language } = useSettings();
  const [answer, again] = useQuery({
    query: alertsQuery,
    variables: { after: page.after, open: isOpen, language: apiLanguages[language] },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ alerts: { nodes, totalCount, pageInfo } }) => (
        <>
          {nodes.length === 0 && <p className="muted">{t('today.noAlerts')}</p>}
          <ul className="sessions">
            {nodes.map(({ id, text, raisedAt, resolvedAt }) => (
              <li key={id} className="alert-row">
                <State tone={resolvedAt ? 'ok' : 'warn'}>
                  {resolvedAt
                    ? t('settings.resolved', { time: format.moment(new Date(resolvedAt)) })
                    : format.moment(new Date(raisedAt))}
                </State>
                <div>{text}</div>
              </li>
            ))}
          </ul>
          <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
        </>
      )}
    </Loaded>
  );
}
