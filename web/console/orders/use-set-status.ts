import { notifications } from '@mantine/notifications';
import type { OrderStatus } from '../../gql/graphql.ts';
import { refusalText } from '../base/refusal-text.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { statusMutation } from './query.ts';

/** Takes an order a step further, and says so, or why not. */
export function useSetStatus({ id, number }: { id: string | number; number: string }) {
  const { t } = useSettings();
  const { run, busy } = useOnce(statusMutation);
  async function setStatus(status: OrderStatus): Promise<void> {
    const outcome = await run({ orderId: id, status });
    const message =
      'payload' in outcome
        ? t('orders.statusSet', { number, status: t(`orderStatus.${outcome.payload.order.status}`) })
        : refusalText(t, outcome.refusal);
    notifications.show({ message });
  }
  return { setStatus, busy };
}
