import { useState } from 'preact/hooks';
import { useChanges } from '../base/changes.ts';
import { useMainButton } from '../base/main-button.ts';
import { sumUp } from '../base/money.ts';
import { useShop } from '../base/shop.ts';
import { touch } from '../base/telegram.ts';
import { availableOf } from '../cart/cart.ts';
import { PriceOf, Stepper, StockBadge, Tile } from './parts.tsx';

/** A product: what it is, what it costs, how many are left. */
export function ProductScreen({ sku }: { sku: string }) {
  const { shelf, cart, format, translate, back } = useShop();
  useChanges(shelf);
  const product = shelf.find(sku);
  const available = availableOf(product);
  const [chosen, choose] = useState(Math.max(1, cart.countOf(sku)));
  const quantity = Math.min(chosen, available);
  const sum = product?.price && quantity > 0 ? sumUp([{ price: product.price, quantity }]) : undefined;
  useMainButton(
    sum && {
      text: translate('shop.toCart', { sum: format.money(sum.amount, sum.currencyCode) }),
      press: () => {
        cart.set(sku, quantity);
        touch('done');
        back();
      },
    },
  );
  if (!product) return null;
  return (
    <main class="detail">
      <Tile product={product} isLarge />
      <h1>{product.name}</h1>
      <PriceOf product={product} />
      <p role="status">
        <StockBadge product={product} />
      </p>
      {quantity > 0 && <Stepper name={product.name} value={quantity} min={1} max={available} change={choose} />}
      {quantity === available && available > 0 && <p class="hint">{translate('shop.atMost', { count: available })}</p>}
      {product.description && (
        <section>
          <h2>{translate('shop.description')}</h2>
          <p class="text">{product.description}</p>
        </section>
      )}
    </main>
  );
}
