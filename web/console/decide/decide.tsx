import { NativeSelect, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { useLast } from '../base/use-last.ts';
import { DecisionCard } from './decision-card.tsx';
import { decideQuery } from './query.ts';
import './decide.css';

const topics = ['alerts', 'marketplaces', 'orders', 'stock'] as const;
const dayChoices = ['3', '7', '14', '30'];

/** Everything that waits for a person, by cause, what waits longest first. */
export default function Decide() {
  const { t, format } = useSettings();
  const { params, narrow } = useAddress();
  const days = dayChoices.find((one) => one === params.get('days')) ?? '7';
  const [answer, again] = useQuery({
    query: decideQuery,
    variables: { days: Number(days) },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const shown = useLast(answer.data);
  return (
    <>
      <div className="today-row list-head">
        <Title order={1} size={20}>
          {t('nav.decide')}
        </Title>
        <NativeSelect
          label={t('decide.returnDays')}
          data={dayChoices.map((value) => ({ value, label: t('time.days', { count: Number(value) }) }))}
          value={days}
          onChange={(event) => narrow({ days: event.currentTarget.value })}
        />
      </div>
      <Loaded answer={{ data: shown, error: answer.error }} again={refresh}>
        {({ toDecide }) => (
          <>
            <p role="status" className={toDecide?.length ? 'muted' : undefined}>
              {toDecide?.length ? t('decide.causes', { count: format.number(toDecide.length) }) : t('decide.nothing')}
            </p>
            <ul className="decisions">
              {toDecide?.map((decision) => (
                <li key={`${decision.kind}:${decision.marketplace.code}:${decision.cause}`}>
                  <DecisionCard decision={decision} onDone={refresh} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
