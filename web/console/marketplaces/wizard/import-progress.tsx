import { Button } from '@mantine/core';
import { refusalText } from '../../base/refusal-text.ts';
import { useSettings } from '../../base/settings.tsx';
import type { ImportRun } from './use-import.ts';

/** How far an import has come, read aloud; after a failure the reason, and how to go on. */
export function ImportProgress({ run, name, again }: { run: ImportRun; name: string; again: () => void }) {
  const { t, format } = useSettings();
  const { state, isRunning, error } = run;
  const failed = state?.status === 'FAILED' ? state : undefined;
  const read = format.number(state?.itemsRead ?? 0);
  return (
    <>
      <div role="status">
        {isRunning && <p>{t(state?.dryRun === false ? 'wizard.writing' : 'wizard.reading', { count: read })}</p>}
      </div>
      {(error ?? failed) && (
        <div role="alert">
          <p>
            {error ??
              refusalText(
                t,
                {
                  code: 'MARKETPLACE_REFUSED',
                  message: '',
                  said: failed?.error ?? '',
                  httpStatus: failed?.httpStatus ?? null,
                  issues: [],
                },
                name,
              )}
          </p>
          <Button className="button-main" onClick={again}>
            {t('state.retry')}
          </Button>
        </div>
      )}
    </>
  );
}
