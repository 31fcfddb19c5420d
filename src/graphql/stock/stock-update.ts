import { builder } from '../base/builder.ts';
import { ProductType } from '../catalog/product.ts';
import type { StockEvent } from '../live/iterator.ts';

const StockUpdate = builder.objectRef<StockEvent>('StockUpdate').implement({
  description: "A product's stock as it stands now.",
  fields: (t) => ({
    sku: t.exposeString('sku', { description: 'Which product.' }),
    stock: t.exposeInt('stock', { description: 'Units that the Mini App may sell now.' }),
    quantity: t.exposeInt('quantity', { description: 'Units free to sell, before listing rules.' }),
    version: t.exposeInt('version', { description: 'Never falls; across reconnects compare it.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the figure last changed.' }),
    cursor: t.exposeString('cursor', {
      description: 'For `after` of the next subscription: it covers everything before it.',
    }),
    archived: t.exposeBoolean('archived', { description: 'Taken out of sale.' }),
    product: t.field({ type: ProductType, description: 'The product.', resolve: (event) => String(event.productId) }),
  }),
});

builder.subscriptionField('stockUpdated', (t) =>
  t.field({
    type: StockUpdate,
    description:
      'Live stock. `skus`: their present state at once, then each new state. `after`: the present state of all that changed since ' +
      'that cursor, then each new state. Both: that filter from that cursor. Neither: new states only. At most 500 skus; unknown ' +
      'ones are silent until they exist. Quick changes of one product may arrive as one; never an older version after a newer one.',
    authScopes: { everybody: true },
    args: {
      skus: t.arg.stringList({ description: 'Only these products.' }),
      after: t.arg.string({ description: 'A `cursor` or `stockCursor` that the API gave.' }),
    },
    subscribe: (_root, { skus, after }, { liveStock }) => liveStock.iterate({ skus, after }),
    resolve: (event: StockEvent) => event,
  }),
);
