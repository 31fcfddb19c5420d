import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import type { DriftCause } from '../../gql/graphql.ts';
import { useRefresh } from '../base/follow.ts';
import { Loaded } from '../base/loaded.tsx';
import { useSettings } from '../base/settings.tsx';
import { DifferenceRow } from '../why/differences.tsx';
import { DriftsExport } from './drifts-export.tsx';
import { type Decision, driftsQuery } from './query.ts';

const topics = ['stock', 'alerts'] as const;

/** Differences of a cause, each with its own decision: a sale and another stock are not the same. */
export function Drifts({ decision }: { decision: Decision; onDone: () => void }) {
  const { t } = useSettings();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Rows decision={decision} />;
  return (
    <Button className="chip" onClick={() => setOpen(true)}>
      {t('decide.look')}
    </Button>
  );
}

function Rows({ decision: { marketplace, cause } }: { decision: Decision }) {
  const { t, format } = useSettings();
  const causes = cause === null ? {} : { causes: [cause.toUpperCase() as DriftCause] };
  const filter = { marketplaces: [marketplace.code], ...causes };
  const [answer, again] = useQuery({
    query: driftsQuery,
    variables: { filter },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  return (
    <Loaded answer={{ ...answer, data: answer.data?.drifts ?? undefined }} again={refresh}>
      {({ nodes, totalCount }) => (
        <>
          <DriftsExport filter={filter} />
          <ul className="decision-rows">
            {nodes.map((drift) => (
              <li key={drift.id} className="decision-drift">
                <Link href={`/stock/${encodeURIComponent(drift.product.sku)}`}>{drift.product.name}</Link>
                <DifferenceRow difference={drift} />
              </li>
            ))}
          </ul>
          {(totalCount ?? 0) > nodes.length && (
            <p className="muted">{t('today.moreAlerts', { count: format.number((totalCount ?? 0) - nodes.length) })}</p>
          )}
        </>
      )}
    </Loaded>
  );
}
