import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { WebhookStatus } from '../../gql/graphql.ts';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { replayMutation } from './query.ts';

/** Events by their ids, or by a filter. */
export type Replayed =
  | { ids: readonly string[] }
  | { marketplace: string | null; status: WebhookStatus | null; since: string | null };

interface Props {
  /** Undefined: not known yet. */
  of: Replayed | undefined;
  onCount?: () => void;
  onDone: () => void;
}

/** Queues events again. First they are counted, and nothing is done. */
export function ReplayButton({ of, onCount, onDone }: Props) {
  const { t, format } = useSettings();
  const [isOpen, setOpen] = useState(false);
  const { counted, recount } = useCounted(isOpen ? of : undefined);
  const { run } = useOnce(replayMutation);
  async function act(): Promise<string | undefined> {
    if (!of) return undefined;
    const outcome = await run('ids' in of ? { ids: [...of.ids] } : of);
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    notifications.show({ message: t('decide.replayed', { count: format.number(outcome.payload.queued) }) });
    onDone();
    return undefined;
  }
  return (
    <ConfirmButton
      label={t('decide.replay')}
      title={t('decide.replayTitle')}
      icon="refresh"
      act={act}
      disabled={!counted || counted.matched === 0}
      onOpen={() => {
        recount();
        setOpen(true);
        onCount?.();
      }}
    >
      {counted ? (
        <>
          <p>{t('decide.replayCount', { count: counted.matched })}</p>
          {counted.held > 0 && <p>{t('decide.replayHeld', { count: counted.held })}</p>}
        </>
      ) : (
        <p role="status">{t('decide.counting')}</p>
      )}
    </ConfirmButton>
  );
}

/** How many events would be queued, by a dry run. */
function useCounted(of: Replayed | undefined) {
  const client = useClient();
  const [tries, setTries] = useState(0);
  const [counted, setCounted] = useState<{ matched: number; held: number }>();
  const text = of && JSON.stringify(of);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try counts again
  useEffect(() => {
    setCounted(undefined);
    if (text === undefined) return;
    let isCurrent = true;
    const input = { ...JSON.parse(text), dryRun: true };
    void client.mutation(replayMutation, { input }).then(({ data }) => {
      const answer = data?.retryWebhooks;
      if (isCurrent && answer?.__typename === 'RetryWebhooksPayload') setCounted(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [client, text, tries]);
  return { counted, recount: () => setTries((count) => count + 1) };
}
