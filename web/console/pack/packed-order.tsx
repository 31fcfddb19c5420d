import { ActionIcon, Button } from '@mantine/core';
import { Link } from 'wouter';
import { Icon } from '../base/icon.tsx';
import { refusalText } from '../base/refusal-text.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { useOnce } from '../base/use-once.ts';
import { OrderState } from '../orders/order-state.tsx';
import { useSetStatus } from '../orders/use-set-status.ts';
import { type PackOrder, unpackMutation } from './query.ts';

type Line = PackOrder['items'][number];
type Say = (text: string, isRefused: boolean) => void;

/** The order on the table: what belongs into its parcel, and what is in it. */
export function PackedOrder({ order, say }: { order: PackOrder; say: Say }) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const { setStatus, busy } = useSetStatus(order);
  const isTheirs = order.marketplace.type === 'API';
  return (
    <section className="pack-order" aria-label={t('pack.order', { number: order.number })}>
      <div className="pack-head">
        <Link href={`/orders/${encodeURIComponent(order.number)}`} className="pack-number">
          #{order.number}
        </Link>
        <span>{[order.marketplace.name, order.marketplaceOrderId].filter(Boolean).join(' · ')}</span>
        <OrderState order={order} />
      </div>
      <ul className="pack-lines">
        {order.items.map((line) => (
          <PackLine key={line.id} order={order} line={line} say={say} />
        ))}
      </ul>
      {order.packing === 'FULLY' && (
        <div className="pack-full">
          <p>
            <Icon name="check" /> <strong>{t('pack.full', { number: order.number })}</strong>
          </p>
          {isTheirs && <p className="muted">{t('pack.notSent', { marketplace: order.marketplace.name })}</p>}
          {mayWork && order.allowedStatuses.includes('SHIPPED') && (
            <Button className="button-main" loading={busy} onClick={() => void setStatus('SHIPPED')}>
              {t('orderStep.SHIPPED')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function PackLine({ order, line, say }: { order: PackOrder; line: Line; say: Say }) {
  const { t, format } = useSettings();
  const { mayWork } = useRights();
  const { run, busy } = useOnce(unpackMutation);
  const name = line.product?.name ?? line.sku;
  const [packed, toPack, toTakeOut] = [line.packedUnits ?? 0, line.unitsToPack ?? 0, line.unitsToTakeOut ?? 0];
  const unitsPerItem = line.unitsPerItem ?? 1;
  const isDone = toPack === 0 && toTakeOut === 0;

  async function takeOut(): Promise<void> {
    const outcome = await run({ orderId: order.id, itemId: line.id });
    if ('refusal' in outcome) say(refusalText(t, outcome.refusal), true);
    else say(t('pack.takenOut', { name }), false);
  }

  return (
    <li className="pack-line" data-done={isDone || undefined}>
      <span className="pack-count">
        {isDone && <Icon name="check" />}
        {format.number(packed)} / {format.number(packed + toPack - toTakeOut)}
      </span>
      <span className="pack-name">
        {name} <span className="code muted">{line.sku}</span>
        {unitsPerItem > 1 && <span className="muted">{t('pack.packOf', { count: unitsPerItem })}</span>}
        {toTakeOut > 0 && <strong className="pack-excess">{t('pack.takeOut', { count: toTakeOut })}</strong>}
      </span>
      {mayWork && packed > 0 && (
        <ActionIcon
          variant="default"
          size={44}
          className="pack-minus"
          disabled={busy}
          aria-label={t('pack.takeOneOut', { name })}
          onClick={() => void takeOut()}
        >
          <Icon name="minus" />
        </ActionIcon>
      )}
    </li>
  );
}
