import { Switch } from '@mantine/core';
import { useSettings } from '../base/settings.tsx';
import type { SettingsRow } from './query.ts';
import { useUpdate } from './use-update.ts';

/** Whether an order of the marketplace becomes shipped when its last item is packed. */
export function PackingSwitch({ marketplace }: { marketplace: SettingsRow }) {
  const { t } = useSettings();
  const { update, busy, errors } = useUpdate(marketplace);
  return (
    <section className="surface" aria-labelledby="packing-title">
      <h2 id="packing-title">{t('shipPacked.title')}</h2>
      <Switch
        size="lg"
        label={t('shipPacked.label')}
        description={t('shipPacked.hint')}
        checked={marketplace.shipWhenPacked ?? false}
        disabled={busy}
        error={errors.shipWhenPacked ?? errors.form}
        onChange={(event) => void update({ shipWhenPacked: event.currentTarget.checked })}
      />
    </section>
  );
}
