import { Title } from '@mantine/core';
import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Link, useParams } from 'wouter';
import type { TextId } from '../../shared/language.ts';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { useAddress } from '../base/use-address.ts';
import { useReconnect } from '../base/use-reconnect.ts';
import { CountTab } from './count-tab.tsx';
import { tones } from './counts.tsx';
import { DifferencesTab } from './differences-tab.tsx';
import { EntriesTab } from './entries-tab.tsx';
import { NotCountedTab } from './not-counted-tab.tsx';
import { countQuery, countUpdates, type Session } from './query.ts';
import './counts.css';

const tabs = ['count', 'notCounted', 'differences', 'entries'] as const;
type Tab = (typeof tabs)[number];

/** One stocktake: counting, what is left, the differences, and who counted what. It follows what others count. */
export default function CountSession() {
  const { t } = useSettings();
  const { number } = useParams<{ number: string }>();
  const [answer, again] = useQuery({
    query: countQuery,
    variables: { number: Number(number) || 0 },
    requestPolicy: 'cache-and-network',
  });
  // What others counted while the connection was lost.
  useReconnect(() => again({ requestPolicy: 'network-only' }));
  return (
    <>
      <Link href="/counts" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.counts')}
      </Link>
      <Loaded answer={answer} again={again}>
        {({ stocktake }) => (stocktake ? <Opened session={stocktake} /> : <p>{t('counts.unknown')}</p>)}
      </Loaded>
    </>
  );
}

function Opened({ session }: { session: Session }) {
  const { t, format } = useSettings();
  const { params, narrow } = useAddress();
  const { mayWork } = useRights();
  useSubscription({ query: countUpdates, variables: { id: session.id } });
  // What sends the scans is there before the connection may be lost.
  useEffect(() => void import('./sending.tsx'), []);
  const isOpen = session.status === 'OPEN';
  const offered = tabs.filter((tab) => tab !== 'count' || (isOpen && mayWork));
  const chosen = offered.find((tab) => tab === params.get('tab')) ?? (isOpen ? offered[0]! : 'differences');
  const { counted, products, notCounted, questions, entries } = session.progress;
  const counts: Record<Tab, number | null> = { count: null, notCounted, differences: null, entries };
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          № {session.number} · {session.name}
        </Title>
        <State tone={tones[session.status] ?? 'muted'}>{t(`counts.status.${session.status}` as TextId)}</State>
      </div>
      <p className="counts-progress">
        {t('counts.progress', { counted: format.number(counted), products: format.number(products) })}
        {questions > 0 && <State tone="warn">{t('counts.questions', { count: questions })}</State>}
      </p>
      <fieldset className="chips">
        <legend className="visually-hidden">{t('counts.tabs')}</legend>
        {offered.map((tab) => (
          <button
            key={tab}
            type="button"
            className="counts-tab"
            aria-pressed={tab === chosen}
            onClick={() => narrow({ tab, q: undefined })}
          >
            {t(`counts.tab.${tab}` as TextId)}
            {counts[tab] !== null && ` · ${format.number(counts[tab])}`}
          </button>
        ))}
      </fieldset>
      {chosen === 'count' && <CountTab session={session} />}
      {chosen === 'notCounted' && <NotCountedTab session={session} />}
      {chosen === 'differences' && <DifferencesTab session={session} />}
      {chosen === 'entries' && <EntriesTab session={session} />}
    </>
  );
}
