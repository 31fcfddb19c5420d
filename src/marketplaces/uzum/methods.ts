import type { MarketplaceResponse } from '../http.ts';
import { type ApiDescription, pageOf } from '../methods.ts';
import { readError } from './call.ts';

/** Uzum's gateway answers 403 without an error of Uzum for a path that does not exist. A page says that it refuses everybody. */
const isGone = (response: MarketplaceResponse): boolean =>
  response.status === 403 && !response.text.trim().startsWith('<') && !readError(response);

/** What is called of Uzum's API. */
export const uzumApi: ApiDescription = {
  page: pageOf('uzum'),
  methods: [
    { name: 'POST /v2/fbs/sku/stocks', uses: ['set_stock'] },
    { name: 'GET /v3/fbs/sku/stocks', uses: ['read_stock', 'account', 'catalog'] },
    { name: 'GET /v2/fbs/orders', uses: ['new_orders', 'orders'] },
    { name: 'GET /v1/fbs/order/{id}', uses: ['orders'], mayBeAbsent: true },
    { name: 'GET /v1/shops', uses: ['account', 'orders', 'catalog'] },
    { name: 'GET /v1/product/shop/{id}', uses: ['catalog'] },
  ],
  isGone,
};
