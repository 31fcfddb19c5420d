import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { dismissMutation } from './query.ts';

interface Props {
  /** Undefined: not known yet. */
  ids: readonly string[] | undefined;
  onCount?: () => void;
  onDone: () => void;
}

/** Closes events that must never count. The reason is kept with them. */
export function DismissButton({ ids, onCount, onDone }: Props) {
  const { t, format } = useSettings();
  const [reason, setReason] = useState('');
  const { run } = useOnce(dismissMutation);
  async function act(): Promise<string | undefined> {
    if (reason.trim() === '') return t('decide.reasonMissing');
    const outcome = await run({ ids: [...(ids ?? [])], reason: reason.trim() });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    setReason('');
    notifications.show({ message: t('decide.dismissed', { count: format.number(outcome.payload.dismissed) }) });
    onDone();
    return undefined;
  }
  return (
    <ConfirmButton
      label={t('decide.dismiss')}
      title={t('decide.dismissTitle')}
      act={act}
      danger
      disabled={!ids || ids.length === 0}
      {...(onCount && { onOpen: onCount })}
    >
      <p>{ids ? t('decide.dismissCount', { count: ids.length }) : t('decide.counting')}</p>
      <TextInput
        label={t('orders.reason')}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmButton>
  );
}
