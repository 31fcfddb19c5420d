import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useSettings } from '../../base/settings.tsx';
import { Doubtful } from './doubtful.tsx';
import { ImportProgress } from './import-progress.tsx';
import type { ImportState, WizardMarketplace } from './query.ts';
import { StepPage } from './steps.tsx';
import { useFirst } from './use-first.ts';
import { useImport } from './use-import.ts';

/** The third step: what the catalogue would become, first without writing anything. */
export function StepCatalog({ marketplace }: { marketplace: WizardMarketplace }) {
  const { t } = useSettings();
  const run = useImport(marketplace);
  const [createLookAlikes, setCreate] = useState(false);
  const { state, isRunning } = run;
  const read = () => void run.start({ dryRun: true });
  useFirst(read);
  const done = state?.status === 'DONE' ? state : undefined;
  const twins = done?.counts.lookAlikes ?? 0;
  return (
    <StepPage step="catalog" name={marketplace.name}>
      <ImportProgress run={run} name={marketplace.name} again={read} />
      {done && <Counts state={done} />}
      {done && <Doubtful marketplace={marketplace} items={done.doubtful} />}
      {done?.dryRun && twins > 0 && (
        <Checkbox
          label={t('wizard.createTwins', { count: twins })}
          description={t('wizard.createTwinsHint')}
          checked={createLookAlikes}
          onChange={(event) => setCreate(event.currentTarget.checked)}
        />
      )}
      <Group>
        {done && !done.dryRun ? (
          <Link href={`/marketplaces/${marketplace.code}/setup/opening`} className="link-button">
            {t('wizard.next')}
          </Link>
        ) : (
          <>
            <Button
              className="button-main"
              disabled={!done}
              loading={isRunning && state?.dryRun === false}
              onClick={() => void run.start({ dryRun: false, createLookAlikes })}
            >
              {t('wizard.write')}
            </Button>
            <Link href={`/marketplaces/${marketplace.code}/setup/opening`} className="chip-link">
              {t('wizard.skip')}
            </Link>
          </>
        )}
      </Group>
    </StepPage>
  );
}

/** What becomes of the items; nothing is said of what there is none of. */
function Counts({ state: { dryRun, itemsRead, counts } }: { state: ImportState }) {
  const { t, format } = useSettings();
  const { linked, created, linkedBefore, lookAlikes, ambiguous, unusable } = counts;
  const rows = [
    [dryRun ? 'wizard.willLink' : 'wizard.linked', linked],
    [dryRun ? 'wizard.willCreate' : 'wizard.created', created],
    ['wizard.linkedBefore', linkedBefore],
    ['wizard.twins', lookAlikes],
    ['wizard.ambiguous', ambiguous],
    ['wizard.unusable', unusable],
  ] as const;
  return (
    <section aria-label={t('wizard.result')}>
      <p>
        <strong>{t(dryRun ? 'wizard.dryRunDone' : 'wizard.written', { count: itemsRead })}</strong>
      </p>
      <dl className="counts">
        {rows
          .filter(([, count]) => count > 0)
          .map(([text, count]) => (
            <div key={text}>
              <dt>{t(text)}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
