import { Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ConfirmButton } from '../base/confirm-button.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { bookMutation, closeMutation, type Differences, reopenMutation, undoMutation } from './query.ts';

interface Props {
  found: Differences;
  /** Chosen lines: product ids and names. */
  chosen: ReadonlyMap<string, string>;
  onDone: () => void;
}

/** What can be done with a stocktake: book it, end it, undo it, go on. */
export function BookActs({ found, chosen, onDone }: Props) {
  const isOpen = found.status === 'OPEN';
  return (
    <div className="row-acts counts-acts">
      {isOpen && <Book found={found} chosen={chosen} onDone={onDone} />}
      {isOpen && <Close found={found} />}
      {!isOpen && <Reopen found={found} />}
      {found.status !== 'CLOSED' && found.differences.toBook < found.differences.lines && <Undo found={found} />}
    </div>
  );
}

function useRefused() {
  const { t } = useSettings();
  return (refused: readonly { product: { name: string }; reason: string }[]): void => {
    if (refused.length === 0) return;
    const names = refused.slice(0, 10).map(({ product }) => product.name);
    notifications.show({
      autoClose: false,
      withCloseButton: true,
      closeButtonProps: { 'aria-label': t('action.close') },
      message: t('counts.refused', { count: refused.length, names: names.join(', ') }),
    });
  };
}

/** Books in calls of bounded size until nothing is left. Returns why not; undefined: done. */
function useBooking({ found, chosen, onDone }: Props, withZero: boolean) {
  const { t, format } = useSettings();
  const { run } = useOnce(bookMutation);
  const sayRefused = useRefused();
  const isPart = chosen.size > 0;
  return async (): Promise<string | undefined> => {
    let expectedRevision = found.revision;
    let uncountedAsZero = withZero && !isPart ? found.progress.notCounted : null;
    const sums = { booked: 0, moved: 0 };
    for (;;) {
      const part = isPart ? { productIds: [...chosen.keys()] } : {};
      const outcome = await run({ stocktakeId: found.id, expectedRevision, uncountedAsZero, ...part });
      if ('refusal' in outcome) {
        return outcome.refusal.code === 'STALE_VERSION' ? t('counts.stale') : refusalText(t, outcome.refusal);
      }
      const { booked, moved, remaining, refused, stocktake } = outcome.payload;
      sums.booked += booked;
      sums.moved += moved;
      sayRefused(refused);
      expectedRevision = stocktake.revision;
      uncountedAsZero = null;
      if (remaining > 0) continue;
      const said = { booked: format.number(sums.booked), moved: format.number(sums.moved) };
      notifications.show({ message: t('counts.bookedNow', said) });
      onDone();
      return undefined;
    }
  };
}

function Book(props: Props) {
  const { found, chosen } = props;
  const { t, format } = useSettings();
  const [withZero, setWithZero] = useState(false);
  const act = useBooking(props, withZero);
  const { differences, progress } = found;
  const isPart = chosen.size > 0;
  const count = isPart ? chosen.size : differences.toBook;
  const label = isPart ? t('counts.bookChosen', { count }) : t('counts.bookAll');
  return (
    <ConfirmButton
      label={label}
      title={label}
      act={act}
      icon="check"
      disabled={count === 0 && !withZero}
      onOpen={() => setWithZero(false)}
    >
      <p>{t('counts.bookWhat', { count: format.number(count) })}</p>
      {!isPart && <Warnings found={found} />}
      {!isPart && progress.notCounted > 0 && (
        <Checkbox
          label={t('counts.uncountedZero', { count: progress.notCounted })}
          checked={withZero}
          onChange={({ currentTarget: { checked } }) => setWithZero(checked)}
        />
      )}
      <p className="muted">{t('counts.bookUndo')}</p>
    </ConfirmButton>
  );
}

/** What a person should know before everything is booked. */
function Warnings({ found: { differences, progress } }: Pick<Props, 'found'>) {
  const { t } = useSettings();
  return (
    <>
      {differences.doubtful > 0 && <p role="status">{t('counts.bookDoubtful', { count: differences.doubtful })}</p>}
      {progress.questions > 0 && <p role="status">{t('counts.bookQuestions', { count: progress.questions })}</p>}
      {progress.notCounted > 0 && <p>{t('counts.uncountedStay', { count: progress.notCounted })}</p>}
    </>
  );
}

function Close({ found }: { found: Differences }) {
  const { t } = useSettings();
  const { run } = useOnce(closeMutation);
  async function act(): Promise<string | undefined> {
    const outcome = await run({ stocktakeId: found.id });
    return 'refusal' in outcome ? refusalText(t, outcome.refusal) : undefined;
  }
  return (
    <ConfirmButton label={t('counts.close')} title={t('counts.close')} act={act}>
      <p>{t('counts.closeWhat', { count: found.differences.toBook })}</p>
    </ConfirmButton>
  );
}

function Reopen({ found }: { found: Differences }) {
  const { t } = useSettings();
  const { run } = useOnce(reopenMutation);
  async function act(): Promise<string | undefined> {
    const outcome = await run({ stocktakeId: found.id });
    return 'refusal' in outcome ? refusalText(t, outcome.refusal) : undefined;
  }
  return (
    <ConfirmButton label={t('counts.reopen')} title={t('counts.reopen')} act={act}>
      <p>{t('counts.reopenWhat')}</p>
    </ConfirmButton>
  );
}

function Undo({ found }: { found: Differences }) {
  const { t, format } = useSettings();
  const { run } = useOnce(undoMutation);
  const sayRefused = useRefused();
  async function act(): Promise<string | undefined> {
    const outcome = await run({ stocktakeId: found.id });
    if ('refusal' in outcome) return refusalText(t, outcome.refusal);
    const { undone, refused } = outcome.payload;
    sayRefused(refused);
    notifications.show({ message: t('counts.undone', { count: format.number(undone) }) });
    return undefined;
  }
  return (
    <ConfirmButton label={t('counts.undo')} title={t('counts.undo')} act={act} icon="arrowBack" danger>
      <p>{t('counts.undoWhat')}</p>
    </ConfirmButton>
  );
}
