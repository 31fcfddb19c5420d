import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Icon } from './icon.tsx';
import { useSettings } from './settings.tsx';
import { type Sheet, saveSheet } from './sheet.ts';

/** Saves a list as an Excel file. `read`: its rows as they are now; undefined: they could not be read. */
export function ExcelButton({
  name,
  headings,
  read,
}: Omit<Sheet, 'rows'> & { read: () => Promise<Sheet['rows'] | undefined> }) {
  const { t } = useSettings();
  const [busy, setBusy] = useState(false);
  async function save(): Promise<void> {
    setBusy(true);
    const rows = await read();
    if (rows) await saveSheet({ name, headings, rows });
    else notifications.show({ message: t('state.failed') });
    setBusy(false);
  }
  return (
    <Button className="chip" leftSection={<Icon name="download" />} loading={busy} onClick={() => void save()}>
      {t('list.excel')}
    </Button>
  );
}
