import type { MarketplaceResponse } from '../http.ts';
import { type ApiDescription, type MethodUse, pageOf } from '../methods.ts';
import { isShutDown, type Method, readError, type Settings } from './call.ts';

const uses: Record<Method, readonly MethodUse[]> = {
  setStock: ['set_stock'],
  readStock: ['read_stock', 'catalog'],
  newPostings: ['new_orders', 'orders'],
  postings: ['orders'],
  products: ['catalog'],
  productInfo: ['catalog'],
  warehouses: ['account'],
  roles: ['account'],
};

/** What is called of OZON's API, by the paths that are set. */
export const ozonApi = ({ methods }: Pick<Settings, 'methods'>): ApiDescription => ({
  page: pageOf('ozon'),
  methods: (Object.keys(uses) as Method[]).map((method) => ({ name: `POST ${methods[method]}`, uses: uses[method] })),
  isGone: (response: MarketplaceResponse) => isShutDown(response.status, ...readError(response)),
});
