import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { Loaded } from '../base/loaded.tsx';
import { type ListPage, PageEnd } from '../base/pages.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State, type Tone } from '../base/state.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { DismissButton } from '../decide/dismiss-button.tsx';
import { ReplayButton } from '../decide/replay-button.tsx';
import { eventStatuses, filterNames, readEventFilter } from './event-filter.ts';
import { eventsQuery, type ReceivedEvent } from './query.ts';
import { useTail } from './use-tail.ts';

/** One page of received events. */
export function EventsPage({ page, isFollowed }: { page: ListPage; isFollowed: boolean }) {
  const { t } = useSettings();
  const { params } = useAddress();
  const asked = useMemo(() => readEventFilter(params), [params]);
  const [answer, again] = useQuery({
    query: eventsQuery,
    variables: { ...asked, after: page.after },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useTail(refresh, isFollowed);
  const shown = useLast(answer.data);
  return (
    <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
      {({ webhooks: { nodes, totalCount, pageInfo } }) => {
        if (nodes.length === 0 && page.after === null) {
          const isNarrow = filterNames.some((name) => params.has(name));
          return <p className="muted">{t(isNarrow ? 'events.nothingFound' : 'events.empty')}</p>;
        }
        return (
          <>
            <ul className="events">
              {nodes.map((event) => (
                <EventRow key={event.id} event={event} onDone={refresh} />
              ))}
            </ul>
            <PageEnd page={page} pageInfo={pageInfo} total={totalCount} />
          </>
        );
      }}
    </Loaded>
  );
}

const tones: Record<(typeof eventStatuses)[number], Tone> = {
  PENDING: 'wait',
  PROCESSED: 'ok',
  RETRY: 'warn',
  FAILED: 'danger',
};

function EventRow({ event, onDone }: { event: ReceivedEvent; onDone: () => void }) {
  const { t, format } = useSettings();
  const at = new Date(event.createdAt);
  const status = eventStatuses.find((one) => one === event.status);
  return (
    <li>
      <details>
        <summary>
          <time dateTime={event.createdAt} title={format.moment(at)}>
            {format.ago(at)}
          </time>
          <span className="event-name">
            {event.marketplace.name} <span className="code">{event.eventType}</span>
          </span>
          <State tone={status ? tones[status] : 'muted'}>{status ? t(`eventStatus.${status}`) : event.status}</State>
        </summary>
        <EventBody event={event} onDone={onDone} />
      </details>
    </li>
  );
}

function EventBody({ event, onDone }: { event: ReceivedEvent; onDone: () => void }) {
  const { t, format } = useSettings();
  const { mayWork } = useRights();
  const moment = (at: string | null): string | null => at && format.moment(new Date(at));
  const facts = [
    ['events.at', moment(event.createdAt)],
    ['events.processed', moment(event.processedAt)],
    ['events.attempts', event.retryCount > 0 ? format.number(event.retryCount) : null],
    ['events.nextAttempt', moment(event.nextAttemptAt)],
    ['events.notLinked', event.waitsFor?.join(', ')],
    ['events.said', event.errorMessage],
  ] as const;
  const ids = useMemo(() => [String(event.id)], [event.id]);
  return (
    <div className="event-body">
      <dl className="event-facts">
        {facts.map(
          ([text, value]) =>
            value && (
              <div key={text}>
                <dt>{t(text)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section tabIndex={0} aria-label={t('events.body')} className="event-payload">
        <pre className="code">
          {event.payload === null ? t('events.noBody') : JSON.stringify(event.payload, null, 2)}
        </pre>
      </section>
      {mayWork && (
        <div className="row-acts">
          <ReplayButton of={{ ids }} onDone={onDone} />
          {event.status === 'FAILED' && <DismissButton ids={ids} onDone={onDone} />}
        </div>
      )}
    </div>
  );
}
