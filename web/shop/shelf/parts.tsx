import { useRef, useState } from 'preact/hooks';
import { useChanges } from '../base/changes.ts';
import { useShop } from '../base/shop.ts';
import { touch } from '../base/telegram.ts';
import { availableOf, isOnSale } from '../cart/cart.ts';
import type { Product } from './shelf.ts';

/** From so many down the shop says how many are left. */
const fewUnits = 5;

/** How much is left, where that matters to the buyer. It flashes when it changes. */
export function StockBadge({ product }: { product: Product | undefined }) {
  const { translate } = useShop();
  const stock = availableOf(product);
  const first = useRef(stock);
  const flash = stock === first.current ? '' : ' flash';
  if (!product || !isOnSale(product)) return <span class="badge out">{translate('shop.notOnSale')}</span>;
  if (stock === 0) return <span class={`badge out${flash}`}>{translate('shop.soldOut')}</span>;
  if (stock > fewUnits) return null;
  return (
    <span key={stock} class={`badge few${flash}`}>
      {translate('shop.left', { count: stock })}
    </span>
  );
}

/** The picture of a product, or its first letter in place of one. */
export function Tile({ product, isLarge = false }: { product: Product | undefined; isLarge?: boolean }) {
  const [failed, setFailed] = useState<string>();
  const { name = '', picture } = product ?? {};
  const [letter = ''] = name.trim();
  return (
    <span class={isLarge ? 'tile large' : 'tile'} aria-hidden="true">
      {picture && picture !== failed ? (
        <img src={picture} alt="" loading="lazy" onError={() => setFailed(picture)} />
      ) : (
        letter.toLocaleUpperCase()
      )}
    </span>
  );
}

export function PriceOf({ product }: { product: Product | undefined }) {
  const { format } = useShop();
  if (!product?.price) return null;
  return <span class="price">{format.money(product.price.amount, product.price.currencyCode)}</span>;
}

/** How many of a product: fewer, the figure, more. Never more than there are. */
export function Stepper(props: {
  name: string;
  value: number;
  max: number;
  min?: number;
  change(value: number): void;
}) {
  const { translate } = useShop();
  const { name, value, max, min = 0, change } = props;
  const step = (by: number): void => {
    touch('added');
    change(value + by);
  };
  return (
    <fieldset class="stepper" aria-label={translate('shop.quantityOf', { name })}>
      <button type="button" aria-label={translate('shop.less')} disabled={value <= min} onClick={() => step(-1)}>
        −
      </button>
      <output>{value}</output>
      <button type="button" aria-label={translate('shop.more')} disabled={value >= max} onClick={() => step(1)}>
        +
      </button>
    </fieldset>
  );
}

/** Puts a product into the cart, and changes how many of it are there. */
export function CartStepper({ product }: { product: Product }) {
  const { cart, translate } = useShop();
  useChanges(cart);
  const available = availableOf(product);
  const chosen = cart.countOf(product.sku);
  const set = (value: number): void => cart.set(product.sku, value);
  if (chosen > 0 && available > 0) {
    return <Stepper name={product.name} value={Math.min(chosen, available)} max={available} change={set} />;
  }
  return (
    <button
      type="button"
      class="add"
      aria-label={translate('shop.addOf', { name: product.name })}
      disabled={available === 0}
      onClick={() => {
        touch('added');
        set(1);
      }}
    >
      +
    </button>
  );
}
