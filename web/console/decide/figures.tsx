import { notifications } from '@mantine/notifications';
import { useQuery } from 'urql';
import { Link } from 'wouter';
import type { PushState } from '../../gql/graphql.ts';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { Loaded } from '../base/loaded.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { type Decision, figuresQuery, releaseMutation, sendMutation } from './query.ts';

interface Props {
  decision: Decision;
  onDone: () => void;
}

/** Figures that the guard holds: they go out only when a person says so. */
export function HeldFigures({ decision, onDone }: Props) {
  const { t, format } = useSettings();
  const { code, name } = decision.marketplace;
  const { run } = useOnce(releaseMutation);
  async function act(): Promise<string | undefined> {
    const outcome = await run({ marketplace: code });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    notifications.show({ message: t('decide.released', { count: format.number(outcome.payload.released) }) });
    onDone();
    return undefined;
  }
  return (
    <ConfirmButton label={t('decide.release')} title={name} act={act}>
      <p>{t('decide.releaseText', { marketplace: name })}</p>
      <Listings code={code} pushState="HELD_BY_GUARD" />
    </ConfirmButton>
  );
}

/** Figures that the marketplace refused. They are sent again after the cause is removed. */
export function RefusedFigures({ decision, onDone }: Props) {
  const { t, format } = useSettings();
  const { code, name } = decision.marketplace;
  const { run } = useOnce(sendMutation);
  async function act(): Promise<string | undefined> {
    const outcome = await run({ marketplace: code, direction: 'PUSH' });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    notifications.show({ message: t('decide.sent', { count: format.number(outcome.payload.owed) }) });
    onDone();
    return undefined;
  }
  return (
    <>
      {decision.example && <p>{t('decide.theirWords', { message: decision.example })}</p>}
      <ConfirmButton label={t('decide.send')} title={name} act={act} icon="refresh">
        <p>{t('decide.sendText', { marketplace: name })}</p>
        <Listings code={code} pushState={decision.cause === 'suspected' ? 'OWED' : 'REFUSED'} />
      </ConfirmButton>
    </>
  );
}

function Listings({ code, pushState }: { code: string; pushState: PushState }) {
  const { t, format } = useSettings();
  const [answer, again] = useQuery({
    query: figuresQuery,
    variables: { filter: { marketplaces: [code], pushStates: [pushState] } },
    requestPolicy: 'network-only',
  });
  return (
    <Loaded answer={answer} again={again}>
      {({ marketplaceProducts }) => {
        const nodes = marketplaceProducts?.nodes ?? [];
        const total = marketplaceProducts?.totalCount ?? nodes.length;
        return (
          <>
            <p>{t('decide.listings', { count: total })}</p>
            <ul className="decision-rows">
              {nodes.map((row) => (
                <li key={row.id}>
                  <Link href={`/stock/${encodeURIComponent(row.product.sku)}`}>{row.product.name}</Link>{' '}
                  <span className="code muted">{row.marketplaceSku}</span>
                  <span className="decision-figures">
                    {t('why.beforeAfter', {
                      before: row.marketplaceStock === null ? '—' : format.number(row.marketplaceStock),
                      after: format.number(row.figure),
                    })}
                  </span>
                </li>
              ))}
            </ul>
            {total > nodes.length && (
              <p className="muted">{t('today.moreAlerts', { count: format.number(total - nodes.length) })}</p>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
