import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { useSettings } from './settings.tsx';

interface Props {
  /** What is done, as a verb: the button, and the button that does it. */
  label: string;
  title: string;
  /** The object, the figures, and whether it can be taken back. */
  children: ReactNode;
  /** Returns why it was not done; undefined: done. */
  act: () => Promise<string | undefined>;
  danger?: boolean;
  icon?: IconName;
  /** Nothing can be done at present: the dialog only says why. */
  disabled?: boolean;
  onOpen?: () => void;
}

/** A button that says first what will happen. The dialog stays open until the server has answered. */
export function ConfirmButton({ label, title, children, act, danger = false, icon, disabled = false, onOpen }: Props) {
  const { t } = useSettings();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const open = (): void => {
    setError(undefined);
    setOpen(true);
    onOpen?.();
  };
  async function run(): Promise<void> {
    setBusy(true);
    const refused = await act();
    setBusy(false);
    setError(refused);
    if (refused === undefined) setOpen(false);
  }
  const close = { 'aria-label': t('action.close') };
  return (
    <>
      <Button className="chip" leftSection={icon && <Icon name={icon} />} onClick={open}>
        {label}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={title} closeButtonProps={close}>
        <Stack gap="md">
          {children}
          {error && <p role="alert">{error}</p>}
          <Group>
            <Button
              className={danger ? 'button-danger' : 'button-main'}
              loading={busy}
              disabled={disabled}
              onClick={() => void run()}
            >
              {label}
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
