import { useCallback } from 'react';
import { useQuery } from 'urql';
import type { SyncStatus } from '../../gql/graphql.ts';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd } from '../base/pages.tsx';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { type Exchange, exchangesQuery } from './query.ts';
import { useTail } from './use-tail.ts';

const statuses: readonly SyncStatus[] = ['SUCCESS', 'ERROR'];

/** One page of exchanges with marketplaces: figures that were sent, orders and figures that were read. */
export function ExchangesPage({ page, isFollowed }: { page: ListPage; isFollowed: boolean }) {
  const { t } = useSettings();
  const { params } = useAddress();
  const status = statuses.find((one) => one === params.get('status')) ?? null;
  const [answer, again] = useQuery({
    query: exchangesQuery,
    variables: { after: page.after, marketplace: params.get('place'), status },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useTail(refresh, isFollowed);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ syncLogs: { nodes, totalCount, pageInfo } }) =>
        nodes.length === 0 && page.after === null ? (
          <p className="muted">{t('events.sentEmpty')}</p>
        ) : (
          <>
            <ul className="events">
              {nodes.map((exchange) => (
                <ExchangeRow key={exchange.id} exchange={exchange} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        )
      }
    </Loaded>
  );
}

function nameExchange({ syncType, direction }: Exchange) {
  if (syncType === 'ORDERS') return 'events.ordersRead' as const;
  if (syncType === 'METHODS') return 'events.methodsTried' as const;
  return direction === 'PUSH' ? ('events.figuresSent' as const) : ('events.figuresRead' as const);
}

function ExchangeRow({ exchange }: { exchange: Exchange }) {
  const { t, format } = useSettings();
  const at = new Date(exchange.createdAt);
  const isGood = exchange.status === 'SUCCESS';
  const facts = [
    t('events.items', { count: format.number(exchange.items) }),
    t('events.calls', { count: format.number(exchange.calls) }),
    exchange.latencyMs !== null && t('events.latency', { time: format.duration(exchange.latencyMs) }),
  ];
  return (
    <li className="exchange">
      <time dateTime={exchange.createdAt} title={format.moment(at)}>
        {format.ago(at)}
      </time>
      <span className="event-name">
        {exchange.marketplace.name}: {t(nameExchange(exchange))}
        <span className="muted exchange-facts">{facts.filter(Boolean).join(' · ')}</span>
        {exchange.errorMessage && (
          <span className="exchange-facts">{t('error.said', { message: exchange.errorMessage })}</span>
        )}
      </span>
      {/* It is tried again by itself, so it is no red. */}
      <State tone={isGood ? 'ok' : 'warn'}>{t(`eventStatus.${isGood ? 'SUCCESS' : 'ERROR'}`)}</State>
    </li>
  );
}
