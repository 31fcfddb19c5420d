import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Format } from '../../shared/format.ts';
import type { Language, Translate } from '../../shared/language.ts';
import type { Cart } from '../cart/cart.ts';
import type { Placing } from '../cart/placing.ts';
import type { Orders } from '../orders/orders.ts';
import type { Shelf, View } from '../shelf/shelf.ts';
import type { Api } from './api.ts';
import type { ShopStorage } from './storage.ts';
import type { TelegramUser } from './telegram.ts';

/** What the seller has set up. */
export interface ShopSettings {
  name: string;
  timeZone: string | undefined;
  categories: string[];
  /** Whether its bot writes to buyers what became of their orders. */
  notifiesBuyers?: boolean;
}

export type Screen =
  | { name: 'shelf'; view: View }
  | { name: 'product'; sku: string }
  | { name: 'cart' }
  | { name: 'orders' }
  | { name: 'order'; id: string };

/** What lives as long as the shop is open. */
export interface ShopParts {
  api: Api;
  storage: ShopStorage;
  shelf: Shelf;
  cart: Cart;
  placing: Placing;
  orders: Orders;
  user: TelegramUser;
}

/** What every screen needs. */
export interface Shop extends ShopParts {
  settings: ShopSettings;
  language: Language;
  translate: Translate;
  format: Format;
  /** Opens a screen above this one. */
  go(screen: Screen): void;
  /** Replaces this screen. */
  replace(screen: Screen): void;
  back(): void;
  /** Opens a screen right above the shelf. */
  goFromShelf(screen: Screen): void;
}

export const ShopContext = createContext<Shop | undefined>(undefined);

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error('useShop stands outside of the shop');
  return shop;
}

/** The language as the API names it. */
export const apiLanguages = { uz: 'UZ', ru: 'RU', en: 'EN' } as const;
