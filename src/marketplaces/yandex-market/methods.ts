import { type ApiDescription, type ApiMethod, pageOf } from '../methods.ts';
import type { Settings } from './call.ts';

const shopWarehouses: ApiMethod = { name: 'POST /v2/businesses/{businessId}/warehouses', uses: ['account'] };
const cabinetWarehouses: ApiMethod = { name: 'POST /v3/businesses/{businessId}/warehouses', uses: ['account'] };
const stockOf: Record<'v2' | 'v3', readonly ApiMethod[]> = {
  v2: [
    { name: 'PUT /v2/campaigns/{campaignId}/offers/stocks', uses: ['set_stock'] },
    { name: 'POST /v2/campaigns/{campaignId}/offers/stocks', uses: ['read_stock', 'catalog'] },
  ],
  v3: [
    { name: 'POST /v3/businesses/{businessId}/offers/stocks/update', uses: ['set_stock'] },
    { name: 'POST /v3/businesses/{businessId}/offers/stocks', uses: ['read_stock', 'catalog'] },
  ],
};
/** Which lists of warehouses the check of the account reads. */
const warehousesOf: Record<'v2' | 'v3' | 'unknown', readonly ApiMethod[]> = {
  v2: [],
  v3: [cabinetWarehouses],
  unknown: [shopWarehouses, { ...cabinetWarehouses, isConditional: true }],
};

/** What is called of Market's API. */
export const yandexMarketApi = ({ stockMethods }: Pick<Settings, 'stockMethods'>): ApiDescription => ({
  page: pageOf('yandex_market'),
  methods: [
    ...stockOf[stockMethods ?? 'v2'],
    { name: 'POST /v1/businesses/{businessId}/orders', uses: ['new_orders', 'orders'] },
    { name: 'GET /v2/campaigns/{campaignId}/returns', uses: ['orders'] },
    { name: 'POST /v2/auth/token', uses: ['account'] },
    { name: 'GET /v2/campaigns/{campaignId}', uses: ['account'] },
    ...warehousesOf[stockMethods ?? 'unknown'],
    { name: 'POST /v2/businesses/{businessId}/offer-mappings', uses: ['catalog'] },
  ],
});
