import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { createFormat } from '../shared/format.ts';
import type { Language, Translate } from '../shared/language.ts';
import { Banner } from './base/banner.tsx';
import { PageButtons } from './base/page-buttons.tsx';
import { type Screen, ShopContext, type ShopParts, type ShopSettings } from './base/shop.ts';
import { showBackButton } from './base/telegram.ts';
import { CartScreen } from './cart/cart-screen.tsx';
import { OrderScreen } from './orders/order-screen.tsx';
import { OrdersScreen } from './orders/orders-screen.tsx';
import { ProductScreen } from './shelf/product-screen.tsx';
import { shopDocument } from './shelf/queries.ts';
import { ShelfScreen } from './shelf/shelf-screen.tsx';

/** A screen of those that lie above each other, and how far it was scrolled. */
interface Layer {
  screen: Screen;
  scrolled: number;
}

const shelf: Layer = { screen: { name: 'shelf', view: { search: '', category: null } }, scrolled: 0 };
const layer = (screen: Screen): Layer => ({ screen, scrolled: 0 });

/** The shop of a buyer who is signed in. */
export function App(props: { parts: ShopParts; language: Language; translate: Translate }) {
  const { parts, language, translate } = props;
  const settings = useSettings(parts);
  const { layers, ...navigation } = useLayers(parts);
  const { timeZone } = settings;
  const format = useMemo(() => createFormat(language, translate, timeZone), [language, translate, timeZone]);
  const { screen } = layers.at(-1) ?? shelf;
  return (
    <ShopContext.Provider value={{ ...parts, ...navigation, settings, language, translate, format }}>
      <Banner />
      <Shown screen={screen} />
      <PageButtons />
    </ShopContext.Provider>
  );
}

function Shown({ screen }: { screen: Screen }) {
  switch (screen.name) {
    case 'shelf':
      return <ShelfScreen view={screen.view} />;
    case 'product':
      return <ProductScreen key={screen.sku} sku={screen.sku} />;
    case 'cart':
      return <CartScreen />;
    case 'orders':
      return <OrdersScreen />;
    case 'order':
      return <OrderScreen key={screen.id} id={screen.id} />;
  }
}

/** Screens above each other; Telegram's back button takes the uppermost away. */
function useLayers({ placing }: ShopParts) {
  // An order without an answer comes first: it may be placed, or not.
  const [layers, setLayers] = useState(() => (placing.isUnanswered ? [shelf, layer({ name: 'cart' })] : [shelf]));
  const go = useCallback((screen: Screen) => {
    const scrolled = scrollY;
    setLayers((old) => [...old.slice(0, -1), { screen: (old.at(-1) ?? shelf).screen, scrolled }, layer(screen)]);
  }, []);
  const replace = useCallback((screen: Screen) => setLayers((old) => [...old.slice(0, -1), layer(screen)]), []);
  const back = useCallback(() => setLayers((old) => (old.length > 1 ? old.slice(0, -1) : old)), []);
  const goFromShelf = useCallback((screen: Screen) => setLayers((old) => [old[0] ?? shelf, layer(screen)]), []);
  const isAbove = layers.length > 1;
  useEffect(() => showBackButton(isAbove ? back : undefined), [isAbove, back]);
  const top = layers.at(-1);
  useLayoutEffect(() => scrollTo(0, top?.scrolled ?? 0), [top]);
  return { layers, go, replace, back, goFromShelf };
}

/** What the seller has set up: as at the last visit, until it is read again. */
function useSettings({ api, storage }: ShopParts): ShopSettings {
  const [settings, setSettings] = useState<ShopSettings>(
    () => storage.read<ShopSettings>('settings') ?? { name: '', timeZone: undefined, categories: [] },
  );
  useEffect(() => {
    const read = async (): Promise<void> => {
      const { data } = await api.query(shopDocument, {});
      if (!data?.shop) return;
      const { timeZone, categories, notifiesBuyers } = data.shop;
      const read = { name: data.marketplace?.name ?? '', timeZone, categories: categories ?? [], notifiesBuyers };
      storage.write('settings', read);
      setSettings(read);
    };
    void read();
  }, [api, storage]);
  return settings;
}
