import type { ResultOf } from '@graphql-typed-document-node/core';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { TextId } from '../../../shared/language.ts';
import { refusalText } from '../../base/refusal-text.ts';
import { useSettings } from '../../base/settings.tsx';
import { State, type Tone } from '../../base/state.tsx';
import { useOnce } from '../../base/use-once.ts';
import { checkMutation, type WizardMarketplace } from './query.ts';
import { StepPage } from './steps.tsx';
import { useFirst } from './use-first.ts';

type Payload = Extract<ResultOf<typeof checkMutation>['checkMarketplace'], { __typename: 'CheckMarketplacePayload' }>;
type Part = Payload['parts'][number];

const tones: Readonly<Record<string, Tone>> = { WORKS: 'ok', REFUSED: 'danger', UNAVAILABLE: 'warn' };
const outcomes: ReadonlySet<string> = new Set([
  'WORKS',
  'REFUSED',
  'UNAVAILABLE',
  'NO_CALL',
  'NO_LISTING',
  'NEEDS_SENDING',
]);
const parts: ReadonlySet<string> = new Set(['KEY', 'ORDERS', 'CATALOG', 'READ_FIGURES', 'SEND_FIGURES']);

/** The second step: what works at the marketplace, what does not, and what could not be checked. */
export function StepCheck({ marketplace }: { marketplace: WizardMarketplace }) {
  const { t, format } = useSettings();
  const { run, busy } = useOnce(checkMutation);
  const [found, setFound] = useState<Payload>();
  const [error, setError] = useState<string>();
  async function check(): Promise<void> {
    setError(undefined);
    const outcome = await run({ marketplace: marketplace.code });
    if ('payload' in outcome) setFound(outcome.payload);
    else setError(refusalText(t, outcome.refusal, marketplace.name));
  }
  useFirst(() => void check());
  const expiresAt = found?.marketplace.sync?.credentialExpiresAt;
  return (
    <StepPage step="check" name={marketplace.name}>
      <div role="status">{busy && <p>{t('wizard.checking')}</p>}</div>
      {error && <p role="alert">{error}</p>}
      {found && (
        <ul className="checks">
          {found.parts.map((part) => (
            <li key={part.part}>
              <PartRow part={part} />
              {part.part === 'KEY' && expiresAt && (
                <span className="muted">{t('marketplaces.keyUntil', { date: format.date(new Date(expiresAt)) })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Group>
        <Link href={`/marketplaces/${marketplace.code}/setup/catalog`} className="link-button">
          {t('wizard.next')}
        </Link>
        <Button className="chip" loading={busy} onClick={() => void check()}>
          {t('wizard.checkAgain')}
        </Button>
        <Link href={`/marketplaces/${marketplace.code}`} className="chip-link">
          {t('wizard.changeKey')}
        </Link>
      </Group>
    </StepPage>
  );
}

function PartRow({ part: { part, outcome, message } }: { part: Part }) {
  const { t } = useSettings();
  const tone = tones[outcome] ?? 'muted';
  const words = outcomes.has(outcome) ? outcome : 'NO_CALL';
  return (
    <>
      <State tone={tone}>
        {t(`check.${parts.has(part) ? part : 'other'}` as TextId)}: {t(`checked.${words}` as TextId)}
      </State>
      {message && <span>{t('error.said', { message })}</span>}
    </>
  );
}
