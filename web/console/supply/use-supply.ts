import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { readCount } from '../stock/adjust-kinds.ts';
import { supplyMutation } from './query.ts';

/** A line as it is typed. */
export interface SupplyLine {
  sku: string;
  name: string;
  quantity: string;
}

/** A supply that is being typed. It stays until the server has answered; sent again, it is one supply. */
export function useSupply(code: string, onDone: () => void) {
  const { t } = useSettings();
  const [lines, setLines] = useState<readonly SupplyLine[]>([]);
  const [note, setNote] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const { run, busy } = useOnce(supplyMutation);
  const pick = ({ sku, name }: { sku: string; name: string }): void =>
    setLines((before) =>
      before.some((line) => line.sku === sku) ? before : [...before, { sku, name, quantity: '1' }],
    );
  const type = (sku: string, quantity: string): void =>
    setLines((before) => before.map((line) => (line.sku === sku ? { ...line, quantity } : line)));
  const remove = (sku: string): void => setLines((before) => before.filter((line) => line.sku !== sku));

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const items = lines.map(({ sku, quantity }) => ({ sku, quantity: readCount(quantity) ?? 0 }));
    const wrong = items.filter(({ quantity }) => quantity === 0).map(({ sku }) => [sku, t('stock.numberMissing')]);
    if (items.length === 0) return setErrors({ lines: t('orders.linesMissing') });
    if (wrong.length > 0) return setErrors(Object.fromEntries(wrong));
    const outcome = await run({ marketplace: code, items, note: note.trim() === '' ? null : note.trim() });
    if ('refusal' in outcome) return setErrors({ form: refusalText(t, outcome.refusal) });
    setErrors({});
    setLines([]);
    setNote('');
    notifications.show({ message: t('state.saved') });
    onDone();
  }
  return { lines, note, setNote, errors, busy, pick, type, remove, submit };
}
