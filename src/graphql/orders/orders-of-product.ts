import DataLoader from 'dataloader';
import { countOpenOrdersOfProducts, listOpenOrdersOfProducts } from '../../db/order-lists/orders-of-products.ts';
import { builder } from '../base/builder.ts';
import { pageArgs, pageComplexity, readPageArgs, toConnection } from '../base/page.ts';
import { ProductType } from '../catalog/product.ts';
import { listAsked } from '../reading/selection.ts';
import { OrderConnection } from './order.ts';

builder.objectField(ProductType, 'openOrders', (t) =>
  t.loadable({
    type: OrderConnection,
    nullable: true,
    description:
      'Orders with this product that are not shipped yet: HELD, NEW or CONFIRMED, newest first. Of an oversold product they are the ' +
      'orders to decide about.',
    authScopes: { staff: true },
    complexity: pageComplexity,
    args: { ...pageArgs },
    // One loader per field of the document: there the arguments are the same for all products.
    byPath: true,
    load: async (ids: number[], { sql }, args, info) => {
      const request = readPageArgs(args);
      const counts = new DataLoader(async (keys: readonly number[]) => {
        const rows = Map.groupBy(await countOpenOrdersOfProducts(sql, keys), ({ productId }) => productId);
        return keys.map((key) => rows.get(key) ?? []);
      });
      const asked = listAsked(info);
      // At the same time as the rows.
      if (asked.has('totalCount') || asked.has('counts')) void counts.loadMany(ids);
      const pages = await listOpenOrdersOfProducts(sql, ids, request);
      return ids.map((id) => ({
        ...toConnection(pages.get(id) ?? { rows: [], hasMore: false }, request, async () =>
          (await counts.load(id)).reduce((sum, { count }) => sum + count, 0),
        ),
        countStatuses: () => counts.load(id),
      }));
    },
    resolve: (product) => product.id,
  }),
);
