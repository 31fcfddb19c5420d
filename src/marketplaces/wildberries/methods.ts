import { type ApiDescription, type ApiMethod, pageOf } from '../methods.ts';
import type { Settings } from './call.ts';

const ordersOf: Record<Settings['orderSchemes'][number], readonly ApiMethod[]> = {
  fbs: [
    { name: 'GET /api/v3/orders/new', uses: ['new_orders', 'orders'] },
    { name: 'GET /api/v3/orders', uses: ['orders'] },
    { name: 'POST /api/v3/orders/status', uses: ['orders'] },
    { name: 'GET /api/marketplace/v3/fbs/orders/archive', uses: ['archive'] },
  ],
  dbs: [
    { name: 'GET /api/v3/dbs/orders/new', uses: ['new_orders', 'orders'] },
    { name: 'GET /api/v3/dbs/orders', uses: ['orders'] },
    { name: 'POST /api/marketplace/v3/dbs/orders/status/info', uses: ['orders'] },
  ],
};

/** What is called of Wildberries' APIs. */
export const wildberriesApi = ({ orderSchemes }: Pick<Settings, 'orderSchemes'>): ApiDescription => ({
  page: pageOf('wildberries'),
  methods: [
    { name: 'PUT /api/v3/stocks/{warehouseId}', uses: ['set_stock'] },
    { name: 'POST /api/v3/stocks/{warehouseId}', uses: ['read_stock', 'catalog'] },
    ...orderSchemes.flatMap((scheme) => ordersOf[scheme]),
    { name: 'GET /api/v3/warehouses', uses: ['account'] },
    { name: 'POST /content/v2/get/cards/list', uses: ['catalog'] },
  ],
});
