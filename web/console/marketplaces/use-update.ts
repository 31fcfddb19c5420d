import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { UpdateMarketplaceInput } from '../../gql/graphql.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { type SettingsRow, updateMutation } from './query.ts';

/** Errors by field, as in the input; `form`: of none. */
export type UpdateErrors = Readonly<Record<string, string>>;

/** Changes settings of a marketplace, and says that it is done. What was typed stays where it was refused. */
export function useUpdate({ code, name, revision }: SettingsRow) {
  const { t } = useSettings();
  const { run, busy } = useOnce(updateMutation);
  const [errors, setErrors] = useState<UpdateErrors>({});
  /** Returns whether it was stored. */
  async function update(changes: Omit<UpdateMarketplaceInput, 'marketplace'>): Promise<boolean> {
    setErrors({});
    const outcome = await run({ marketplace: code, expectedRevision: revision, ...changes });
    if ('payload' in outcome) {
      notifications.show({ message: t('state.saved') });
      return true;
    }
    const { refusal } = outcome;
    const fields = refusal.issues.map(({ path, message }) => [path.slice(1).join('.'), message] as const);
    const text = refusal.code === 'STALE_VERSION' ? t('form.stale') : refusalText(t, refusal, name);
    setErrors(fields.length > 0 ? Object.fromEntries(fields) : { form: text });
    return false;
  }
  return { update, busy, errors, setErrors };
}
