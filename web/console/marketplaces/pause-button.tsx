import { Button, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Icon } from '../base/icon.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { pauseMutation, resumeMutation } from './query.ts';

interface Props {
  marketplace: { code: string; name: string; paused: boolean | null };
}

/** Stops or starts sending to a marketplace, after saying what that does. */
export function PauseButton({ marketplace: { code, name, paused } }: Props) {
  const { t } = useSettings();
  const [isOpen, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  const pausing = useOnce(pauseMutation);
  const resuming = useOnce(resumeMutation);
  async function act(): Promise<void> {
    setError(undefined);
    const outcome = paused ? await resuming.run({ marketplace: code }) : await pausing.run({ marketplace: code });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal, name));
    setOpen(false);
    notifications.show({ message: t(paused ? 'marketplaces.resumed' : 'marketplaces.paused', { marketplace: name }) });
  }
  return (
    <>
      <Button className="chip" leftSection={<Icon name={paused ? 'play' : 'pause'} />} onClick={() => setOpen(true)}>
        {t(paused ? 'marketplaces.resume' : 'marketplaces.pause')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={name}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack gap="md">
          <p>{t(paused ? 'marketplaces.confirmResume' : 'marketplaces.confirmPause', { marketplace: name })}</p>
          {error && <p role="alert">{error}</p>}
          <Group>
            <Button className="button-main" loading={pausing.busy || resuming.busy} onClick={() => void act()}>
              {t(paused ? 'marketplaces.resume' : 'marketplaces.pause')}
            </Button>
            <Button className="chip" onClick={() => setOpen(false)}>
              {t('action.close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
