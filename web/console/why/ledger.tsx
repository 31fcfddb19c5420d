import { useSettings } from '../base/settings.tsx';
import { LedgerExport } from './export-button.tsx';
import { nameMovement } from './movement-names.ts';
import type { WhyProduct } from './query.ts';

type Movement = NonNullable<WhyProduct['movements']>['nodes'][number];

/** What moved the stock, the newest first: how much, who, and from what to what. */
export function Ledger({ product }: { product: WhyProduct }) {
  const { t } = useSettings();
  const movements = product.movements?.nodes ?? [];
  return (
    <section className="surface">
      <h2>{t('why.ledger')}</h2>
      {movements.length > 0 && <LedgerExport sku={product.sku} />}
      {movements.length === 0 && <p className="muted">{t('why.ledgerEmpty')}</p>}
      <ol className="ledger">
        {movements.map((movement) => (
          <MovementRow key={movement.id} movement={movement} />
        ))}
      </ol>
    </section>
  );
}

/** A row of the ledger. `of`: what it moved, where rows of several products stand together. */
export function MovementRow({ movement, of }: { movement: Movement; of?: string }) {
  const { t, format } = useSettings();
  const at = new Date(movement.occurredAt);
  const kind = nameMovement(movement.movementType);
  const mark = movement.undoneBy ? 'why.undone' : movement.undoes ? 'why.undoes' : undefined;
  const cause = [movement.marketplace?.name, movement.order && `#${movement.order.number}`, movement.actor];
  return (
    <li data-undone={movement.undoneBy ? '' : undefined}>
      <time dateTime={movement.occurredAt} title={format.moment(at)}>
        {format.ago(at)}
      </time>
      <span>
        <strong>{format.change(movement.quantityChange)}</strong> {of && <span className="code">{of}</span>} {t(kind)}
        {mark && ` (${t(mark)})`}
        <span className="ledger-cause muted">{cause.filter(Boolean).join(' · ')}</span>
        {movement.note && <span className="ledger-cause">{movement.note}</span>}
      </span>
      <span className="ledger-figures">
        {t('why.beforeAfter', {
          before: format.number(movement.quantityBefore),
          after: format.number(movement.quantityAfter),
        })}
      </span>
    </li>
  );
}
