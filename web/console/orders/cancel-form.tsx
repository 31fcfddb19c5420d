import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { leftOf } from './lines.ts';
import { QuantityFields, useQuantities } from './quantities.tsx';
import { cancelMutation, type OrderDetails } from './query.ts';

/** Cancels an order or a part of it, and says what becomes of the goods. */
export function CancelForm({ order, onDone }: { order: OrderDetails; onDone: () => void }) {
  const { t } = useSettings();
  const { rows, type, submit, error, busy, isLost, setLost, reason, setReason } = useCancel(order, onDone);
  const isShipped = order.status === 'SHIPPED' || order.status === 'DELIVERED';
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        <h2>{t('orders.cancelTitle', { number: order.number })}</h2>
        <QuantityFields rows={rows} onType={type} />
        <Radio.Group
          label={t('orders.goods')}
          value={isLost ? 'lost' : 'back'}
          onChange={(value) => setLost(value === 'lost')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="back" label={t(isShipped ? 'orders.goodsExpected' : 'orders.goodsBack')} />
            <Radio value="lost" label={t('orders.goodsLost')} />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('orders.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error && <p role="alert">{error}</p>}
        <Group>
          <Button type="submit" className="button-danger" loading={busy}>
            {t('orders.cancel')}
          </Button>
          <Button className="chip" onClick={onDone}>
            {t('action.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useCancel(order: OrderDetails, onDone: () => void) {
  const { t } = useSettings();
  const [isLost, setLost] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const { rows, type, read } = useQuantities(order.items, leftOf, true);
  const { run, busy } = useOnce(cancelMutation);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const chosen = read();
    if (!chosen) return;
    if (chosen.length === 0) return setError(t('orders.chooseItems'));
    const isWhole = rows.every(({ most, count }) => most === count);
    const outcome = await run({
      orderId: order.id,
      items: isWhole ? null : chosen.map(({ item, count }) => ({ sku: item.sku, quantity: count })),
      restock: isLost ? false : null,
      reason: reason.trim() || null,
    });
    if ('refusal' in outcome) return setError(refusalText(t, outcome.refusal));
    notifications.show({ message: t(isWhole ? 'orders.cancelled' : 'orders.cancelledPart', { number: order.number }) });
    onDone();
  }
  return { rows, type, submit, error, busy, isLost, setLost, reason, setReason };
}
