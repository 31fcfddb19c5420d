import { Link } from 'wouter';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { Drifts } from './drifts.tsx';
import { EventActs } from './event-acts.tsx';
import { HeldFigures, RefusedFigures } from './figures.tsx';
import type { Decision } from './query.ts';
import { Unlinked } from './unlinked.tsx';
import { nameCause, nameDecision, nameWay } from './words.ts';

/** A cause: what waits and since when, why, and the way to decide it. */
export function DecisionCard({ decision, onDone }: { decision: Decision; onDone: () => void }) {
  const { t, format } = useSettings();
  const { mayWork } = useRights();
  const since = new Date(decision.since);
  const cause = nameCause(t, decision);
  const name = nameDecision(t, decision) ?? `${decision.marketplace.name}: ${decision.kind}`;
  return (
    <article className="surface decision" aria-label={name}>
      <h2>
        <State tone={decision.kind === 'EXPECTED_RETURNS' || decision.kind === 'DRIFTS' ? 'warn' : 'danger'}>
          {name}
        </State>
      </h2>
      <p>
        {cause && <>{t('decide.cause', { cause })} </>}
        <span className="muted">
          {t('decide.since')}{' '}
          <time dateTime={decision.since} title={format.moment(since)}>
            {format.ago(since)}
          </time>
        </span>
      </p>
      <p className="muted">{nameWay(t, decision.kind)}</p>
      {mayWork && <Acts decision={decision} onDone={onDone} />}
    </article>
  );
}

function Acts({ decision, onDone }: { decision: Decision; onDone: () => void }) {
  const { t } = useSettings();
  switch (decision.kind) {
    case 'HELD_FIGURES':
      return <HeldFigures decision={decision} onDone={onDone} />;
    case 'REFUSED_FIGURES':
      return <RefusedFigures decision={decision} onDone={onDone} />;
    case 'HELD_READINGS':
    case 'HELD_EVENTS':
    case 'FAILED_EVENTS':
      return <EventActs decision={decision} onDone={onDone} />;
    case 'UNLINKED_EVENTS':
      return <Unlinked decision={decision} onDone={onDone} />;
    case 'DRIFTS':
      return <Drifts decision={decision} onDone={onDone} />;
    case 'EXPECTED_RETURNS':
      return (
        <Link href={`/orders?status=all&returns=1&place=${decision.marketplace.code}`} className="chip-link">
          {t('decide.toOrders')}
        </Link>
      );
    default:
      return null;
  }
}
