import { useEffect, useRef, useState } from 'preact/hooks';
import { useChanges } from '../base/changes.ts';
import { useMainButton } from '../base/main-button.ts';
import { useShop } from '../base/shop.ts';
import { CartStepper, PriceOf, StockBadge, Tile } from './parts.tsx';
import type { Product, View } from './shelf.ts';

const searchAfterMs = 300;

/** The shelf: what there is, with live figures, in an order that does not jump. */
export function ShelfScreen({ view }: { view: View }) {
  const { shelf, orders, settings, translate, go } = useShop();
  useChanges(shelf, orders);
  useCheckoutButton();
  const list = shelf.listOf(view);
  useEffect(() => {
    if (list.next === undefined) void shelf.load(view);
  }, [shelf, view, list]);
  // On the shelf only what is on sale; what is sold out stays where it is.
  const products = list.skus
    .flatMap((sku) => shelf.find(sku) ?? [])
    .filter(({ archived, inShop }) => !archived && inShop);
  return (
    <main>
      <header class="top">
        <h1>{settings.name || translate('shop.title')}</h1>
        <button type="button" class="link" onClick={() => go({ name: 'orders' })}>
          {translate('shop.myOrders')}
          {orders.openCount > 0 && <span class="count">{orders.openCount}</span>}
        </button>
      </header>
      <Search view={view} />
      <Categories view={view} />
      <ul class="shelf">
        {products.map((product) => (
          <ProductRow key={product.sku} product={product} />
        ))}
      </ul>
      {products.length === 0 && list.next === null && (
        <p class="empty">{translate(view.search === '' ? 'shop.empty' : 'shop.nothingFound')}</p>
      )}
      <More key={`${view.search}|${view.category}`} view={view} />
    </main>
  );
}

/** Telegram's button with the sum, once something is in the cart. */
function useCheckoutButton(): void {
  const { cart, format, translate, go } = useShop();
  useChanges(cart);
  const { total } = cart;
  useMainButton(
    total && {
      text: translate('shop.checkout', { sum: format.money(total.amount, total.currencyCode) }),
      press: () => go({ name: 'cart' }),
    },
  );
}

function ProductRow({ product }: { product: Product }) {
  const { go } = useShop();
  return (
    <li class="product">
      <button type="button" class="open" onClick={() => go({ name: 'product', sku: product.sku })}>
        <Tile product={product} />
        <span class="words">
          <span class="name">{product.name}</span>
          <PriceOf product={product} />
          <StockBadge product={product} />
        </span>
      </button>
      <CartStepper product={product} />
    </li>
  );
}

function Search({ view }: { view: View }) {
  const { replace, translate } = useShop();
  const [text, setText] = useState(view.search);
  useEffect(() => {
    const search = text.trim();
    if (search === view.search) return undefined;
    const timer = setTimeout(() => replace({ name: 'shelf', view: { ...view, search } }), searchAfterMs);
    return () => clearTimeout(timer);
  }, [text, view, replace]);
  const label = translate('shop.search');
  return (
    <input
      class="search"
      type="search"
      enterkeyhint="search"
      aria-label={label}
      placeholder={label}
      maxLength={100}
      value={text}
      onInput={({ currentTarget }) => setText(currentTarget.value)}
    />
  );
}

function Categories({ view }: { view: View }) {
  const { settings, replace, translate } = useShop();
  if (settings.categories.length === 0) return null;
  return (
    <nav class="categories" aria-label={translate('shop.categories')}>
      {[null, ...settings.categories].map((category) => (
        <button
          key={category}
          type="button"
          aria-pressed={category === view.category}
          onClick={() => replace({ name: 'shelf', view: { ...view, category } })}
        >
          {category ?? translate('shop.all')}
        </button>
      ))}
    </nav>
  );
}

/** Reads the next page when the end of the list comes into sight. */
function More({ view }: { view: View }) {
  const { shelf, translate } = useShop();
  const end = useRef<HTMLDivElement>(null);
  const list = shelf.listOf(view);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void shelf.load(view);
      },
      { rootMargin: '600px' },
    );
    if (end.current && typeof list.next === 'string' && !list.hasFailed) observer.observe(end.current);
    return () => observer.disconnect();
  }, [shelf, view, list.next, list.hasFailed]);
  return (
    <div ref={end} class="more">
      {list.hasFailed && (
        <button type="button" class="second" onClick={() => void shelf.load(view)}>
          {translate('state.retry')}
        </button>
      )}
      {list.loading && !list.hasFailed && <p role="status">{translate('state.loading')}</p>}
    </div>
  );
}
