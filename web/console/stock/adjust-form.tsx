import { Button, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useRef, useState } from 'react';
import { onShelf } from '../base/on-shelf.ts';
import { useSettings } from '../base/settings.tsx';
import { type AdjustKind, readCount, reasons } from './adjust-kinds.ts';
import type { StockProduct } from './queries.ts';
import { useAdjust } from './use-adjust.ts';
import { useRecorded } from './use-recorded.tsx';

interface Props {
  kind: AdjustKind;
  product: StockProduct;
  onDone: () => void;
}

/** Receives, counts or writes off one product. What was typed stays until the server has answered that it is recorded. */
export function AdjustForm(props: Props) {
  const { kind } = props;
  const { t } = useSettings();
  const { text, setText, note, setNote, error, field, busy, submit } = useForm(props);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <TextInput
          ref={field}
          label={t(kind === 'count' ? 'stock.counted' : 'stock.quantity')}
          description={<Hint {...props} />}
          inputMode="numeric"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={error}
          data-autofocus
        />
        <TextInput
          label={t('stock.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Confirmation {...props} count={readCount(text)} />
        <Button type="submit" className={kind === 'writeOff' ? 'button-danger' : 'button-main'} loading={busy}>
          {t(kind === 'writeOff' ? 'stock.writeOff' : 'stock.save')}
        </Button>
      </Stack>
    </form>
  );
}

function useForm({ kind, product, onDone }: Props) {
  const { t } = useSettings();
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const { adjust, busy } = useAdjust(product);
  const showRecorded = useRecorded(kind);
  function refuse(reason: string): void {
    setError(reason);
    field.current?.focus();
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const count = readCount(text);
    if (count === undefined || (kind !== 'count' && count === 0)) return refuse(t('stock.numberMissing'));
    const answer = await adjust({
      reason: reasons[kind],
      note: note.trim() || null,
      ...(kind === 'count' ? { countedQuantity: count } : { quantityChange: kind === 'receipt' ? count : -count }),
    });
    if ('refusal' in answer) return refuse(answer.refusal);
    onDone();
    if ('kept' in answer) notifications.show({ message: t('waiting.kept', { product: product.name }) });
    else showRecorded(answer);
  }
  return { text, setText, note, setNote, error, field, busy, submit };
}

/** How much should be on the shelf, so that what is sold but not shipped is counted too. */
function Hint({ kind, product }: Props) {
  const { t, format } = useSettings();
  if (kind !== 'count') return null;
  const { quantity, oversold, awaitingShipment } = product;
  const count = onShelf({ quantity, oversold: oversold ?? 0, awaiting: awaitingShipment ?? 0 });
  return t('stock.countHint', { count: format.number(count) });
}

/** What a write-off will do, before it is done. */
function Confirmation({ kind, product, count }: Props & { count: number | undefined }) {
  const { t, format } = useSettings();
  if (kind !== 'writeOff' || count === undefined) return null;
  const figures = { before: format.number(product.quantity), after: format.number(product.quantity - count) };
  return <p>{t('stock.confirmWriteOff', { product: product.name, count: format.number(count), ...figures })}</p>;
}
