import { useMemo } from 'react';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { useAddress } from '../base/use-address.ts';
import { ReplayButton, type Replayed } from '../decide/replay-button.tsx';
import { useEventIds } from '../decide/use-event-ids.ts';
import { filterNames, readEventFilter } from './event-filter.ts';

/**
 * Replays everything that matches the filter. Without a filter there is no such button: nobody means all events of all time. Events
 * that only a person may judge are in it only if the filter names their group.
 */
export function ReplayMatching() {
  const { t } = useSettings();
  const { params } = useAddress();
  const { mayWork } = useRights();
  const asked = useMemo(() => readEventFilter(params), [params]);
  const byIds = ['type', 'decision', 'cause'].some((name) => params.has(name));
  const { ids, read } = useEventIds({ ...asked, held: params.has('decision') ? null : false });
  if (!mayWork || !filterNames.some((name) => params.has(name))) return null;
  const matching: Replayed = {
    marketplace: params.get('place'),
    status: asked.status ?? null,
    since: asked.since ?? null,
  };
  return (
    <div className="row-acts">
      <ReplayButton of={byIds ? ids && { ids } : matching} onCount={read} onDone={() => undefined} />
      <span className="muted">{t('events.replayHint')}</span>
    </div>
  );
}
