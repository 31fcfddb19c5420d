import { Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import { useSettings } from '../../base/settings.tsx';
import { ImportProgress } from './import-progress.tsx';
import type { WizardMarketplace } from './query.ts';
import { StepPage } from './steps.tsx';
import { useFirst } from './use-first.ts';
import { useImport } from './use-import.ts';

/** The fourth step: whether the marketplace's figures become the opening quantities of products that never moved. */
export function StepOpening({ marketplace }: { marketplace: WizardMarketplace }) {
  const { t, format } = useSettings();
  const run = useImport(marketplace);
  const { state, isRunning } = run;
  const read = () => void run.start({ dryRun: true, takeStock: true });
  useFirst(read);
  const next = `/marketplaces/${marketplace.code}/setup/baseline`;
  const done = state?.status === 'DONE' ? state : undefined;
  const products = done?.counts.openingProducts ?? 0;
  const units = format.number(done?.counts.openingUnits ?? 0);
  const isTaken = done?.dryRun === false;
  return (
    <StepPage step="opening" name={marketplace.name}>
      <ImportProgress run={run} name={marketplace.name} again={read} />
      {done && (
        <p>
          {isTaken
            ? t('wizard.openingTaken', { count: products, units })
            : products === 0
              ? t('wizard.openingNone')
              : t('wizard.openingOffer', { count: products, units })}
        </p>
      )}
      <Group>
        {products > 0 && !isTaken && (
          <Button
            className="button-main"
            loading={isRunning}
            onClick={() => void run.start({ dryRun: false, takeStock: true })}
          >
            {t('wizard.openingTake')}
          </Button>
        )}
        <Link href={next} className={products > 0 && !isTaken ? 'chip-link' : 'link-button'}>
          {t(products > 0 && !isTaken ? 'wizard.openingSkip' : 'wizard.next')}
        </Link>
      </Group>
    </StepPage>
  );
}
