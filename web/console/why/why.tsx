import { Title } from '@mantine/core';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { apiLanguages } from '../../shared/language.ts';
import { Figure } from '../base/figure.tsx';
import { useRefresh } from '../base/follow.ts';
import { Icon } from '../base/icon.tsx';
import { Loaded } from '../base/loaded.tsx';
import { onShelf } from '../base/on-shelf.ts';
import { useSettings } from '../base/settings.tsx';
import { Differences } from './differences.tsx';
import { History } from './history.tsx';
import { Ledger } from './ledger.tsx';
import { type WhyProduct, whyQuery } from './query.ts';
import { Rules } from './rules.tsx';
import { ShownFigures } from './shown-figures.tsx';
import { TimeSlider } from './time-slider.tsx';
import './why.css';

const topics = ['stock', 'orders', 'alerts'] as const;

/** Why a product has the figure that it has: what moved it, and what each marketplace shows. */
export function Why() {
  const { t, language } = useSettings();
  const sku = decodeURIComponent(useParams<{ sku: string }>().sku);
  const [answer, again] = useQuery({
    query: whyQuery,
    variables: { sku, language: apiLanguages[language] },
    requestPolicy: 'cache-and-network',
  });
  const refresh = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useRefresh(topics, refresh);
  return (
    <>
      <Link href="/stock" className="why-back">
        <Icon name="arrowBack" />
        {t('nav.stock')}
      </Link>
      <Loaded answer={answer} again={refresh}>
        {({ product }) => (product ? <Product product={product} /> : <p>{t('why.notFound', { sku })}</p>)}
      </Loaded>
    </>
  );
}

function Product({ product }: { product: WhyProduct }) {
  return (
    <>
      <Title order={1} size={20}>
        {product.name} <span className="code muted">{product.sku}</span>
      </Title>
      <Figures product={product} />
      <TimeSlider product={product} />
      <div className="why">
        <div className="why-side">
          <Ledger product={product} />
          <History sku={product.sku} version={product.version} />
        </div>
        <div className="why-side">
          <ShownFigures product={product} />
          <Differences product={product} />
          <Rules product={product} />
          <Waiting product={product} />
        </div>
      </div>
    </>
  );
}

function Figures({ product }: { product: WhyProduct }) {
  const { t } = useSettings();
  const [oversold, awaiting] = [product.oversold ?? 0, product.awaitingShipment ?? 0];
  const figures = [
    ['stock.free', product.quantity],
    ['stock.awaiting', awaiting],
    ['why.onShelf', onShelf({ quantity: product.quantity, oversold, awaiting })],
  ] as const;
  return (
    <dl className="why-figures">
      {figures.map(([text, value]) => (
        <div key={text}>
          <dt>{t(text)}</dt>
          <dd>
            <Figure value={value} />
          </dd>
        </div>
      ))}
      {oversold > 0 && (
        <div data-tone="danger">
          <dt>{t('stock.oversold')}</dt>
          <dd>
            <Figure value={oversold} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Alerts about the product, and the orders that wait for it. */
function Waiting({ product: { alerts, openOrders } }: { product: WhyProduct }) {
  const { t } = useSettings();
  return (
    <>
      {alerts && alerts.length > 0 && (
        <section className="surface">
          <h2>{t('why.alerts')}</h2>
          {alerts.map(({ id, text }) => (
            <p key={id}>{text}</p>
          ))}
        </section>
      )}
      {openOrders && openOrders.nodes.length > 0 && (
        <section className="surface">
          <h2>{t('why.openOrders')}</h2>
          <p>{openOrders.nodes.map(({ number, marketplace }) => `#${number} ${marketplace.name}`).join(', ')}</p>
        </section>
      )}
    </>
  );
}
