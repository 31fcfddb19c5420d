import type { TextId } from '../../shared/language.ts';
import { listInUse } from '../base/in-use.ts';
import { pushTones } from '../base/push-tones.ts';
import { useSettings } from '../base/settings.tsx';
import { State } from '../base/state.tsx';
import type { WhyProduct } from './query.ts';

type Listing = NonNullable<WhyProduct['marketplaceProducts']>[number];

/** What each marketplace shows and should show, by which rule, and how far our figure has come. */
export function ShownFigures({ product }: { product: WhyProduct }) {
  const { t } = useSettings();
  const listings = listInUse(product.marketplaceProducts);
  return (
    <section className="surface">
      <h2>{t('why.shown')}</h2>
      {listings.length === 0 && <p className="muted">{t('why.notLinked')}</p>}
      <ul className="shown">
        {listings.map((listing) => (
          <li key={listing.id}>
            <Row listing={listing} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ listing }: { listing: Listing }) {
  const { t, format } = useSettings();
  const { marketplace, marketplaceStock, figure, pushState, stockLastSyncedAt } = listing;
  const tone = pushTones[pushState];
  const state = t(`push.${tone ? pushState : 'other'}` as TextId);
  const names = { marketplace: marketplace.name, figure: format.number(figure) };
  return (
    <>
      <div className="today-row">
        <strong>
          {marketplaceStock === null || marketplaceStock === figure
            ? t('stock.showsRight', names)
            : t('stock.shows', { ...names, shown: format.number(marketplaceStock) })}
        </strong>
        <State tone={tone ?? 'wait'}>{state}</State>
      </div>
      <div className="muted">
        {[listing.marketplaceSku, ...describeRule(listing)].join(' · ')}
        {stockLastSyncedAt && ` · ${t('why.updated', { time: format.ago(new Date(stockLastSyncedAt)) })}`}
      </div>
      {listing.pushStateReason && <div>{t('error.said', { message: listing.pushStateReason })}</div>}
    </>
  );

  function describeRule(rule: Listing): string[] {
    const { stockBuffer, stockLimit, stockPercent, stockMinimum, unitsPerItem } = rule;
    const parts: (string | false)[] = [
      unitsPerItem > 1 && t('why.pack', { count: unitsPerItem }),
      stockBuffer > 0 && t('why.buffer', { count: format.number(stockBuffer) }),
      stockLimit !== null && t('why.limit', { count: format.number(stockLimit) }),
      stockPercent < 100 && t('why.percent', { count: stockPercent }),
      stockMinimum > 0 && t('why.minimum', { count: format.number(stockMinimum) }),
    ];
    return parts.filter((part) => part !== false);
  }
}
