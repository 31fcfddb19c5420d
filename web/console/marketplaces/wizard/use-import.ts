import { useState } from 'react';
import { useSubscription } from 'urql';
import { refusalText } from '../../base/refusal-text.ts';
import { useSettings } from '../../base/settings.tsx';
import { useOnce } from '../../base/use-once.ts';
import { type ImportState, importMutation, importSubscription } from './query.ts';

/** How the catalogue is to be imported. */
interface HowToImport {
  dryRun: boolean;
  takeStock?: boolean;
  createLookAlikes?: boolean;
}

/** An import that this page asked for, and how far it has come. A worker does it, so that a lost connection stops nothing. */
export interface ImportRun {
  state: ImportState | undefined;
  /** It was asked for and has not ended. */
  isRunning: boolean;
  error: string | undefined;
  start(how: HowToImport): Promise<void>;
}

export function useImport(marketplace: { code: string; name: string }): ImportRun {
  const { t } = useSettings();
  const { run, busy } = useOnce(importMutation);
  const [id, setId] = useState<string>();
  const [error, setError] = useState<string>();
  const [{ data }] = useSubscription({
    query: importSubscription,
    variables: { id: id ?? '' },
    pause: id === undefined,
  });
  const state = data?.catalogImportUpdated.id === id ? data?.catalogImportUpdated : undefined;
  const hasEnded = state?.status === 'DONE' || state?.status === 'FAILED';
  async function start(how: HowToImport): Promise<void> {
    setError(undefined);
    const outcome = await run({ marketplace: marketplace.code, ...how });
    if ('payload' in outcome) setId(outcome.payload.catalogImport.id);
    else setError(refusalText(t, outcome.refusal, marketplace.name));
  }
  return { state, isRunning: busy || (id !== undefined && !hasEnded), error, start };
}
