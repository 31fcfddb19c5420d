import { Button } from '@mantine/core';
import { useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { undoMutation } from '../stock/queries.ts';
import type { Decided } from './pieces.ts';

/** What became of each piece since the screen was opened, the last one first. */
export function Sitting({ list }: { list: readonly Decided[] }) {
  const { t, format } = useSettings();
  const received = list.filter(({ result }) => result === 'SELLABLE' || result === 'DAMAGED').length;
  return (
    <section className="surface" aria-labelledby="returns-sitting">
      <h2 id="returns-sitting">{t('returns.sitting', { count: format.number(received) })}</h2>
      <ul className="pack-lines">
        {list.map((decided) => (
          <DecidedRow key={decided.id} {...decided} />
        ))}
      </ul>
      <p className="muted">{t('returns.mistake')}</p>
    </section>
  );
}

function DecidedRow({ name, from, result, alreadyInStock, movementId }: Decided) {
  const { t } = useSettings();
  const { run, busy } = useOnce(undoMutation);
  const [isUndone, setUndone] = useState(false);
  const [refused, setRefused] = useState<string>();
  async function undo(of: string): Promise<void> {
    const outcome = await run({ movementId: of });
    const isDone = 'payload' in outcome;
    setUndone(isDone);
    setRefused(isDone ? undefined : refusalText(t, outcome.refusal));
  }
  return (
    <li className="return-row">
      <span className="pack-name">
        <span>{name}</span>
        <span className="muted">{from}</span>
        {refused && <span role="alert">{refused}</span>}
      </span>
      <strong>{t(isUndone ? 'returns.undone' : `returns.result.${result}`)}</strong>
      {alreadyInStock && <span className="muted">{t('returns.alreadyInStock')}</span>}
      {movementId !== undefined && !isUndone && (
        <Button className="chip" loading={busy} onClick={() => void undo(movementId)}>
          {t('stock.undo')}
        </Button>
      )}
    </li>
  );
}
