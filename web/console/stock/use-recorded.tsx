import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TextId } from '../../shared/language.ts';
import { useSettings } from '../base/settings.tsx';
import type { AdjustKind } from './adjust-kinds.ts';
import type { Recorded } from './use-adjust.ts';

const shownMs = 15_000;
const texts: Record<AdjustKind, TextId> = {
  receipt: 'stock.received',
  count: 'stock.countedDone',
  writeOff: 'stock.writtenOff',
};

/** Says what was recorded, and offers to undo it. */
export function useRecorded(kind: AdjustKind): (recorded: Recorded) => void {
  const { t, format } = useSettings();
  return ({ change, now, undo }) => {
    const text = kind === 'count' && change === 0 ? 'stock.countedSame' : texts[kind];
    const id = notifications.show({
      autoClose: shownMs,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('action.close') },
      message: (
        <Group justify="space-between">
          <span>{t(text, { change: format.change(change), now: format.number(now) })}</span>
          {change !== 0 && (
            <Button
              className="chip"
              onClick={() => {
                notifications.hide(id);
                void undo();
              }}
            >
              {t('stock.undo')}
            </Button>
          )}
        </Group>
      ),
    });
  };
}
