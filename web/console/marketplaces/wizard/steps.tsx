import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { TextId } from '../../../shared/language.ts';
import { Icon } from '../../base/icon.tsx';
import { useSettings } from '../../base/settings.tsx';

/** The steps of the wizard, in their order; each is an address, so that a reload stays where it was. */
const steps = ['key', 'check', 'catalog', 'opening', 'baseline', 'start'] as const;
type Step = (typeof steps)[number];

/** One step: where it stands among the others, its heading, which is read aloud when the step begins, and its content. */
export function StepPage({ step, name, children }: { step: Step; name?: string; children: ReactNode }) {
  const { t } = useSettings();
  const heading = useRef<HTMLHeadingElement>(null);
  const at = steps.indexOf(step);
  useEffect(() => {
    if (step !== 'key') heading.current?.focus();
  }, [step]);
  return (
    <div className="wizard">
      <ol className="wizard-steps" aria-label={t('wizard.steps')}>
        {steps.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined} data-done={index < at ? '' : undefined}>
            <span className="wizard-number" aria-hidden="true">
              {index < at ? <Icon name="check" /> : index + 1}
            </span>
            <span className="wizard-step-name">{t(`wizard.${one}` as TextId)}</span>
          </li>
        ))}
      </ol>
      <Title order={1} size={20} ref={heading} tabIndex={-1}>
        {name && `${name}: `}
        {t(`wizard.${step}Title` as TextId)}
      </Title>
      <p className="muted">{t(`wizard.${step}Hint` as TextId)}</p>
      {children}
    </div>
  );
}
