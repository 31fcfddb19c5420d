import { Link } from 'wouter';
import type { EventDecisionKind, ReceivedEventFilter } from '../../gql/graphql.ts';
import { useSettings } from '../base/settings.tsx';
import { DismissButton } from './dismiss-button.tsx';
import type { Decision } from './query.ts';
import { ReplayButton } from './replay-button.tsx';
import { useEventIds } from './use-event-ids.ts';

/** The events of a group, as a filter of `webhooks`. */
export function filterOf({ kind, cause, marketplace }: Decision): ReceivedEventFilter {
  return {
    decisions: [kind as EventDecisionKind],
    marketplaces: [marketplace.code],
    ...(cause !== null && { causes: [cause] }),
  };
}

/**
 * What can be decided about all events of a group: they count after all, or they never will. What is not linked counts by itself once it
 * is, and not before.
 */
export function EventActs({ decision, onDone }: { decision: Decision; onDone: () => void }) {
  const { t } = useSettings();
  const { ids, read } = useEventIds({ filter: filterOf(decision) });
  const look = new URLSearchParams({ decision: decision.kind, place: decision.marketplace.code });
  if (decision.cause !== null) look.set('cause', decision.cause);
  return (
    <div className="row-acts">
      <Link href={`/events?${look}`} className="chip-link">
        {t('decide.look')}
      </Link>
      {decision.kind !== 'UNLINKED_EVENTS' && <ReplayButton of={ids && { ids }} onCount={read} onDone={onDone} />}
      <DismissButton ids={ids} onCount={read} onDone={onDone} />
    </div>
  );
}
