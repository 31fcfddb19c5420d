import type { ResultOf } from '@graphql-typed-document-node/core';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { refusalText } from '../../base/refusal-text.ts';
import { useSettings } from '../../base/settings.tsx';
import { State } from '../../base/state.tsx';
import { useOnce } from '../../base/use-once.ts';
import { resumeMutation } from '../query.ts';
import { baselineMutation, type WizardMarketplace } from './query.ts';
import { StepPage } from './steps.tsx';
import { useFirst } from './use-first.ts';

type Baseline = Extract<
  ResultOf<typeof baselineMutation>['readBaseline'],
  { __typename: 'ReadBaselinePayload' }
>['baseline'];

/** The fifth step: what the first sending changes, before anything is sent. */
export function StepBaseline({ marketplace }: { marketplace: WizardMarketplace }) {
  const { t, format } = useSettings();
  const { code, name } = marketplace;
  const { run, busy } = useOnce(baselineMutation);
  const [baseline, setBaseline] = useState<Baseline>();
  const [error, setError] = useState<string>();
  async function read(): Promise<void> {
    setError(undefined);
    setBaseline(undefined);
    const outcome = await run({ marketplace: code });
    if ('payload' in outcome) setBaseline(outcome.payload.baseline);
    else setError(refusalText(t, outcome.refusal, name));
  }
  useFirst(() => void read());
  const count = (marketplace.listingCounts ?? []).reduce((sum, row) => sum + row.count, 0);
  return (
    <StepPage step="baseline" name={name}>
      <div role="status">{busy && <p>{t('wizard.comparing', { count: format.number(count) })}</p>}</div>
      {error && <p role="alert">{error}</p>}
      {baseline && <Comparison baseline={baseline} />}
      <Group>
        {baseline && <SendButton marketplace={marketplace} baseline={baseline} />}
        <Button className="chip" loading={busy} onClick={() => void read()}>
          {t('wizard.compareAgain')}
        </Button>
        <Link href="/marketplaces" className="chip-link">
          {t('action.close')}
        </Link>
      </Group>
    </StepPage>
  );
}

function Comparison({ baseline }: { baseline: Baseline }) {
  const { t, format } = useSettings();
  const { listings, same, changed, toZero, unknown, examples } = baseline;
  const rows = [
    ['wizard.same', same],
    ['wizard.changes', changed],
    ['wizard.unknown', unknown],
  ] as const;
  return (
    <>
      <dl className="counts">
        <div>
          <dt>{t('marketplaces.listings')}</dt>
          <dd>{format.number(listings)}</dd>
        </div>
        {rows.map(([text, value]) => (
          <div key={text}>
            <dt>{t(text)}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('wizard.toZero')}</dt>
          <dd>{toZero > 0 ? <State tone="danger">{format.number(toZero)}</State> : format.number(0)}</dd>
        </div>
      </dl>
      {examples.length > 0 && (
        <section aria-label={t('wizard.largest')}>
          <h2>{t('wizard.largest')}</h2>
          <ul className="changes">
            {examples.map(({ marketplaceSku, shown, figure }) => (
              <li key={marketplaceSku}>
                <span className="code">{marketplaceSku}</span>
                <span>
                  {t('why.beforeAfter', {
                    before: shown === null ? t('wizard.unknown') : format.number(shown),
                    after: format.number(figure),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Starts the sending; the sentence beside it says once more what that does. */
function SendButton({ marketplace: { code, name }, baseline }: { marketplace: WizardMarketplace; baseline: Baseline }) {
  const { t, format } = useSettings();
  const [, navigate] = useLocation();
  const [error, setError] = useState<string>();
  const { run, busy } = useOnce(resumeMutation);
  async function send(): Promise<void> {
    setError(undefined);
    const outcome = await run({ marketplace: code });
    if ('payload' in outcome) navigate(`/marketplaces/${code}/setup/start`);
    else setError(refusalText(t, outcome.refusal, name));
  }
  const { listings, toZero, calls, minutes } = baseline;
  return (
    <div className="send">
      <p>
        {t('wizard.confirmSend', {
          marketplace: name,
          listings: format.number(listings),
          toZero: format.number(toZero),
          calls: format.number(calls),
          minutes: format.number(Math.max(1, minutes)),
        })}
      </p>
      {error && <p role="alert">{error}</p>}
      <Button className={toZero > 0 ? 'button-danger' : 'button-main'} loading={busy} onClick={() => void send()}>
        {t('wizard.send')}
      </Button>
    </div>
  );
}
