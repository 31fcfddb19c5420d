import { type ReactNode, useCallback } from 'react';
import { useQuery } from 'urql';
import { useParams } from 'wouter';
import { useRefresh } from '../../base/follow.ts';
import { Loaded } from '../../base/loaded.tsx';
import { useSettings } from '../../base/settings.tsx';
import { type WizardMarketplace, wizardQuery } from './query.ts';
import { StepBaseline } from './step-baseline.tsx';
import { StepCatalog } from './step-catalog.tsx';
import { StepCheck } from './step-check.tsx';
import { StepKey } from './step-key.tsx';
import { StepOpening } from './step-opening.tsx';
import { StepStart } from './step-start.tsx';
import '../marketplaces.css';

const topics = ['marketplaces'] as const;

const pages: Readonly<Record<string, (props: { marketplace: WizardMarketplace }) => ReactNode>> = {
  check: StepCheck,
  catalog: StepCatalog,
  opening: StepOpening,
  baseline: StepBaseline,
  start: StepStart,
};

/** Connects a marketplace, step by step. Each step can be left and opened again: nothing is sent before the last but one. */
export default function Wizard() {
  const { code, step } = useParams<{ code?: string; step?: string }>();
  return code === undefined ? <StepKey /> : <Setup code={code} step={step ?? 'check'} />;
}

function Setup({ code, step }: { code: string; step: string }) {
  const { t } = useSettings();
  const [answer, again] = useQuery({ query: wizardQuery, variables: { code }, requestPolicy: 'cache-and-network' });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  const Page = pages[step];
  return (
    <Loaded answer={answer} again={refresh}>
      {({ marketplace }) =>
        marketplace && Page ? <Page key={step} marketplace={marketplace} /> : <p>{t('state.notFound')}</p>
      }
    </Loaded>
  );
}
