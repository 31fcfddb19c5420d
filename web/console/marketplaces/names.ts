import type { Translate } from '../../shared/language.ts';

const names: Readonly<Record<string, string>> = {
  uzum: 'Uzum Market',
  wildberries: 'Wildberries',
  ozon: 'OZON',
  yandex_market: 'Yandex Market',
};

/** The name of a kind of marketplace. One that this console does not know yet has the server's name. */
export function adapterName(t: Translate, adapter: string): string {
  return adapter === 'generic' ? t('marketplace.generic') : (names[adapter] ?? adapter);
}

/** The currency of prices there, for most sellers. */
export const usualCurrency = (adapter: string): string =>
  ['wildberries', 'ozon', 'yandex_market'].includes(adapter) ? 'RUB' : 'UZS';
