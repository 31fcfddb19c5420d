import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { Figure } from '../base/figure.tsx';
import { Icon, type IconName } from '../base/icon.tsx';
import { listInUse } from '../base/in-use.ts';
import { pushTones } from '../base/push-tones.ts';
import { useRights } from '../base/rights.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import { AdjustForm } from './adjust-form.tsx';
import type { AdjustKind } from './adjust-kinds.ts';
import type { StockProduct } from './queries.ts';

type Listing = NonNullable<StockProduct['marketplaceProducts']>[number];

const acts: readonly { kind: AdjustKind; icon: IconName }[] = [
  { kind: 'receipt', icon: 'plus' },
  { kind: 'count', icon: 'equal' },
  { kind: 'writeOff', icon: 'minus' },
];

/** A product with its figures, what marketplaces show, and what can be done with its stock. */
export function ProductRow({ product }: { product: StockProduct }) {
  const { t } = useSettings();
  const { mayWork } = useRights();
  const [kind, setKind] = useState<AdjustKind>();
  const close = () => setKind(undefined);
  return (
    <li className="product">
      <div className="product-name">
        <Link href={`/stock/${encodeURIComponent(product.sku)}`} title={t('stock.why')}>
          {product.name}
        </Link>
        <span className="code muted">{product.sku}</span>
      </div>
      <Figures product={product} />
      <ul className="listings">
        {listInUse(product.marketplaceProducts).map((listing) => (
          <li key={listing.id}>
            <Shown listing={listing} />
          </li>
        ))}
      </ul>
      <div className="product-acts">
        {(mayWork ? acts : []).map(({ kind: act, icon }) => (
          <Button key={act} className="chip" leftSection={<Icon name={icon} />} onClick={() => setKind(act)}>
            {t(`stock.${act}`)}
          </Button>
        ))}
      </div>
      <Modal
        opened={kind !== undefined}
        onClose={close}
        title={kind && `${t(`stock.${kind}`)}: ${product.name}`}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {kind && <AdjustForm kind={kind} product={product} onDone={close} />}
      </Modal>
    </li>
  );
}

function Figures({ product }: { product: StockProduct }) {
  const { t, format } = useSettings();
  const { quantity, lowStockThreshold } = product;
  const oversold = product.oversold ?? 0;
  return (
    <dl className="product-figures">
      <div>
        <dt>{t('stock.free')}</dt>
        <dd>
          {oversold > 0 ? (
            <State tone="danger">{t('today.missing', { count: format.number(oversold) })}</State>
          ) : quantity === 0 ? (
            <State tone="muted">0 · {t('stock.out')}</State>
          ) : lowStockThreshold !== null && quantity <= lowStockThreshold ? (
            <State tone="warn">
              <Figure value={quantity} /> · {t('stock.low')}
            </State>
          ) : (
            <Figure value={quantity} />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('stock.awaiting')}</dt>
        <dd>
          <Figure value={product.awaitingShipment ?? 0} />
        </dd>
      </div>
    </dl>
  );
}

/** What a marketplace shows; where it is not what it should show, both figures. */
function Shown({ listing: { marketplace, figure, marketplaceStock, pushState } }: { listing: Listing }) {
  const { t, format } = useSettings();
  const names = { marketplace: marketplace.name, figure: format.number(figure) };
  const text =
    pushState === 'NEVER_PUSHED'
      ? `${marketplace.name}: ${t('stock.neverSent')}`
      : marketplaceStock === null || marketplaceStock === figure
        ? t('stock.showsRight', names)
        : t('stock.shows', { ...names, shown: format.number(marketplaceStock) });
  return <State tone={pushTones[pushState] ?? 'wait'}>{text}</State>;
}
