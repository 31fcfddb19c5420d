import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { returnableOf } from './lines.ts';
import { QuantityFields, useQuantities } from './quantities.tsx';
import { type OrderDetails, returnMutation } from './query.ts';

/** Receives goods of an order that came back: good ones go back to stock, damaged ones are written off. */
export function ReturnForm({ order, onDone }: { order: OrderDetails; onDone: () => void }) {
  const { t } = useSettings();
  const { rows, type, submit, error, busy, isDamaged, setDamaged, note, setNote } = useReturn(order, onDone);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <h2>{t('orders.returnTitle', { number: order.number })}</h2>
        <QuantityFields rows={rows} onType={type} />
        <Radio.Group
          label={t('orders.condition')}
          value={isDamaged ? 'damaged' : 'sellable'}
          onChange={(value) => setDamaged(value === 'damaged')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="sellable" label={t('orders.sellable')} />
            <Radio value="damaged" label={t('orders.damaged')} />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('stock.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error && <p role="alert">{error}</p>}
        <Group>
          <Button type="submit" className="button-main" loading={busy}>
            {t('orders.receiveReturn')}
          </Button>
          <Button className="chip" onClick={onDone}>
            {t('action.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useReturn(order: OrderDetails, onDone: () => void) {
  const { t } = useSettings();
  const [isDamaged, setDamaged] = useState(false);
  const [note, setNote] = useState('');
  const [error, setError] = useState<string>();
  const { rows, type, read } = useQuantities(order.items, (item) => returnableOf(item, order.status), false);
  const { run, busy } = useOnce(returnMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = read();
    if (!chosen) return;
    if (chosen.length === 0) return setError(t('orders.chooseItems'));
    const condition = isDamaged ? ('DAMAGED' as const) : ('SELLABLE' as const);
    const outcome = await run({
      orderId: order.id,
      items: chosen.map(({ item, count }) => ({ sku: item.sku, quantity: count, condition })),
      note: note.trim() || null,
    });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    notifications.show({ message: t('orders.returned', { number: order.number }) });
    onDone();
  }
  return { rows, type, submit, error, busy, isDamaged, setDamaged, note, setNote };
}
